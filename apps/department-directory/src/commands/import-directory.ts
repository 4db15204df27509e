import type { CallContext } from '@civicline/service-kit';
import { fingerprint } from '@civicline/service-kit';
import type { Changed } from '../announce';
import { announceChanged } from '../announce';
import type { ImportRows } from '../domain/faults';
import { keyOf } from '../domain/faults';
import { put } from '../store/documents';
import { putProcedures } from '../store/procedures';
import type { Deps } from './deps';

export interface ImportReport {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
}

const keyed = <T>(rows: readonly T[], key: (row: T) => string) => rows.map((doc) => ({ key: key(doc), doc }));

/** Imports rows that have no fault: new ones are added, changed ones replaced and announced, equal ones left alone. All or nothing. */
export const importDirectory =
  ({ store, clock, newId }: Deps) =>
  (rows: ImportRows, call: CallContext): Promise<ImportReport> =>
    store.once(
      { command: 'ImportDirectory', key: call.idempotencyKey, fingerprint: fingerprint(rows), caller: call.caller.id },
      async (tx) => {
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
        const all = rows.units.length + rows.offices.length + rows.hotlines.length + rows.procedures.length;
        return { added, changed: written.length - added, unchanged: all - written.length };
      },
    );
