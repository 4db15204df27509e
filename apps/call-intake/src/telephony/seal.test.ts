import { randomBytes } from 'node:crypto';
import { open, readKeys, seal } from './seal';

const text = (id: string) => `${id}=${randomBytes(32).toString('base64')}`;
const [old, fresh] = [text('2026a'), text('2026b')];
const sound = Buffer.from('RIFF and what was said');

it('what was sealed opens again, also when keys have been added since', () => {
  const { keyId, sealed } = seal(readKeys(old), 'r1', sound);
  expect(keyId).toBe('2026a');
  expect(sealed.includes('what was said')).toBe(false);
  expect(open(readKeys(`${fresh},${old}`), 'r1', sealed)).toEqual(sound);
  expect(seal(readKeys(`${fresh}, ${old}`), 'r1', sound).keyId).toBe('2026b');
});

it('does not open without its key, as something else, or changed', () => {
  const { sealed } = seal(readKeys(old), 'r1', sound);
  expect(() => open(readKeys(fresh), 'r1', sealed)).toThrow('2026a');
  expect(() => open(readKeys(text('2026a')), 'r1', sealed)).toThrow();
  expect(() => open(readKeys(old), 'r2', sealed)).toThrow();
  for (const at of [0, 12, 20, 40, sealed.length - 1]) {
    const changed = Buffer.from(sealed);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(() => open(readKeys(old), 'r1', changed)).toThrow();
  }
  expect(() => open(readKeys(old), 'r1', sealed.subarray(0, 30))).toThrow('not a sealed recording');
});

it.each(['', 'a', `a=${'A'.repeat(10)}`, `${old},${old}`])('%j is no set of keys', (wrong) => {
  expect(() => readKeys(wrong)).toThrow('recording key');
});
