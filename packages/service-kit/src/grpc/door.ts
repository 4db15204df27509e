import type { CallMarks } from '@civicline/contracts';
import { calls } from '@civicline/contracts';
import type { Caller } from '../call';
import { isNamed } from '../call';

/** How far somebody gets with `own` is for the room to say, which knows whose it is. */
const mayCall = ({ roles, services }: CallMarks, caller: Caller): boolean =>
  roles[caller.role] !== undefined || services.some((name) => isNamed(name, caller));

/**
 * Says of callers of a method whether its contract lets them in. Throws at once when the contract says of nobody that they may make the
 * call: a service with such a call must not start.
 */
export const doorOf = (path: string): ((caller: Caller) => boolean) => {
  const marks = calls[path];
  if (!marks) throw new Error(`${path}: the contract does not say who may make this call (common.v1.access)`);
  return (caller) => mayCall(marks, caller);
};
