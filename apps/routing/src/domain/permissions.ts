import { maskName, maskPhone, parsePhone } from '@civicline/vietnamese';
import type { Referral } from './referral';
import type { PostLeg } from './post';
import { forbidden, referralNotFound } from './refusals';

/** Who asks, as far as it decides what they may do. */
export interface Asker {
  readonly role: 'citizen' | 'agent' | 'officer' | 'supervisor' | 'admin' | 'system';
  readonly id: string;
  readonly officeId?: string;
}

const hotline: readonly Asker['role'][] = ['agent', 'supervisor', 'admin'];

/** Staff of the hotline, who speak with every citizen. */
export const isHotline = ({ role }: Asker): boolean => hotline.includes(role);

/**
 * Who may look for what somebody has asked by their number: the hotline, and call-intake for whoever calls from it. To the
 * systems of others a number must not tell whether its owner has asked anything.
 */
export const mayFindByNumber = (asker: Asker): boolean =>
  isHotline(asker) || (asker.role === 'system' && asker.id === 'call-intake');

const isDeskOf = (asker: Asker, { officeId }: { readonly officeId: string }) =>
  asker.role === 'officer' && asker.officeId !== undefined && asker.officeId !== '' && asker.officeId === officeId;

/** Whether somebody may read a referral in full. */
export const mayRead = (asker: Asker, referral: Referral): boolean => isHotline(asker) || isDeskOf(asker, referral);

/** An office works on what lies with it; supervisors and administrators on all. Refuses FORBIDDEN. */
export const mayWorkOn = (asker: Asker, referral: Referral): void => {
  const allowed = asker.role === 'supervisor' || asker.role === 'admin' || isDeskOf(asker, referral);
  if (!allowed) throw forbidden();
};

/** Whether a number is that of the citizen. */
export const isProof = (referral: Referral, phoneProof: string): boolean =>
  parsePhone(phoneProof)?.e164 === referral.citizen.phone;

/**
 * A referral as somebody may see it. A citizen with proof sees what was asked and answered, not whose desk it lies on; a
 * system sees no citizen. Refuses REFERRAL_NOT_FOUND to citizens without proof (a code must not be found by trying) and
 * FORBIDDEN to other offices.
 */
export const seenBy = (asker: Asker, referral: Referral, phoneProof = ''): Referral => {
  if (mayRead(asker, referral)) return referral;
  if (asker.role === 'officer') throw forbidden();
  const { name, phone, email } = referral.citizen;
  const masked = { ...referral, citizen: { name: maskName(name), phone: maskPhone(phone), email: email && '***' } };
  if (asker.role === 'system') return { ...masked, question: '', answer: null, askedBack: '' };
  if (!isProof(referral, phoneProof)) throw referralNotFound();
  return { ...referral, officerId: '', decision: null, escalationLevel: 0, recordId: '', callId: '' };
};

/** The system of the post office that was promised to come: its token says whose it is. */
export const isCarrierOf = ({ role, officeId = '' }: Asker, { postOfficeId }: Pick<PostLeg, 'postOfficeId'>): boolean =>
  role === 'system' && officeId !== '' && officeId === postOfficeId;

/** Whether somebody may say what was done on a way: who carries it, the office that it goes to, or the hotline's heads. */
export const mayCarry = (asker: Asker, leg: PostLeg): boolean =>
  asker.role === 'supervisor' || asker.role === 'admin' || isDeskOf(asker, leg) || isCarrierOf(asker, leg);

/** A way as a member of staff or a system may see it: where somebody lives is for those who go there, and for those who promised it. */
export const waySeenBy = (asker: Asker, leg: PostLeg): PostLeg => {
  if (isHotline(asker) || isDeskOf(asker, leg) || isCarrierOf(asker, leg)) return leg;
  const { name, phone } = leg.citizen;
  return { ...leg, citizen: { name: maskName(name), phone: maskPhone(phone), email: '' }, address: '' };
};
