import type { CallContext } from '@civicline/service-kit';
import type { Tx } from '@civicline/store';
import type { PostHappening } from '../announce';
import { announcePost } from '../announce';
import { isHotline, mayCarry } from '../domain/permissions';
import type { PostKind, PostLeg, PostStep } from '../domain/post';
import { advance, cancel } from '../domain/post';
import { forbidden, postNotFound } from '../domain/refusals';
import { parsePhone } from '@civicline/vietnamese';
import { insertTracking, lockLeg, takeMissed, updateLeg } from '../store/post';
import type { Deps } from './deps';
import { onceKey } from './deps';

const keep = async (tx: Tx, { newId }: Pick<Deps, 'newId'>, before: PostLeg, after: PostLeg, by: string, note = '') => {
  if (after === before) return after;
  await updateLeg(tx, after);
  // A step's name in its list is the state that it leads to.
  const what = after.status as PostHappening;
  insertTracking(tx, after.id, by, { at: after.changedAt, what, note });
  await announcePost(tx, what, after, newId());
  return after;
};

export interface PostReport {
  readonly code: string;
  readonly kind: PostKind;
  readonly step: PostStep;
  /** When it was done. */
  readonly at: Date;
  readonly note: string;
}

/** The post office's system, or an office that was handed something, says what was done. Refuses POST_NOT_FOUND, POST_ENDED, FORBIDDEN. */
export const recordPostStep =
  (deps: Deps) =>
  (report: PostReport, call: CallContext): Promise<PostLeg> =>
    deps.store.once(onceKey('RecordPostStep', report, call), async (tx) => {
      const leg = await lockLeg(tx, report.code, report.kind);
      if (!leg) throw postNotFound();
      if (!mayCarry(call.caller, leg)) throw forbidden();
      const after = advance(leg, report.step, report.at, deps.clock.now());
      return keep(tx, deps, leg, after, call.caller.id, report.note);
    });

/** The citizen, with proof, or the hotline takes it back; its place is given to others. Refuses POST_NOT_FOUND, POST_ENDED. */
export const cancelPost =
  (deps: Deps) =>
  (request: { code: string; kind: PostKind; phoneProof: string }, call: CallContext): Promise<PostLeg> =>
    deps.store.once(onceKey('CancelPost', request, call), async (tx) => {
      const leg = await lockLeg(tx, request.code, request.kind);
      const proven = leg !== undefined && parsePhone(request.phoneProof)?.e164 === leg.citizen.phone;
      if (!leg || (!proven && !isHotline(call.caller))) throw postNotFound();
      return keep(tx, deps, leg, cancel(leg, deps.clock.now()), call.caller.id);
    });

/** Sees windows that are over while nobody came, before the citizen has to ask. */
export const noteMissed =
  ({ clock, newId }: Pick<Deps, 'clock' | 'newId'>) =>
  async (tx: Tx, limit: number): Promise<number> => {
    const missed = await takeMissed(tx, clock.now(), limit);
    for (const leg of missed) {
      insertTracking(tx, leg.id, 'clock', { at: leg.changedAt, what: 'missed', note: '' });
      await announcePost(tx, 'missed', leg, newId());
    }
    return missed.length;
  };
