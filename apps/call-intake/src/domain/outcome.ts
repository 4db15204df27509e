import type { Facts } from './facts';

export const outcomes = [
  'completed',
  'abandoned',
  'short_abandoned',
  'abandoned_in_ivr',
  'overflowed',
  'deflected',
  'blocked',
  'lost_by_pbx',
  'phantom',
] as const;

export type Outcome = (typeof outcomes)[number];

/** Whoever hangs up within five seconds did not wait for an answer. */
export const shortMs = 5_000;

/** The one outcome of a call that is over. `deflectedTo` is how it was answered otherwise, empty when it was not. */
export const outcomeOf = (facts: Facts, deflectedTo: string): Outcome => {
  if (facts.answeredAt) return facts.hungUpBy === 'lost' ? 'lost_by_pbx' : 'completed';
  if (facts.blocked) return 'blocked';
  if (deflectedTo) return 'deflected';
  if (facts.hungUpBy === 'lost') return 'lost_by_pbx';
  if (facts.hungUpBy === 'phantom') return 'phantom';
  if (facts.hungUpBy === 'overflow' || facts.hungUpBy === 'transfer') return 'overflowed';
  if (!facts.queuedAt || !facts.hungUpAt) return 'abandoned_in_ivr';
  return facts.hungUpAt.getTime() - facts.queuedAt.getTime() <= shortMs ? 'short_abandoned' : 'abandoned';
};
