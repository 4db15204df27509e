/**
 * Codes that survive a telephone line: no vowels (no words), nothing that is mistaken for another sign by eye or ear (0 O Q,
 * 1 I L, 2 Z, 5 S, 8 B, M beside N), and a check character, so that a wrong sign is noticed before anybody is looked up.
 */
const alphabet = '34679CDFGHJKNPRTVWX';
const base = alphabet.length;
const bodyLength = 7;

/**
 * A weighted sum modulo 19. The base is a prime and the weights 1 to 7 differ, so every single wrong sign and every swap of
 * two signs changes it (the principle of ISBN-10; Luhn's sum would need an even base).
 */
const checkOf = (body: string): string => {
  const sum = [...body].reduce((total, sign, place) => total + alphabet.indexOf(sign) * (place + 1), 0);
  return alphabet[sum % base] ?? '';
};

/** A code from chance (each number in [0, 1)): "DN4K-7X3P" in form. 19^7 is 894 million. */
export const makeSpokenCode = (chance: () => number): string => {
  const body = Array.from({ length: bodyLength }, () => alphabet[Math.floor(chance() * base)] ?? '').join('');
  return format(body + checkOf(body));
};

const format = (signs: string) => `${signs.slice(0, 4)}-${signs.slice(4)}`;

/** A code as somebody typed or spelt it, in its one form; null when it cannot be one. */
export const readSpokenCode = (text: string): string | null => {
  const signs = text.toUpperCase().replace(/[\s.-]/g, '');
  if (signs.length !== bodyLength + 1 || [...signs].some((sign) => !alphabet.includes(sign))) return null;
  return checkOf(signs.slice(0, -1)) === signs.at(-1) ? format(signs) : null;
};
