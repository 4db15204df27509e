/**
 * Codes that survive a telephone line: no vowels (no words), nothing that is mistaken for another sign (0 O, 1 I L, 2 Z,
 * 5 S, 8 B), and a check character, so that one wrong or two swapped signs are noticed before anybody is looked up.
 */
const alphabet = '34679CDFGHJKMNPQRTVWX';
const base = alphabet.length;
const bodyLength = 7;

/** Luhn mod N (ISO/IEC 7812-1, over our alphabet): finds every single wrong sign and nearly all swapped neighbours. */
const checkOf = (body: string): string => {
  let sum = 0;
  [...body].reverse().forEach((sign, place) => {
    const value = alphabet.indexOf(sign) * (place % 2 === 0 ? 2 : 1);
    sum += Math.floor(value / base) + (value % base);
  });
  return alphabet[(base - (sum % base)) % base] ?? '';
};

/** A code from chance (each number in [0, 1)): "DN4K-7X2P" in form. 21^7 is 1.8 thousand million. */
export const makeCode = (chance: () => number): string => {
  const body = Array.from({ length: bodyLength }, () => alphabet[Math.floor(chance() * base)] ?? '').join('');
  return format(body + checkOf(body));
};

const format = (signs: string) => `${signs.slice(0, 4)}-${signs.slice(4)}`;

/** A code as somebody typed or spelt it, in its one form; null when it cannot be one. */
export const readCode = (text: string): string | null => {
  const signs = text.toUpperCase().replace(/[\s.-]/g, '');
  if (signs.length !== bodyLength + 1 || [...signs].some((sign) => !alphabet.includes(sign))) return null;
  return checkOf(signs.slice(0, -1)) === signs.at(-1) ? format(signs) : null;
};
