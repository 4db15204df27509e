import type { Store } from '../store';
import type { Tx } from '../tx';

/** What somebody of the staff, or another's system, did with what is held of citizens. */
export interface Fact {
  readonly at: Date;
  readonly role: string;
  /** The account's id, or the system's name. */
  readonly account: string;
  /** An officer's own office; empty: none. */
  readonly office: string;
  /** The call of the contract: "GetReferral". */
  readonly act: string;
  /** Codes and ids that the act was about, and why it was done where a reason is asked for. */
  readonly about: readonly string[];
  /** "shown", "changed", or the reason of a refusal. */
  readonly outcome: string;
  /** Whose data: keyed hashes of numbers. Never a number. */
  readonly subjects: readonly string[];
}

/** A fact in its place in the chain. */
export interface Entry extends Fact {
  /** From 1, without a gap. */
  readonly seq: number;
  /** SHA-256 over the hash of the one before and this one's content, in hexadecimal. */
  readonly hash: string;
}

/** The last entry, signed with a key that is not in the database. */
export interface Head {
  readonly seq: number;
  readonly hash: string;
  readonly keyId: string;
  readonly mac: string;
}

const insert = `INSERT INTO audit_arrival (at, role, account, office, act, about, outcome, subjects)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`;
const valuesOf = ({ at, role, account, office, act, about, outcome, subjects }: Fact) =>
  [at, role, account, office, act, about, outcome, subjects] as const;

/** In the transaction that did it: both stand, or neither. It goes with the commit and costs no round trip. */
export const writeFact = (tx: Tx, fact: Fact): void => tx.write(insert, valuesOf(fact), 'audit-write');

/** Stands when it resolves. */
export const keepFact = async (store: Pick<Store, 'query'>, fact: Fact): Promise<void> => {
  await store.query(insert, valuesOf(fact), 'audit-keep');
};
