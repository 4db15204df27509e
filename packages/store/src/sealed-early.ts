import { decrypt } from './gcm';
import type { Keyring } from './keyring';

const mark = Buffer.from('civicline1');

/**
 * Opens what was sealed before files had the keyring: mark, length and id of a key, then nonce, content and tag under that key itself.
 * Its secret stands in the ring like any other. Throws when it is nothing like that, or does not open.
 */
export const openEarly = (ring: Keyring, about: string, sealed: Buffer): Buffer => {
  if (!sealed.subarray(0, mark.length).equals(mark)) throw new Error('nothing that was sealed here');
  const idAt = mark.length + 1;
  const contentAt = idAt + (sealed[mark.length] ?? 0);
  const id = sealed.toString('utf8', idAt, contentAt);
  const key = ring.keys.find((one) => one.id === id);
  if (!key) throw new Error(`keyring: what is to be opened was sealed with ${id}`);
  const bound = Buffer.concat([sealed.subarray(0, contentAt), Buffer.from(about)]);
  const bytes = decrypt(key.itself, bound, sealed.subarray(contentAt));
  if (!bytes) throw new Error('not sealed here as this, or changed since');
  return bytes;
};
