/** What becomes of a referral, in the order in which it happens. */
export const statuses = [
  'partial',
  'open',
  'assigned',
  'acknowledged',
  'answered',
  'explained',
  'closed',
  'returned',
  'duplicate',
] as const;

/** Those that wait for an answer. */
export const awaiting: readonly string[] = ['open', 'assigned', 'acknowledged', 'returned'];
