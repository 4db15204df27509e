import { randomBytes } from 'node:crypto';
import { readKeyring } from './keyring';
import { openVault } from './vault';

const fresh = () => randomBytes(32).toString('base64url');
const secrets = { a: fresh(), b: fresh() };
const ring = (current: string, ...ids: ('a' | 'b')[]) =>
  readKeyring(JSON.stringify({ current, keys: ids.map((id) => ({ id, secret: secrets[id] })) }));
const sound = Buffer.from('RIFF and what was said');

test('bytes open again, also when another key seals by now', () => {
  const sealed = openVault(ring('a', 'a'), 'intake').sealBytes('r1', sound);
  expect(sealed.toString('latin1').startsWith('~1.a.')).toBe(true);
  expect(sealed.includes('what was said')).toBe(false);
  const both = openVault(ring('b', 'b', 'a'), 'intake');
  expect(both.openBytes('r1', sealed)).toEqual(sound);
  const anew = both.sealBytes('r1', sound);
  expect(anew.toString('latin1').startsWith(both.currentMark ?? '')).toBe(true);
  expect(openVault(ring('b', 'b'), 'intake').openBytes('r1', anew)).toEqual(sound);
});

test('bytes do not open without their key, as something else, in another schema, or changed', () => {
  const vault = openVault(ring('a', 'a'), 'intake');
  const sealed = vault.sealBytes('r1', sound);
  expect(() => openVault(ring('b', 'b'), 'intake').openBytes('r1', sealed)).toThrow('sealed with a');
  expect(() => vault.openBytes('r2', sealed)).toThrow('changed since');
  expect(() => openVault(ring('a', 'a'), 'routing').openBytes('r1', sealed)).toThrow('changed since');
  for (let at = 0; at < sealed.length; at++) {
    const changed = Buffer.from(sealed);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(() => vault.openBytes('r1', changed)).toThrow();
  }
  for (const length of [0, 4, 5, 20, sealed.length - 1])
    expect(() => vault.openBytes('r1', sealed.subarray(0, length))).toThrow();
});

test('bytes are not kept in the clear for want of a current key', () => {
  expect(() => openVault(ring('', 'a'), 'intake').sealBytes('r1', sound)).toThrow('no current key');
});

/** As recordings were sealed when they had keys of their own: under the key itself, whose bytes were all 7. */
const early = Buffer.from(
  'Y2l2aWNsaW5lMQUyMDI2YQBeoOfEaQc85+NUvpodnzR4hOpUWakVtulGjPIUSxoXlk/5qnymI883zyoNz0Qp1Ngb',
  'base64',
);

test('what was sealed before files had the keyring opens with its key in the ring, as what it is, unchanged', () => {
  const its = { id: '2026a', secret: Buffer.alloc(32, 7).toString('base64url') };
  const withIts = (id: string) =>
    openVault(
      readKeyring(
        JSON.stringify({
          current: 'b',
          keys: [
            { id: 'b', secret: secrets.b },
            { ...its, id },
          ],
        }),
      ),
      'intake',
    );
  expect(withIts('2026a').openBytes('r1', early)).toEqual(sound);
  expect(() => withIts('2026c').openBytes('r1', early)).toThrow('sealed with 2026a');
  expect(() => withIts('2026a').openBytes('r2', early)).toThrow('changed since');
  const changed = Buffer.from(early);
  changed[early.length - 1] = (changed[early.length - 1] ?? 0) ^ 1;
  expect(() => withIts('2026a').openBytes('r1', changed)).toThrow('changed since');
});
