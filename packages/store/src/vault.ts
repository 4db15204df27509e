import { createHmac } from 'node:crypto';
import { decrypt, encrypt, nonceBytes } from './gcm';
import type { Keyring, RingKey } from './keyring';
import { openEarly } from './sealed-early';

/** How a sealed text begins: the form's version. Then the key's id, the search key or nothing, and the content, each after a full stop. */
const mark = '~1.';
const form = /^~1\.([\w-]+)\.([\w-]*)\.([\w-]+)$/;
/** How sealed bytes begin. Nonce, content and tag follow as they are. */
const bytesForm = /^~1\.([\w-]{1,32})\./;
const longestMark = 36;
/** Half of an HMAC-SHA-256: nobody meets another's by chance, and indexes stay small. */
const searchBytes = 16;

export const looksSealed = (text: string): boolean => text.startsWith(mark);

/** Tells sealed bytes from those of a file as it came. */
export const areSealed = (bytes: Buffer): boolean => bytesForm.test(bytes.toString('latin1', 0, longestMark));

/** Seals texts and files for one schema: what was sealed for one is nothing in another. */
export interface Vault {
  /** Searchable: the same text has the same search key, which says nothing without the ring. An empty text stays empty. */
  seal(text: string, searchable: boolean): string;
  /** The text; undefined when it was not sealed here, or was changed since. */
  open(sealed: string): string | undefined;
  /** `about` is what it is, and does not open as anything else. Throws without a current key: bytes are not kept in the clear. */
  sealBytes(about: string, bytes: Uint8Array): Buffer;
  /** Throws when it was not sealed here as this, was changed since, or its key is not in the ring. */
  openBytes(about: string, sealed: Buffer): Buffer;
  /** What a searchable text may be found by: its search key by each key of the ring, and itself, as it was written before there were keys. */
  searchKeys(text: string): string[];
  /** How everything begins that is sealed as it should be now; undefined when nothing is sealed. */
  readonly currentMark: string | undefined;
}

interface Locks {
  readonly id: string;
  readonly content: Buffer;
  readonly bytes: Buffer;
  readonly search: Buffer;
  readonly nonce: Buffer;
}

const locksOf = (key: RingKey): Locks => ({
  id: key.id,
  content: key.derive('content'),
  bytes: key.derive('bytes'),
  search: key.derive('search'),
  nonce: key.derive('nonce'),
});

/**
 * Of a searchable text its search key tells already when it is the same as another, so its nonce may follow from it as well: what is
 * written again unchanged is the same text, and PostgreSQL leaves its indexes alone (HOT).
 */
const nonceOf = ({ nonce }: Locks, text: string) =>
  createHmac('sha256', nonce).update(text).digest().subarray(0, nonceBytes);

const searchKey = ({ search }: Locks, text: string) =>
  createHmac('sha256', search).update(text).digest().subarray(0, searchBytes).toString('base64url');

export const openVault = (ring: Keyring, schema: string): Vault => {
  const all = ring.keys.map(locksOf);
  const byId = new Map(all.map((locks) => [locks.id, locks]));
  const current = ring.current && byId.get(ring.current.id);
  const bound = Buffer.from(schema);
  const boundTo = (about: string) => Buffer.from(`${schema}/${about}`);

  return {
    seal: (text, searchable) => {
      if (!current || text === '') return text;
      const nonce = searchable ? nonceOf(current, text) : undefined;
      const content = encrypt(current.content, bound, Buffer.from(text), nonce);
      return `${mark}${current.id}.${searchable ? searchKey(current, text) : ''}.${content.toString('base64url')}`;
    },
    open: (sealed) => {
      const [, id = '', , content = ''] = form.exec(sealed) ?? [];
      const locks = byId.get(id);
      return locks && decrypt(locks.content, bound, Buffer.from(content, 'base64url'))?.toString();
    },
    sealBytes: (about, bytes) => {
      if (!current) throw new Error('keyring: there is no current key, and bytes are not kept in the clear');
      return Buffer.concat([Buffer.from(`${mark}${current.id}.`), encrypt(current.bytes, boundTo(about), bytes)]);
    },
    openBytes: (about, sealed) => {
      const [head, id = ''] = bytesForm.exec(sealed.toString('latin1', 0, longestMark)) ?? [];
      if (head === undefined) return openEarly(ring, about, sealed);
      const locks = byId.get(id);
      if (!locks) throw new Error(`keyring: what is to be opened was sealed with ${id}`);
      const bytes = decrypt(locks.bytes, boundTo(about), sealed.subarray(head.length));
      if (!bytes) throw new Error('not sealed here as this, or changed since');
      return bytes;
    },
    searchKeys: (text) => [...all.map((locks) => searchKey(locks, text)), text],
    currentMark: current && `${mark}${current.id}.`,
  };
};
