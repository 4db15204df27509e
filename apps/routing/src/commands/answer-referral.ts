import type { CallContext } from '@civicline/service-kit';
import { isRefusal } from '@civicline/service-kit/refusal';
import type { Tx } from '@civicline/store';
import { announceReferrals } from '../announce';
import { mayWorkOn } from '../domain/permissions';
import type { Referral } from '../domain/referral';
import { answer, expectVersion, markDuplicate } from '../domain/referral';
import { attachmentNotFound, referralNotFound } from '../domain/refusals';
import { attachmentsOf } from '../store/attachments';
import { duplicatesOf, lockReferral, updateReferral } from '../store/referrals';
import { changeReferral } from './change-referral';
import type { Deps } from './deps';

export interface Answering {
  readonly code: string;
  readonly text: string;
  readonly attachmentIds: readonly string[];
  readonly expectedVersion: number;
}

/** Those for whom the same answer counts hear of it as well: each has a citizen of its own. */
const tellDuplicates = async (tx: Tx, { newId }: Deps, answered: Referral): Promise<void> => {
  for (const duplicate of await duplicatesOf(tx, answered.code)) {
    const told = { ...duplicate, version: duplicate.version + 1, changedAt: answered.changedAt };
    await updateReferral(tx, told);
    await announceReferrals(tx, [{ what: 'answered', referral: told }], newId);
  }
};

/** Answers once, for all who asked the same. Refuses ALREADY_ANSWERED, REFERRAL_ENDED, VERSION_CONFLICT, ATTACHMENT_NOT_FOUND, FORBIDDEN. */
export const answerReferral =
  (deps: Deps) =>
  (answering: Answering, call: CallContext): Promise<Referral> =>
    changeReferral(deps, 'AnswerReferral', answering, call, async (current, now, tx) => {
      mayWorkOn(call.caller, current);
      expectVersion(current, answering.expectedVersion);
      const known = new Set((await attachmentsOf(tx, current.id)).map(({ id }) => id));
      if (answering.attachmentIds.some((id) => !known.has(id))) throw attachmentNotFound();
      const { text, attachmentIds } = answering;
      const by = call.caller.id;
      const answered = answer(current, { text, attachmentIds, answeredBy: by, officeId: current.officeId, at: now });
      await tellDuplicates(tx, deps, answered);
      return [answered, { what: 'answered', by }];
    });

/** What became of one of many: '' or the reason why not. */
export interface Outcome {
  readonly code: string;
  readonly reason: string;
}

/** The same answer to many, each by itself: one that is refused keeps none of the others back. */
export const answerMany = (deps: Deps) => {
  const answerOne = answerReferral(deps);
  return async (codes: readonly string[], text: string, call: CallContext): Promise<Outcome[]> => {
    const outcomes: Outcome[] = [];
    for (const code of new Set(codes)) {
      // Each is a command of its own, so that a second try of all goes on where the first ended.
      const own =
        call.idempotencyKey === undefined ? call : { ...call, idempotencyKey: `${call.idempotencyKey}/${code}` };
      try {
        await answerOne({ code, text, attachmentIds: [], expectedVersion: 0 }, own);
        outcomes.push({ code, reason: '' });
      } catch (error) {
        if (!isRefusal(error)) throw error;
        outcomes.push({ code, reason: error.reason });
      }
    }
    return outcomes;
  };
};

/** It ends as a duplicate of another, or of the one that the other is a duplicate of. Refuses DUPLICATE_OF_ITSELF, REFERRAL_NOT_FOUND. */
export const markReferralDuplicate =
  (deps: Deps) =>
  (request: { code: string; duplicateOf: string }, call: CallContext): Promise<Referral> =>
    changeReferral(deps, 'MarkDuplicate', request, call, async (current, now, tx) => {
      mayWorkOn(call.caller, current);
      const named = await lockReferral(tx, request.duplicateOf);
      const first = named?.duplicateOf ? await lockReferral(tx, named.duplicateOf) : named;
      if (!first) throw referralNotFound();
      const duplicate = markDuplicate(current, first, now);
      // Its own duplicates follow it, so that every chain has one step.
      for (const other of await duplicatesOf(tx, current.code))
        await updateReferral(tx, { ...other, duplicateOf: first.code });
      if (first.answer) await announceReferrals(tx, [{ what: 'answered', referral: duplicate }], deps.newId);
      return [duplicate, { what: 'duplicate', by: call.caller.id, note: first.code }];
    });
