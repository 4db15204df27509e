import type { CallContext } from '@civicline/service-kit';
import type { Tx } from '@civicline/store';
import { fingerprint } from '@civicline/service-kit';
import type { Changed } from '../announce';
import { announceChanged } from '../announce';
import type { ImportRows } from '../domain/faults';
import { keyOf } from '../domain/faults';
import { put } from '../store/documents';
import { freshOf } from '../store/import-sources';
import { putProcedures } from '../store/procedures';
import type { Deps } from './deps';

export interface ImportReport {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
}

const keyed = <T>(rows: readonly T[], key: (row: T) => string) => rows.map((doc) => ({ key: key(doc), doc }));

/** Only the rows that the source has changed since it brought them last; the others stand as somebody may have edited them. */
const changedAtSource = async (tx: Tx, source: string, rows: ImportRows): Promise<ImportRows> => {
  const brought = <T>(what: string, all: readonly T[], key: (row: T) => string) =>
    all.map((row) => ({ what, key: key(row), digest: fingerprint(row) }));
  const fresh = await freshOf(tx, source, [
    ...brought('unit', rows.units, keyOf.units),
    ...brought('office', rows.offices, keyOf.offices),
    ...brought('hotline', rows.hotlines, keyOf.hotlines),
    ...brought('procedure', rows.procedures, keyOf.procedures),
  ]);
  const only = <T>(what: string, all: readonly T[], key: (row: T) => string) =>
    all.filter((row) => fresh.has(`${what} ${key(row)}`));
  return {
    units: only('unit', rows.units, keyOf.units),
    offices: only('office', rows.offices, keyOf.offices),
    hotlines: only('hotline', rows.hotlines, keyOf.hotlines),
    procedures: only('procedure', rows.procedures, keyOf.procedures),
  };
};

/**
 * Imports rows that have no fault: new ones are added, changed ones replaced and announced, equal ones left alone. All or
 * nothing. Of a source that comes again and again only what it has changed itself.
 */
export const importDirectory =
  ({ store, clock, newId }: Deps) =>
  (brought: ImportRows, source: string, call: CallContext): Promise<ImportReport> =>
    store.once(
      {
        command: 'ImportDirectory',
        key: call.idempotencyKey,
        fingerprint: fingerprint(brought),
        caller: call.caller.id,
      },
      async (tx) => {
        const rows = source ? await changedAtSource(tx, source, brought) : brought;
        const units = await put(tx, 'unit', keyed(rows.units, keyOf.units));
        const offices = await put(tx, 'office', keyed(rows.offices, keyOf.offices));
        const hotlines = await put(tx, 'hotline', keyed(rows.hotlines, keyOf.hotlines));
        const procedures = await putProcedures(tx, keyed(rows.procedures, keyOf.procedures));
        const keys = (written: readonly { key: string }[]) => new Set(written.map(({ key }) => key));
        const [newOffices, newHotlines] = [keys(offices), keys(hotlines)];
        const versions = new Map(procedures.map(({ key, version }) => [key, version]));
        const changes: Changed[] = [
          ...rows.offices.filter(({ id }) => newOffices.has(id)).map((row) => ({ what: 'office', row }) as const),
          ...rows.hotlines.filter(({ id }) => newHotlines.has(id)).map((row) => ({ what: 'hotline', row }) as const),
          ...rows.procedures
            .filter(({ code }) => versions.has(code))
            .map((row) => ({ what: 'procedure', row: { ...row, version: versions.get(row.code) } }) as const),
        ];
        await announceChanged(tx, changes, clock.now(), newId);
        const written = [...units, ...offices, ...hotlines, ...procedures];
        const added = written.filter((row) => row.added).length;
        const { units: u, offices: o, hotlines: h, procedures: p } = brought;
        const all = u.length + o.length + h.length + p.length;
        return { added, changed: written.length - added, unchanged: all - written.length };
      },
    );
