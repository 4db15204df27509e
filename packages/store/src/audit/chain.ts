import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Keyring, RingKey } from '../keyring';
import type { Entry, Fact, Head } from './fact';

/** Before the first entry. */
export const beginning = { seq: 0, hash: '' } as const;

/** The hash of a fact in its place: of what came before, of the schema whose chain it is, and of all that the fact says. */
export const linkOf = (before: string, schema: string, seq: number, fact: Fact): string => {
  const { at, role, account, office, act, about, outcome, subjects } = fact;
  const said = [before, schema, seq, at.toISOString(), role, account, office, act, about, outcome, subjects];
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
};

const macOf = (key: RingKey, schema: string, seq: number, hash: string) =>
  createHmac('sha256', key.derive('audit head')).update(`${schema} ${seq} ${hash}`).digest('hex');

/** The key that writes; where nothing is sealed yet, one that reads. */
const writing = ({ current, keys }: Keyring): RingKey => {
  const key = current ?? keys.at(-1);
  if (!key) throw new Error('the audit needs a key: CIVICLINE_PERSONAL_KEYS');
  return key;
};

export const signHead = (ring: Keyring, schema: string, { seq, hash }: Pick<Entry, 'seq' | 'hash'>): Head => {
  const key = writing(ring);
  return { seq, hash, keyId: key.id, mac: macOf(key, schema, seq, hash) };
};

const subjectWith = (key: RingKey, number: string) =>
  `${key.id}.${createHmac('sha256', key.derive('audit subject')).update(number).digest('base64url').slice(0, 22)}`;

/** Whose data, as the audit knows them: a keyed hash of their number, and which key made it. */
export const subjectOf = (ring: Keyring, number: string): string => subjectWith(writing(ring), number);

/** What somebody may be known by: with each key of the ring. */
export const subjectsOf = (ring: Keyring, number: string): string[] => ring.keys.map((key) => subjectWith(key, number));

const areSame = (a: string, b: string) => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** A head that was seen earlier: the chain must still go through it. */
export type Seen = Pick<Head, 'seq' | 'hash'>;

const headFault = (ring: Keyring, schema: string, head: Head | undefined, last: Seen): string | undefined => {
  if (!head) return last.seq ? `${last.seq} entries, and the head is missing` : undefined;
  const key = ring.keys.find(({ id }) => id === head.keyId);
  if (!key) return `the head is signed with key ${head.keyId}, which is not in the keyring`;
  if (!areSame(macOf(key, schema, head.seq, head.hash), head.mac)) return 'the head is not what was signed';
  if (last.seq < head.seq) return `entries ${last.seq + 1} to ${head.seq} are missing at the end`;
  if (last.seq > head.seq) return `entries ${head.seq + 1} to ${last.seq} stand behind the head`;
  return last.hash === head.hash ? undefined : 'the head is not that of the last entry';
};

/**
 * Says what is wrong with a chain, in its order; nothing: it is whole. `seen`: a head that was kept elsewhere shows a chain that
 * was cut off and signed anew by an old head.
 */
export const faultsIn = async (
  schema: string,
  entries: AsyncIterable<Entry>,
  head: Head | undefined,
  ring: Keyring,
  seen?: Seen,
): Promise<{ readonly faults: readonly string[]; readonly last: Seen }> => {
  const faults: string[] = [];
  let last: Seen = beginning;
  for await (const entry of entries) {
    if (entry.seq > last.seq + 1) faults.push(`entries ${last.seq + 1} to ${entry.seq - 1} are missing`);
    else if (linkOf(last.hash, schema, entry.seq, entry) !== entry.hash)
      faults.push(`entry ${entry.seq} of ${entry.at.toISOString()} is not what was sealed`);
    if (seen?.seq === entry.seq && seen.hash !== entry.hash)
      faults.push(`entry ${entry.seq} is another than it was when it was looked at before`);
    last = { seq: entry.seq, hash: entry.hash };
  }
  const fault = headFault(ring, schema, head, last);
  if (fault !== undefined) faults.push(fault);
  if (seen && seen.seq > last.seq)
    faults.push(`the chain ended with entry ${seen.seq} when it was looked at before, and ends with ${last.seq}`);
  return { faults, last };
};
