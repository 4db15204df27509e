import type { PhoneNumber } from 'libphonenumber-js/mobile';
// The middle one of the library's three tables: it knows every country's mobile numbers and how all numbers are written,
// at 24 kB compressed (the full one: 40 kB). Land lines of Vietnam are known below.
import { parsePhoneNumberFromString } from 'libphonenumber-js/mobile';

export interface Phone {
  /** +84912345678; a short number stays as it is dialled. */
  readonly e164: string;
  /** 0912 345 678; a foreign number in its international form. */
  readonly national: string;
  /** Whether it takes an SMS, a call only, or is a service's that nobody can be reached at (113, 1022, 1900 1234). */
  readonly kind: 'mobile' | 'landline' | 'short';
}

/** Service numbers: dialled as they are, within the country only. */
const short = /^(?:1\d{2,3}|1[89]00\d{4,6})$/;
/** Area codes in force since 2017 (Dong Nai 251), then seven digits; Hanoi 24 and Ho Chi Minh City 28 have eight. */
const landLine = /^2(?:0[3-9]|1[0-689]|2[0-25-9]|[38][2-9]|4[2-8]|5[124-9]|6[0-39]|7[0-7]|9[0-4679])\d{7}$/;

/** Spaces, dots, brackets and dashes of all kinds, as on letterheads and in copied text. */
const punctuation = /[\s.()\p{Pd}\p{Cf}]+/gu;

const isPlausible = (number: PhoneNumber): boolean =>
  number.countryCallingCode === '84'
    ? number.isValid() || landLine.test(number.nationalNumber)
    : number.isValid() || number.isPossible();

/**
 * A phone number as people write it, of Vietnam unless it names its country (+ or 00). Null: not one that can be dialled.
 * Of numbers abroad mobiles are known for certain; what else has its country's length counts as a land line.
 */
export const parsePhone = (text: string): Phone | null => {
  const compact = text.normalize('NFKC').replace(punctuation, '');
  if (short.test(compact)) return { e164: compact, national: compact, kind: 'short' };
  if (!/^\+?\d{8,17}$/.test(compact)) return null;
  const number = parsePhoneNumberFromString(compact, 'VN');
  if (!number || !isPlausible(number)) return null;
  return {
    e164: number.number,
    national: number.countryCallingCode === '84' ? number.formatNational() : number.formatInternational(),
    kind: number.isValid() ? 'mobile' : 'landline',
  };
};

/** For reading: the national form where it is one of ours. What is no number is given back. */
export const formatPhone = (e164: string): string => parsePhone(e164)?.national ?? e164;

/**
 * "+84******678": enough to recognise one's own, not enough to dial. A short number is nobody's and stays; of anything
 * shorter than a full number nothing is shown.
 */
export const maskPhone = (e164: string): string => {
  if (short.test(e164)) return e164;
  const hidden = e164.length - 6;
  return hidden >= 4 ? `${e164.slice(0, 3)}${'*'.repeat(hidden)}${e164.slice(-3)}` : '*'.repeat(e164.length);
};
