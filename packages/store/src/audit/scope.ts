import { AsyncLocalStorage } from 'node:async_hooks';
import type { Tx } from '../tx';
import type { Fact } from './fact';
import { writeFact } from './fact';

/** A call that is watched, from its arrival to its answer. */
export interface Watched {
  /** Who does what; each fact of the call says so. */
  readonly facts: (outcome: string, subjects: readonly string[], about?: readonly string[]) => Fact;
  readonly subjectOf: (number: string) => string;
  /** Whose data this call changed or showed already. */
  readonly noted: Set<string>;
  /** Whom a refusal was about. */
  readonly concerned: Set<string>;
  /** Whose data the answer shows without saying whose they are; empty: of somebody whose number is not known. */
  readonly shown: Set<string>;
  readonly about: Set<string>;
}

export const watching = new AsyncLocalStorage<Watched>();

/** Somebody's data change in this transaction. Written where a watched call does it; what happens by itself is told by events. */
export const changed = (tx: Tx, number: string, ...about: readonly string[]): void => {
  const call = watching.getStore();
  if (!call || !number) return;
  const subject = call.subjectOf(number);
  call.noted.add(subject);
  writeFact(tx, call.facts('changed', [subject], about));
};

/** The call asks about somebody: should it be refused, it is known about whom. */
export const concerns = (number: string): void => {
  const call = watching.getStore();
  if (call && number) call.concerned.add(call.subjectOf(number));
};

/**
 * The answer shows something of somebody and does not say their number: a file, a voice. Noted before it leaves, also where nobody
 * knows the number.
 */
export const shows = (number: string, ...about: readonly string[]): void => {
  const call = watching.getStore();
  if (!call) return;
  call.shown.add(number && call.subjectOf(number));
  for (const one of about) call.about.add(one);
};
