import type { Logger, Part } from '@civicline/service-kit';
import { gauges } from '../gauges';
import type { Keyring } from '../keyring';
import { loop } from '../loop';
import type { Store } from '../store';
import type { Tx } from '../tx';
import { beginning, linkOf, signHead } from './chain';
import type { Fact } from './fact';

/** Within such a time a fact stands in the chain. */
const everyMs = 1_000;
/** As many as audit_0002_nothing_leaves_unsealed looks back for what was taken. */
const batch = 1_000;

const takeArrived = (tx: Tx) =>
  tx.query<Fact & { id: string }>(
    `WITH taken AS (
       DELETE FROM audit_arrival WHERE id IN (SELECT id FROM audit_arrival ORDER BY id LIMIT ${batch})
       RETURNING id, at, role, account, office, act, about, outcome, subjects)
     SELECT * FROM taken ORDER BY id`,
    [],
    'audit-take',
  );

/** Takes what has arrived into the chain and signs its new head, in one transaction: it goes on wherever it was cut off. */
const seal = (store: Store, ring: Keyring) => async (tx: Tx) => {
  const [lock] = await tx.query<{ got: boolean }>(
    'SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS got',
    [`audit of ${store.schema}`],
    'audit-lock',
  );
  // Another replica is at it.
  if (!lock?.got) return 0;
  const [head] = await tx.query<{ seq: string; hash: string }>('SELECT seq, hash FROM audit_head', [], 'audit-head');
  const arrived = await takeArrived(tx);
  if (!arrived.length) return 0;
  let last: { seq: number; hash: string } = head ? { seq: Number(head.seq), hash: head.hash } : beginning;
  const entries = arrived.map(({ id: _, ...fact }) => {
    const seq = last.seq + 1;
    last = { seq, hash: linkOf(last.hash, store.schema, seq, fact) };
    return { ...fact, ...last };
  });
  tx.write(
    `INSERT INTO audit_entry (seq, at, role, account, office, act, about, outcome, subjects, hash)
     SELECT seq, at, role, account, office, act, about, outcome, subjects, hash FROM jsonb_to_recordset($1) AS t
       (seq bigint, at timestamptz, role text, account text, office text, act text, about text[], outcome text, subjects text[], hash text)`,
    [JSON.stringify(entries)],
    'audit-entries',
  );
  const signed = signHead(ring, store.schema, last);
  tx.write(
    `INSERT INTO audit_head (seq, hash, key_id, mac) VALUES ($1, $2, $3, $4)
     ON CONFLICT (only_one) DO UPDATE SET seq = excluded.seq, hash = excluded.hash, key_id = excluded.key_id, mac = excluded.mac`,
    [signed.seq, signed.hash, signed.keyId, signed.mac],
    'audit-sign',
  );
  return entries.length;
};

/** Chains what was noted, one replica at a time, and tells how long the chain is: a figure that only grows. */
export const sealing = (store: Store, ring: Keyring, log: Logger): Part[] => [
  loop({
    name: 'seal the audit',
    everyMs,
    log,
    work: async () => {
      const [waits] = await store.query('SELECT FROM audit_arrival LIMIT 1', [], 'audit-waits');
      return waits ? store.transaction(seal(store, ring)) : 0;
    },
  }),
  gauges({
    name: 'audit figures',
    log,
    about: {
      audit_sealed_entries: 'Entries in the chain of the audit; it never shrinks unless somebody cut it off',
      audit_unsealed_seconds: 'Age of the oldest fact that is not yet in the chain',
    },
    read: async () => {
      const [row] = await store.query<{ entries: string; age: number }>(
        `SELECT coalesce((SELECT seq FROM audit_head), 0) AS entries,
           coalesce((SELECT extract(epoch FROM now() - min(at)) FROM audit_arrival), 0)::float8 AS age`,
        [],
        'audit-figures',
      );
      return { audit_sealed_entries: Number(row?.entries ?? 0), audit_unsealed_seconds: row?.age ?? 0 };
    },
  }),
];
