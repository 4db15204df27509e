import { createHash } from 'node:crypto';
import type { CallContext } from './call';

/**
 * A UUID that is the same for each try of one command: by it something outside the own database is asked for once, however
 * often the command is tried. Without an idempotency key each try is one of its own.
 */
export const idOfTry = (command: string, { caller, idempotencyKey }: CallContext, newId: () => string): string => {
  if (idempotencyKey === undefined) return newId();
  const hash = createHash('sha256')
    .update(JSON.stringify([command, caller.id, idempotencyKey]))
    .digest('hex');
  return hash.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
};
