import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

export interface Phone {
  /** +84912345678; a short code stays as it is. */
  readonly e164: string;
  /** 0912 345 678 */
  readonly national: string;
  readonly kind: 'mobile' | 'landline' | 'short';
}

const shortCode = /^1\d{2,3}$/;

/** A phone number as people write it, of Vietnam unless it names its country. Null: not a number that can be dialled. */
export const parsePhone = (text: string): Phone | null => {
  const compact = text.replace(/[\s.()-]/g, '');
  if (shortCode.test(compact)) return { e164: compact, national: compact, kind: 'short' };
  if (!/^\+?\d{8,15}$/.test(compact)) return null;
  const number = parsePhoneNumberFromString(compact, 'VN');
  if (!number?.isValid()) return null;
  const mobile = number.getType() === 'MOBILE' || number.getType() === 'FIXED_LINE_OR_MOBILE';
  return {
    e164: number.number,
    national: number.country === 'VN' ? number.formatNational() : number.formatInternational(),
    kind: mobile ? 'mobile' : 'landline',
  };
};

/** For reading: national form where it is one of ours. */
export const formatPhone = (e164: string): string => parsePhone(e164)?.national ?? e164;

/** "+84*****678": enough to recognise, not enough to dial. */
export const maskPhone = (e164: string): string =>
  e164.length < 6 ? e164 : `${e164.slice(0, 3)}${'*'.repeat(Math.max(1, e164.length - 6))}${e164.slice(-3)}`;
