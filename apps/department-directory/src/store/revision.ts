import type { Store, Tx } from '@civicline/store';

/** The number under which this transaction changes what can be found. Others wait until it commits. */
export const nextRevision = async (tx: Tx): Promise<string> => {
  const [row] = await tx.query<{ n: string }>('UPDATE revision SET n = n + 1 RETURNING n', [], 'next-revision');
  if (!row) throw new Error('the revision is gone');
  return row.n;
};

/** Keeps others from changing what can be found until this transaction ends, whether it changes it or not. */
export const lockRevision = async (tx: Tx): Promise<void> => {
  await tx.query('SELECT FROM revision FOR UPDATE', [], 'lock-revision');
};

/** Everything up to this number is committed. */
export const revisionNow = async (store: Store): Promise<string> => {
  const [row] = await store.query<{ n: string }>('SELECT n FROM revision', [], 'revision');
  return row?.n ?? '0';
};
