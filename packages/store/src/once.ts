import { Refusal } from '@civicline/service-kit/refusal';
import { fromJson, toJson } from './json';
import { SealedJson } from './personal';
import type { Tx } from './tx';

/** A command that is carried out once, however often it is sent. */
export interface OnceKey {
  readonly command: string;
  /** Left out by callers that never try twice: the command is then simply a transaction. */
  readonly key: string | undefined;
  /** Tells a second try from another command under the same key. */
  readonly fingerprint: string;
  /** Keys of one caller are unknown to another. */
  readonly caller?: string;
}

/**
 * Runs the command inside its transaction, unless it has run before: then the first result is given back. The key is
 * written first, so that a twin waits for the commit of the first instead of working beside it. A refused command rolls
 * its key back too and may be tried again. Refuses IDEMPOTENCY_KEY_REUSED when the key stands for another request.
 */
export const onceIn = async <T>(
  tx: Tx,
  { command, key, fingerprint, caller = '' }: OnceKey,
  run: (tx: Tx) => Promise<T>,
): Promise<T> => {
  if (key === undefined) return run(tx);
  const id = [caller, command, key];
  const fresh = await tx.query(
    `INSERT INTO idempotency_key (caller, command, key, fingerprint) VALUES ($1, $2, $3, $4)
     ON CONFLICT DO NOTHING RETURNING true AS fresh`,
    [...id, fingerprint],
    'once-claim',
  );
  if (!fresh.length) return firstResult<T>(tx, id, fingerprint);
  const result = await run(tx);
  tx.write(
    'UPDATE idempotency_key SET result = $4 WHERE caller = $1 AND command = $2 AND key = $3',
    [...id, new SealedJson(toJson(result))],
    'once-result',
  );
  return result;
};

const firstResult = async <T>(tx: Tx, id: readonly string[], fingerprint: string): Promise<T> => {
  const [first] = await tx.query<{ fingerprint: string; result: unknown }>(
    'SELECT fingerprint, result FROM idempotency_key WHERE caller = $1 AND command = $2 AND key = $3',
    id,
    'once-first',
  );
  if (first?.fingerprint !== fingerprint) throw new Refusal('IDEMPOTENCY_KEY_REUSED', 'conflict');
  return fromJson(first.result) as T;
};

/** Forgets keys that are older, some at a time. Returns how many. */
export const forgetKeys = async (tx: Tx, days: number, limit: number): Promise<number> => {
  const rows = await tx.query(
    `DELETE FROM idempotency_key WHERE ctid IN (
       SELECT ctid FROM idempotency_key WHERE created_at < now() - make_interval(days => $1) LIMIT $2 FOR UPDATE SKIP LOCKED)
     RETURNING true AS gone`,
    [days, limit],
  );
  return rows.length;
};
