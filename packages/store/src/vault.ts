import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import type { Keyring, RingKey } from './keyring';

/** How a sealed text begins: the form's version. Then the key's id, the search key or nothing, and the content, each after a full stop. */
const mark = '~1.';
const form = /^~1\.([\w-]+)\.([\w-]*)\.([\w-]+)$/;
const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;
/** Half of an HMAC-SHA-256: nobody meets another's by chance, and indexes stay small. */
const searchBytes = 16;

export const looksSealed = (text: string): boolean => text.startsWith(mark);

/** Seals texts for one schema: what was sealed for one is nothing in another. */
export interface Vault {
  /** Searchable: the same text has the same search key, which says nothing without the ring. An empty text stays empty. */
  seal(text: string, searchable: boolean): string;
  /** The text; undefined when it was not sealed here, or was changed since. */
  open(sealed: string): string | undefined;
  /** What a searchable text may be found by: its search key by each key of the ring, and itself, as it was written before there were keys. */
  searchKeys(text: string): string[];
  /** How everything begins that is sealed as it should be now; undefined when nothing is sealed. */
  readonly currentMark: string | undefined;
}

interface Locks {
  readonly id: string;
  readonly content: Buffer;
  readonly search: Buffer;
  readonly nonce: Buffer;
}

const locksOf = (key: RingKey): Locks => ({
  id: key.id,
  content: key.derive('content'),
  search: key.derive('search'),
  nonce: key.derive('nonce'),
});

/**
 * Of a searchable text its search key tells already when it is the same as another, so its nonce may follow from it as well: what is
 * written again unchanged is the same text, and PostgreSQL leaves its indexes alone (HOT).
 */
const nonceOf = ({ nonce }: Locks, text: string, searchable: boolean) =>
  searchable ? createHmac('sha256', nonce).update(text).digest().subarray(0, nonceBytes) : randomBytes(nonceBytes);

const searchKey = ({ search }: Locks, text: string) =>
  createHmac('sha256', search).update(text).digest().subarray(0, searchBytes).toString('base64url');

export const openVault = (ring: Keyring, schema: string): Vault => {
  const all = ring.keys.map(locksOf);
  const byId = new Map(all.map((locks) => [locks.id, locks]));
  const current = ring.current && byId.get(ring.current.id);
  const bound = Buffer.from(schema);

  const seal = (text: string, searchable: boolean): string => {
    if (!current || text === '') return text;
    const nonce = nonceOf(current, text, searchable);
    const cipher = createCipheriv(algorithm, current.content, nonce).setAAD(bound);
    const content = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return `${mark}${current.id}.${searchable ? searchKey(current, text) : ''}.${content.toString('base64url')}`;
  };

  const open = (sealed: string): string | undefined => {
    const [, id = '', , content = ''] = form.exec(sealed) ?? [];
    const locks = byId.get(id);
    const bytes = Buffer.from(content, 'base64url');
    if (!locks || bytes.length < nonceBytes + tagBytes) return undefined;
    try {
      const decipher = createDecipheriv(algorithm, locks.content, bytes.subarray(0, nonceBytes), {
        authTagLength: tagBytes,
      });
      decipher.setAAD(bound).setAuthTag(bytes.subarray(-tagBytes));
      return decipher.update(bytes.subarray(nonceBytes, -tagBytes), undefined, 'utf8') + decipher.final('utf8');
    } catch {
      return undefined;
    }
  };

  return {
    seal,
    open,
    searchKeys: (text) => [...all.map((locks) => searchKey(locks, text)), text],
    currentMark: current && `${mark}${current.id}.`,
  };
};
