import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Keys by their ids; the first one seals, all of them open. */
export type Keys = ReadonlyMap<string, Buffer>;

const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;
const mark = Buffer.from('civicline1');

/** "2026b=BASE64,2026a=BASE64", 32 bytes each. Throws with what is wrong, never with a key. */
export const readKeys = (text: string): Keys => {
  const keys = new Map<string, Buffer>();
  for (const pair of text.split(',').map((one) => one.trim())) {
    const [, id = '', encoded = ''] = /^([\w-]{1,32})=(.+)$/.exec(pair) ?? [];
    const key = Buffer.from(encoded, 'base64');
    if (!id || key.length !== keyBytes) throw new Error('a recording key is ID=BASE64 of 32 bytes');
    if (keys.has(id)) throw new Error(`two recording keys are called ${id}`);
    keys.set(id, key);
  }
  return keys;
};

/**
 * AES-256-GCM under the first key. `about` is sealed with it: what was sealed about one thing does not open as another.
 * What comes out says by itself which key it needs: mark, length and id of the key, nonce, sealed bytes, tag.
 */
export const seal = (
  keys: Keys,
  about: string,
  plain: Uint8Array,
): { readonly keyId: string; readonly sealed: Buffer } => {
  const [first] = keys;
  if (!first) throw new Error('nothing can be sealed without a key');
  const [keyId, key] = first;
  const name = Buffer.from(keyId);
  const head = Buffer.concat([mark, Buffer.from([name.length]), name]);
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.concat([head, Buffer.from(about)]));
  return { keyId, sealed: Buffer.concat([head, nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]) };
};

/** Throws when it is not what was sealed, was sealed about something else, or its key is not among these. */
export const open = (keys: Keys, about: string, sealed: Buffer): Buffer => {
  const nameAt = mark.length + 1;
  const nonceAt = nameAt + (sealed[mark.length] ?? 0);
  if (!sealed.subarray(0, mark.length).equals(mark) || sealed.length < nonceAt + nonceBytes + tagBytes)
    throw new Error('not a sealed recording');
  const keyId = sealed.toString('utf8', nameAt, nonceAt);
  const key = keys.get(keyId);
  if (!key) throw new Error(`its key ${keyId} is not among the recording keys`);
  const soundAt = nonceAt + nonceBytes;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(nonceAt, soundAt))
    .setAAD(Buffer.concat([sealed.subarray(0, nonceAt), Buffer.from(about)]))
    .setAuthTag(sealed.subarray(-tagBytes));
  return Buffer.concat([decipher.update(sealed.subarray(soundAt, -tagBytes)), decipher.final()]);
};
