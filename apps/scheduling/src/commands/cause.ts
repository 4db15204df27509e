import type { CallContext } from '@civicline/service-kit';
import type { Cause } from '../announce';

/** Whose hand a change came from. */
export const causeOf = ({ caller }: CallContext): Cause => {
  if (caller.role === 'citizen') return 'citizen';
  return caller.role === 'agent' ? 'agent' : 'office';
};
