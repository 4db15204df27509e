import { intake } from '@civicline/contracts';
import { logger } from '@civicline/service-kit';
import { openKeyring, openStore, openVault } from '@civicline/store';
import { eventually, keeperSettings } from '@civicline/testkit';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Archive, Recorder } from '../src/commands/keep-recordings';
import { resealRecordings, takeRecordings } from '../src/commands/keep-recordings';
import { beginRecording, endRecording } from '../src/store/recordings';
import { sealedFolder } from '../src/telephony/sealed-folder';
import type { World } from './world';
import { openWorld } from './world';

const folder = mkdtempSync(path.join(os.tmpdir(), 'civicline-recordings-'));
const source = 'pbx';
const days = 90;

let world: World;
let store: ReturnType<typeof openStore>;
beforeAll(async () => {
  world = await openWorld({ env: { CIVICLINE_RECORDING_FOLDER: folder } });
  store = openStore({
    url: world.postgres.url,
    schema: 'intake',
    migrations: [],
    entities: [],
    log: logger('test', 'silent'),
  });
  await store.start();
});
afterAll(async () => {
  await store.stop();
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What lies in a telephone system, and what is asked of it. */
const recorderOf = (there: Map<string, Buffer>): Recorder => ({
  fetch: (name) => Promise.resolve(there.get(name) ?? null),
  clear: (name) => Promise.resolve(void there.delete(name)),
});

/** Works until the nth step, at which the process dies: before it, or just after. */
const dyingAt = <T extends object>(part: T, step: keyof T, when: 'before' | 'after'): T =>
  new Proxy(part, {
    get: (target, name) =>
      name !== step
        ? Reflect.get(target, name)
        : async (...args: unknown[]) => {
            if (when === 'after') await (Reflect.get(target, name) as (...all: unknown[]) => Promise<unknown>)(...args);
            throw new Error('killed');
          },
  });

const recorded = async () => {
  const [sourceId, name] = [randomUUID(), randomUUID()];
  const callId = await world.arrive(sourceId, { number: '0912345678' });
  const now = world.clock.now();
  await store.transaction(async (tx) =>
    beginRecording(tx, { id: randomUUID(), source, sourceId, name, agentId: 'a1' }, now),
  );
  await store.transaction(async (tx) => endRecording(tx, source, name, now));
  return { callId, name };
};
const listed = async (callId: string) =>
  (await world.client.listRecordings(intake.ListRecordingsRequest.fromPartial({ callId }), world.supervisor()))
    .recordings;
const heard = async (recordingId: string) => {
  const pieces: Uint8Array[] = [];
  for await (const { sound } of world.client.listenToRecording({ recordingId }, world.supervisor())) pieces.push(sound);
  return Buffer.concat(pieces);
};

const ring = openKeyring(keeperSettings['CIVICLINE_PERSONAL_KEYS'] ?? '');
const archive = sealedFolder(folder, openVault(ring, 'intake'));
const sound = randomBytes(200_000);

it.each<readonly [string, (recorder: Recorder) => readonly [Archive, Recorder]]>([
  ['before it is sealed', (recorder) => [dyingAt(archive, 'put', 'before'), recorder]],
  ['when it is sealed, before that is noted', (recorder) => [dyingAt(archive, 'put', 'after'), recorder]],
  ['when it is noted, before it is deleted there', (recorder) => [archive, dyingAt(recorder, 'clear', 'before')]],
  ['when it is deleted there, before that is noted', (recorder) => [archive, dyingAt(recorder, 'clear', 'after')]],
])('a recording is taken over once by whoever comes after a process that died %s', async (_, dying) => {
  const { callId, name } = await recorded();
  const there = new Map([[name, sound]]);
  const before = readdirSync(folder).length;
  const [itsArchive, itsRecorder] = dying(recorderOf(there));
  const deps = { store, clock: world.clock };
  await expect(takeRecordings(deps, itsArchive, { source, days })(itsRecorder)).rejects.toThrow('killed');
  expect(await takeRecordings(deps, archive, { source, days })(recorderOf(there))).toBe(1);
  expect(await takeRecordings(deps, archive, { source, days })(recorderOf(there))).toBe(0);
  expect(there.size).toBe(0);
  expect(readdirSync(folder)).toHaveLength(before + 1);
  const [one] = await listed(callId);
  expect(one).toMatchObject({ state: intake.RecordingState.KEPT, number: '+84912345678', agentId: 'a1' });
  expect(await heard(one?.id ?? '')).toEqual(sound);
  const [after] = await listed(callId);
  expect(after?.listened).toMatchObject([{ account: 's1', role: 'supervisor' }]);
});

it('of what was never begun there it is said that nothing was recorded', async () => {
  const { callId } = await recorded();
  await takeRecordings({ store, clock: world.clock }, archive, { source, days })(recorderOf(new Map()));
  const [one] = await listed(callId);
  expect(one?.state).toBe(intake.RecordingState.LOST);
  await expect(heard(one?.id ?? '')).rejects.toMatchObject({ reason: 'RECORDING_NOT_FOUND' });
});

it('recordings are listed page by page, and removed when their time is over', async () => {
  const ask = { pageSize: 3, from: new Date('2026-11-01T00:00:00+07:00') };
  const first = await world.client.listRecordings(intake.ListRecordingsRequest.fromPartial(ask), world.supervisor());
  const pageToken = first.nextPageToken;
  const next = await world.client.listRecordings(
    intake.ListRecordingsRequest.fromPartial({ ...ask, pageToken }),
    world.supervisor(),
  );
  const all = [...first.recordings, ...next.recordings];
  expect([first.recordings.length, next.nextPageToken]).toEqual([3, '']);
  expect(new Set(all.map(({ id }) => id)).size).toBe(5);
  world.clock.advance(days * 86_400_000 + 1);
  await eventually(() => expect(readdirSync(folder)).toEqual([]));
});

it('after a change of keys each is sealed with the new one, and one that does not open keeps no other from it', async () => {
  const secret = (id: string) => ({ id, secret: randomBytes(32).toString('base64url') });
  const [before, after] = [secret('before'), secret('after')];
  const folderWith = (current: string, ...keys: (typeof before)[]) =>
    sealedFolder(folder, openVault(openKeyring(JSON.stringify({ current, keys })), 'intake'));
  const deps = { store, clock: world.clock };
  const old = folderWith('before', before);
  const ids: string[] = [];
  for (let n = 0; n < 4; n++) {
    const { callId, name } = await recorded();
    await takeRecordings(deps, old, { source, days })(recorderOf(new Map([[name, sound]])));
    ids.push((await listed(callId))[0]?.id ?? '');
  }
  const [broken = ''] = [...ids].sort();
  writeFileSync(path.join(folder, `${broken}.sealed`), 'not what was put there');
  const both = folderWith('after', after, before);
  const reseal = resealRecordings(logger('test', 'silent'), both);
  for (let seen = 1; seen;) seen = await store.transaction((tx) => reseal(tx, 2));

  const stale = await store.query<{ id: string }>(
    'SELECT id FROM recording WHERE kept_at IS NOT NULL AND removed_at IS NULL AND key_id <> $1',
    [both.currentMark],
  );
  expect(stale).toEqual([{ id: broken }]);
  const fresh = folderWith('after', after);
  for (const id of ids.filter((one) => one !== broken)) {
    expect(await fresh.get(id)).toEqual(sound);
    expect(readFileSync(path.join(folder, `${id}.sealed`), 'latin1').startsWith('~1.after.')).toBe(true);
  }
});
