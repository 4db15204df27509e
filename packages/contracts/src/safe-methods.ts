import { calls } from './generated/calls';

/** Paths of the methods that change nothing (`NO_SIDE_EFFECTS` in the contract): only these are retried blindly. */
export const safeMethods: ReadonlySet<string> = new Set(Object.keys(calls).filter((path) => calls[path]?.safe));
