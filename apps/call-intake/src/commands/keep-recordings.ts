import type { Logger } from '@civicline/service-kit';
import type { Tx } from '@civicline/store';
import { resealing } from '@civicline/store';
import { keepUntil } from '../domain/recording';
import type { Arriving } from '../store/recordings';
import {
  arrivingRecordings,
  clearRecording,
  keepRecording,
  recordingResealed,
  recordingsRemoved,
  recordingsToRemove,
  recordingsToReseal,
} from '../store/recordings';
import type { Deps } from './deps';

/** Where recordings are kept, sealed: nobody reads there without the key. */
export interface Archive {
  /** Seals and keeps it with the current key, over what there may be under this id. */
  put(id: string, sound: Uint8Array): Promise<void>;
  /** Rejects when it is not there, was changed, or its key is not among ours any more. */
  get(id: string): Promise<Buffer>;
  /** What is not there is as good as removed. */
  remove(id: string): Promise<void>;
  /** How what is put begins. */
  readonly currentMark: string | undefined;
}

/** Recordings in the telephone system. */
export interface Recorder {
  /** What was recorded under this name; null: nothing ever was; 'running': it is not over there yet. */
  fetch(name: string): Promise<Uint8Array | 'running' | null>;
  /** What is not there is as good as deleted. */
  clear(name: string): Promise<void>;
}

const atOnce = 10;

/**
 * Takes recordings over that are ended: sealed in our folder first, then noted, then deleted in the telephone system. Whoever
 * comes after a crash begins where it stopped: each of the three may be done twice. Returns how many it dealt with.
 */
export const takeRecordings =
  (
    { store, clock }: Pick<Deps, 'store' | 'clock'>,
    archive: Archive,
    { source, days }: { readonly source: string; readonly days: number },
  ) =>
  async (recorder: Recorder): Promise<number> => {
    const keep = async ({ id, name, endedAt }: Arriving): Promise<'kept' | 'running' | 'nothing'> => {
      const sound = await recorder.fetch(name);
      if (sound === 'running') return 'running';
      if (sound === null) return 'nothing';
      await archive.put(id, sound);
      const kept = {
        id,
        keyId: archive.currentMark ?? '',
        bytes: sound.byteLength,
        keepUntil: keepUntil(endedAt, days),
      };
      await store.transaction(async (tx) => keepRecording(tx, kept, clock.now()));
      return 'kept';
    };
    let dealtWith = 0;
    for (const one of await arrivingRecordings(store, source, atOnce)) {
      const now = one.kept ? 'kept' : await keep(one);
      if (now === 'running') continue;
      await recorder.clear(one.name);
      const fault = now === 'nothing' ? 'nothing_recorded' : '';
      await store.transaction(async (tx) => clearRecording(tx, one.id, fault, clock.now()));
      dealtWith += 1;
    }
    return dealtWith;
  };

/** Seals with the current key what was sealed with another one: the file first, then it is noted, so that a process may die in between. */
export const resealRecordings = (log: Logger, archive: Archive) => {
  const { currentMark = '' } = archive;
  return resealing(log, {
    kind: 'recording',
    stale: async (tx, behind, limit) => (currentMark ? recordingsToReseal(tx, currentMark, behind, limit) : []),
    reseal: async (tx, id) => {
      await archive.put(id, await archive.get(id));
      recordingResealed(tx, id, currentMark);
    },
  });
};

/** Recordings whose time is over are removed. */
export const removeRecordings =
  ({ clock }: Pick<Deps, 'clock'>, archive: Pick<Archive, 'remove'>) =>
  async (tx: Tx, limit: number): Promise<number> => {
    const now = clock.now();
    const due = await recordingsToRemove(tx, now, limit);
    for (const id of due) await archive.remove(id);
    if (due.length) recordingsRemoved(tx, due, now);
    return due.length;
  };
