import { hkdfSync } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** A key of the ring. */
export interface RingKey {
  readonly id: string;
  /** A key of 32 bytes for one purpose alone: what is known of one says nothing of another. */
  derive(purpose: string): Buffer;
  /** For what was sealed before each purpose had a key of its own; nothing is any more. */
  readonly itself: Buffer;
}

/** Keys for what is kept: the current one writes, all of them read. */
export interface Keyring {
  /** Undefined: what is sealed is read, and nothing is sealed. For the time in which processes run beside that cannot read it. */
  readonly current: RingKey | undefined;
  readonly keys: readonly RingKey[];
}

const idForm = /^[\w-]{1,32}$/;
const secretBytes = 32;

const ringKey = ({ id, secret }: { id?: unknown; secret?: unknown }): RingKey => {
  if (typeof id !== 'string' || !idForm.test(id)) throw new Error('keyring: an id is 1 to 32 letters, digits, - and _');
  const bytes = Buffer.from(String(secret), 'base64url');
  if (bytes.length !== secretBytes) throw new Error(`keyring: secret of ${id} is ${secretBytes} bytes in base64url`);
  return {
    id,
    itself: bytes,
    derive: (purpose) => Buffer.from(hkdfSync('sha256', bytes, 'civicline', purpose, secretBytes)),
  };
};

/** Reads a keyring: `{"current": "2026-1", "keys": [{"id": "2026-1", "secret": "<32 bytes, base64url>"}]}`. Throws what is wrong with it. */
export const readKeyring = (json: string): Keyring => {
  const { current, keys = [] } = JSON.parse(json) as { current?: unknown; keys?: { id?: unknown; secret?: unknown }[] };
  const all = keys.map(ringKey);
  const named = all.find(({ id }) => id === current);
  if (current !== '' && !named) throw new Error('keyring: current is the id of one of the keys, or empty');
  return { current: named, keys: all };
};

/** The keyring that a setting says: JSON, or the name of a file with it. */
export const openKeyring = (setting: string): Keyring =>
  readKeyring(setting.trimStart().startsWith('{') ? setting : readFileSync(setting, 'utf8'));
