import { maskName, maskPhone, parsePhone } from '@civicline/vietnamese';
import type { Referral } from './referral';
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

const isDeskOf = (asker: Asker, { officeId }: Pick<Referral, 'officeId'>) =>
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
