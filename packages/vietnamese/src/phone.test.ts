import fc from 'fast-check';
// The full table, for comparing only: it is not shipped.
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { formatPhone, maskPhone, parsePhone } from './phone';

it.each([
  ['0912 345 678', '+84912345678', '0912 345 678', 'mobile'],
  ['+84 912.345.678', '+84912345678', '0912 345 678', 'mobile'],
  ['+84 (0) 912-345-678', '+84912345678', '0912 345 678', 'mobile'],
  ['84912345678', '+84912345678', '0912 345 678', 'mobile'],
  ['0084 912 345 678', '+84912345678', '0912 345 678', 'mobile'],
  ['０９１２３４５６７８', '+84912345678', '0912 345 678', 'mobile'],
  ['0912–345–678', '+84912345678', '0912 345 678', 'mobile'],
  ['\u202a0912345678\u202c', '+84912345678', '0912 345 678', 'mobile'],
  ['(0251) 3822 501', '+842513822501', '0251 3822 501', 'landline'],
  ['024 3825 1234', '+842438251234', '024 3825 1234', 'landline'],
  ['028.3822.9999', '+842838229999', '028 3822 9999', 'landline'],
  ['1022', '1022', '1022', 'short'],
  ['113', '113', '113', 'short'],
  ['1900 6192', '19006192', '19006192', 'short'],
  ['+1 202-555-0123', '+12025550123', '+1 202 555 0123', 'mobile'],
  ['+49 1511 2345678', '+4915112345678', '+49 1511 2345678', 'mobile'],
  ['+44 20 7946 0958', '+442079460958', '+44 20 7946 0958', 'landline'],
  ['0061 412 345 678', '+61412345678', '+61 412 345 678', 'mobile'],
])('%s is %s, %s, %s', (text, e164, national, kind) => {
  expect(parsePhone(text)).toEqual({ e164, national, kind });
  expect(formatPhone(e164)).toBe(national);
});

it.each([
  ['', 'abc', '0123', '09123456789012', '0212345', '2026-11-25', '0000000000', '+', '+999123456', '+1234567'],
  ['0912 345 67', '0712345678', '01662345678', '0111234567', '0261', '+8419006192', '075099001234'],
  ["0912345678'; DROP", '0912345678 / 0913456789', '091234567a', '+84+912345678', '٣'],
])('%j and the like are none', (...texts) => {
  for (const text of texts) expect([text, parsePhone(text)]).toEqual([text, null]);
});

it.each([
  ['+84912345678', '+84******678'],
  ['+12025550123', '+12******123'],
  ['+6591234', '********'],
  ['1022', '1022'],
  ['12', '**'],
  ['', ''],
])('%s is masked as %s', (e164, masked) => expect(maskPhone(e164)).toBe(masked));

const digits = (count: number) => fc.stringMatching(new RegExp(`^\\d{${count}}$`));

it("says of Vietnam's numbers what the full table says", () => {
  const numbers = fc.oneof(
    fc.tuple(fc.constantFrom('3', '5', '7', '8', '9'), digits(8)).map((parts) => parts.join('')),
    digits(9).map((rest) => `2${rest}`),
  );
  fc.assert(
    fc.property(numbers, (national) => {
      const known = parsePhoneNumberFromString(`+84${national}`);
      const types: Readonly<Record<string, string>> = { MOBILE: 'mobile', FIXED_LINE: 'landline' };
      const kind = known?.isValid() ? types[known.getType() ?? ''] : undefined;
      expect(parsePhone(`0${national}`)?.kind).toBe(kind);
    }),
    { numRuns: 1_000 },
  );
});

it('turns away no number abroad that the full table has', () => {
  const abroad = fc.tuple(fc.constantFrom('1', '44', '49', '33', '61', '81', '82', '86', '886', '855', '7'), digits(9));
  fc.assert(
    fc.property(abroad, ([country, rest]) => {
      const known = parsePhoneNumberFromString(`+${country}${rest}`);
      fc.pre(known?.isValid() === true);
      expect(parsePhone(`+${country}${rest}`)?.e164).toBe(known?.number);
    }),
  );
});

it('takes any text without throwing, and what it keeps it knows again', () => {
  const anyText = fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[+0]?[\d .()-]{5,16}$/));
  fc.assert(
    fc.property(anyText, (text) => {
      const phone = parsePhone(text);
      if (!phone) return;
      expect(parsePhone(phone.e164)).toEqual(phone);
      expect(parsePhone(phone.national)).toEqual(phone);
      expect(phone.kind === 'short' || /^\+[1-9]\d{6,14}$/.test(phone.e164)).toBe(true);
      expect(phone.kind === 'short' || !maskPhone(phone.e164).includes(phone.e164.slice(3, -3))).toBe(true);
    }),
  );
});
