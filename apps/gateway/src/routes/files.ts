import { directory } from '@civicline/contracts';
import { once } from 'node:events';
import { z } from 'zod';
import { route } from '../http/route';
import type { Backends } from './backends';

const tag = 'Files';
const access = ['admin', 'system'] as const;
/** Thousands of rows are written and announced in one commit. */
const timeoutMs = 120_000;

const kinds = {
  procedures: directory.FileKind.PROCEDURES,
  offices: directory.FileKind.OFFICES,
  hotlines: directory.FileKind.HOTLINES,
  articles: directory.FileKind.ARTICLES,
} as const;
const kind = z.object({ kind: z.enum(['procedures', 'offices', 'hotlines', 'articles']) });

const formats = [
  { name: 'csv', type: 'text/csv', format: directory.FileFormat.CSV, about: 'a sheet' },
  { name: 'json', type: 'application/json', format: directory.FileFormat.JSON, about: 'JSON' },
] as const;

const outcomes: Partial<Record<directory.ImportFileResponse_Outcome, string>> = {
  [directory.ImportFileResponse_Outcome.ADDED]: 'added',
  [directory.ImportFileResponse_Outcome.CHANGED]: 'changed',
  [directory.ImportFileResponse_Outcome.UNCHANGED]: 'unchanged',
  [directory.ImportFileResponse_Outcome.REFUSED]: 'refused',
};
const fault = z.object({ field: z.string(), rule: z.string(), message: z.string() });
const importReport = z
  .object({
    imported: z.boolean().openapi({ description: 'False: nothing was, for a row was refused or this was a dry run' }),
    added: z.number(),
    changed: z.number(),
    unchanged: z.number(),
    refused: z.number(),
    rows: z.array(
      z.object({
        number: z.number(),
        key: z.string(),
        outcome: z.enum(['added', 'changed', 'unchanged', 'refused']),
        changedFields: z.array(z.string()),
        faults: z.array(fault),
      }),
    ),
    faults: z.array(fault),
  })
  .openapi('ImportReport');

const faultOf = ({ field, rule, message }: directory.ImportFileResponse_Fault) => ({ field, rule, message });
const reportOf = ({ imported, added, changed, unchanged, refused, rows, faults }: directory.ImportFileResponse) => ({
  imported,
  added,
  changed,
  unchanged,
  refused,
  rows: rows.map((row) => ({
    number: row.number,
    key: row.key,
    outcome: outcomes[row.outcome] ?? 'refused',
    changedFields: row.changedFields,
    faults: row.faults.map(faultOf),
  })),
  faults: faults.map(faultOf),
});

/** The directory as files, out and in. */
export const fileRoutes = ({ directory: backend }: Backends) =>
  formats.flatMap(({ name, type, format, about }) => [
    route({
      method: 'get',
      path: `/exports/${name}/{kind}`,
      summary: `All rows of a kind as ${about}, as the import takes it`,
      tag,
      access,
      params: kind,
      produces: type,
      answer: name === 'csv' ? z.string() : z.array(z.looseObject({})),
      timeoutMs,
      handle: async ({ params, response }, call) => {
        response.type(type === 'text/csv' ? 'text/csv; charset=utf-8' : type);
        response.set('Content-Disposition', `attachment; filename="${params.kind}.${name}"`);
        for await (const { piece } of backend.exportFile({ kind: kinds[params.kind], format }, call))
          // Read no faster than it is taken.
          if (!response.write(piece)) await once(response, 'drain', { signal: call.signal });
        response.end();
      },
    }),
    route({
      method: 'post',
      path: `/imports/${name}/{kind}`,
      summary: `Import rows from ${about}, with a report on every row; one is refused, and nothing is imported`,
      tag,
      access,
      params: kind,
      query: z.strictObject({ dryRun: z.enum(['true', 'false']).optional() }),
      file: type,
      answer: importReport,
      timeoutMs,
      handle: async ({ params, query, file }, call) =>
        reportOf(
          await backend.importFile(
            { kind: kinds[params.kind], format, content: file ?? Buffer.alloc(0), dryRun: query.dryRun === 'true' },
            call,
          ),
        ),
    }),
  ]);
