import type { CallContext } from '@civicline/service-kit';
import type { Cause } from '../announce';
import { voiceOf } from '../domain/permissions';

/** Whose hand a change came from: a system that gave the citizen's proof speaks for the citizen. */
export const causeOf = ({ caller }: CallContext): Cause => voiceOf(caller);
