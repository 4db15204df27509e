import type { CallContext } from '@civicline/service-kit';
import { fingerprint } from '@civicline/service-kit';
import type { Violation } from '@civicline/service-kit/refusal';
import type { Tx } from '@civicline/store';
import type { Changed } from '../announce';
import { announceChanged } from '../announce';
import type { Article } from '../domain/directory';
import { draftOf } from '../domain/article';
import type { Hotline, Office, Procedure } from '../domain/directory';
import { rowFaults } from '../domain/faults';
import { changedFields } from '../domain/same';
import { lockArticle } from '../store/articles';
import { put } from '../store/documents';
import { keptRows } from '../store/kept-rows';
import { putProcedures } from '../store/procedures';
import type { Kind } from '../domain/kinds';
import { unknownReferences } from '../store/references';
import { lockRevision, nextRevision } from '../store/revision';
import type { Deps } from './deps';
import { writeVersion } from './save-article';

/** A row of a file, as far as it could be read. */
export interface FileRow {
  readonly number: number;
  readonly key: string;
  readonly doc: object;
  /** What could not be read. */
  readonly faults: readonly Violation[];
}

export interface RowReport {
  readonly number: number;
  readonly key: string;
  readonly outcome: 'added' | 'changed' | 'unchanged' | 'refused';
  readonly changedFields: readonly string[];
  readonly faults: readonly Violation[];
}

export interface FileReport {
  readonly imported: boolean;
  readonly rows: readonly RowReport[];
}

/** What would become of each row. */
const examine = async (tx: Tx, kind: Kind, rows: readonly FileRow[]): Promise<RowReport[]> => {
  const kept = await keptRows(
    tx,
    kind,
    rows.map(({ key }) => key),
  );
  const unknown = await unknownReferences(
    tx,
    kind,
    rows.map(({ doc }) => doc),
  );
  const unknownOf = new Map<number, Violation[]>();
  for (const { index, field, rule } of unknown)
    unknownOf.set(index, [...(unknownOf.get(index) ?? []), { field, rule }]);
  const seen = new Set<string>();
  return rows.map(({ number, key, doc, faults: unread }, index) => {
    const twice: Violation[] =
      key && seen.has(key) ? [{ field: kind === 'procedures' ? 'code' : 'id', rule: 'duplicate' }] : [];
    seen.add(key);
    const unreadFields = new Set(unread.map(({ field }) => field));
    // What could not be read is not told a second time as missing.
    const checked = rowFaults(kind, doc).filter(({ field }) => !unreadFields.has(field));
    const faults = [...unread, ...checked, ...(unknownOf.get(index) ?? []), ...twice];
    const before = kept.get(key);
    const changed = before ? changedFields(before, doc) : [];
    const outcome = faults.length ? 'refused' : !before ? 'added' : changed.length ? 'changed' : 'unchanged';
    return { number, key, outcome, changedFields: outcome === 'changed' ? changed : [], faults };
  });
};

/** Writes new and changed rows, and announces each. */
const write = async (tx: Tx, kind: Kind, rows: readonly FileRow[], { clock, newId }: Deps, call: CallContext) => {
  const now = clock.now();
  if (kind === 'articles') {
    const revision = await nextRevision(tx);
    for (const { key, doc } of rows) {
      const before = await lockArticle(tx, key);
      const record = draftOf(before, doc as Article, before?.version ?? 0, call.caller, now);
      await writeVersion(tx, record, revision, { editor: call.caller, happened: 'imported', why: '' }, newId);
    }
    return;
  }
  const keyed = rows.map(({ key, doc }) => ({ key, doc }));
  let changes: Changed[];
  if (kind === 'procedures') {
    const versions = new Map((await putProcedures(tx, keyed)).map(({ key, version }) => [key, version]));
    changes = keyed.map(({ key, doc }) => ({
      what: 'procedure',
      row: { ...(doc as Procedure), version: versions.get(key) } as Procedure,
    }));
  } else if (kind === 'offices') {
    await put(tx, 'office', keyed);
    changes = keyed.map(({ doc }) => ({ what: 'office', row: doc as Office }));
  } else {
    await put(tx, 'hotline', keyed);
    changes = keyed.map(({ doc }) => ({ what: 'hotline', row: doc as Hotline }));
  }
  await announceChanged(tx, changes, now, newId);
};

/**
 * Imports the rows of a file: new ones are added, changed ones replaced and announced, equal ones left alone. One row that
 * is refused, and nothing is imported. A dry run reports the same and changes nothing.
 */
export const importRows =
  (deps: Deps) =>
  (kind: Kind, rows: readonly FileRow[], dryRun: boolean, call: CallContext): Promise<FileReport> => {
    const { store } = deps;
    if (dryRun) return store.transaction(async (tx) => ({ imported: false, rows: await examine(tx, kind, rows) }));
    const key = {
      command: 'ImportFile',
      key: call.idempotencyKey,
      fingerprint: fingerprint({ kind, rows }),
      caller: call.caller.id,
    };
    return store.once(key, async (tx) => {
      await lockRevision(tx);
      const report = await examine(tx, kind, rows);
      if (report.some(({ outcome }) => outcome === 'refused')) return { imported: false, rows: report };
      const fresh = rows.filter((_, n) => report[n]?.outcome !== 'unchanged');
      if (fresh.length) await write(tx, kind, fresh, deps, call);
      return { imported: true, rows: report };
    });
  };
