import type { CallContext, Logger } from '@civicline/service-kit';
import type { Store, Vault } from '@civicline/store';
import { shows } from '@civicline/store/audit';
import type { Attachment } from '../domain/attachment';
import type { Person } from '../domain/matter';
import { mayRead, seenBy } from '../domain/permissions';
import type { Referral } from '../domain/referral';
import { attachmentNotFound, attachmentUnreadable, forbidden, referralNotFound } from '../domain/refusals';
import { attachmentsOf, contentOf } from '../store/attachments';
import { referralByCode, referralById } from '../store/referrals';
import type { Step } from '../store/steps';
import { stepsOf } from '../store/steps';

/** A referral with all that belongs to it. */
export interface ReferralFile {
  readonly referral: Referral;
  readonly steps: readonly Step[];
  readonly attachments: readonly Attachment[];
}

/** What was sent with the answer goes with it to whoever sees that; other files stay with those who work on it. */
const isOfAnswer = ({ answer }: Referral, attachmentId: string): boolean =>
  answer?.attachmentIds.includes(attachmentId) ?? false;

/** What belongs to a referral, for those who work on it; whoever else may see it sees what was asked and answered. */
export const fileOf =
  (store: Store) =>
  async (referral: Referral, call: CallContext): Promise<ReferralFile> => {
    const inFull = mayRead(call.caller, referral);
    const follows = inFull || call.caller.role === 'system';
    const [steps, attachments] = await Promise.all([
      follows ? stepsOf(store, referral.id) : [],
      attachmentsOf(store, referral.id),
    ]);
    return {
      referral,
      // A system follows what happens, not what somebody wrote about it.
      steps: inFull ? steps : steps.map((step) => ({ ...step, note: '' })),
      attachments: inFull ? attachments : attachments.filter(({ id }) => isOfAnswer(referral, id)),
    };
  };

/** One referral, for staff. A try to read another office's is kept in the audit. Refuses REFERRAL_NOT_FOUND, FORBIDDEN. */
export const getReferral =
  (store: Store) =>
  async (code: string, call: CallContext): Promise<Referral> => {
    if (call.caller.role === 'citizen') throw forbidden();
    const referral = await referralByCode(store, code);
    if (!referral) throw referralNotFound();
    return seenBy(call.caller, referral);
  };

/** For the citizen with proof. Of a duplicate, the answer of the one that counts for it. Refuses REFERRAL_NOT_FOUND. */
export const followReferral =
  (store: Store) =>
  async (code: string, phoneProof: string, call: CallContext): Promise<Referral> => {
    const referral = await referralByCode(store, code);
    if (!referral) throw referralNotFound();
    const seen = seenBy(call.caller, referral, phoneProof);
    const first = seen.duplicateOf ? await referralByCode(store, seen.duplicateOf) : undefined;
    return first?.answer ? { ...seen, answer: { ...first.answer, attachmentIds: [] } } : seen;
  };

export interface Files {
  readonly store: Store;
  readonly vault: Vault;
  readonly log: Logger;
}

/**
 * A file, for those who may see the referral. Refuses REFERRAL_NOT_FOUND, ATTACHMENT_NOT_FOUND; ATTACHMENT_UNREADABLE of one that was changed
 * where it is kept, or whose key is not in the ring any more: nothing is given out in its place.
 */
export const getAttachment = ({ store, vault, log }: Files) => {
  const read = async (referralId: string, id: string) => {
    const found = await contentOf(store, vault, referralId, id);
    if (!found) throw attachmentNotFound();
    try {
      return { attachment: found.attachment, content: found.open() };
    } catch (err) {
      log.error({ err, attachment: id }, 'an attachment does not open: another key, or somebody changed it');
      throw attachmentUnreadable();
    }
  };
  return async (code: string, id: string, phoneProof: string, call: CallContext) => {
    const referral = await referralByCode(store, code);
    if (!referral) throw referralNotFound();
    const seen = seenBy(call.caller, referral, phoneProof);
    const theirs = mayRead(call.caller, referral) || isOfAnswer(seen, id);
    if (!theirs) throw attachmentNotFound();
    const found = await read(referral.id, id);
    shows(referral.citizen.phone);
    return found;
  };
};

/** Whom to tell. For the services that do, which the contract names. Refuses REFERRAL_NOT_FOUND. */
export const referralRecipient =
  (store: Store) =>
  async (id: string): Promise<{ citizen: Person; locale: 'vi' | 'en' }> => {
    const referral = await referralById(store, id);
    if (!referral) throw referralNotFound();
    return { citizen: referral.citizen, locale: referral.matter.locale };
  };
