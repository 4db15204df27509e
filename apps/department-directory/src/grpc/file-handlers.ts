import { directory, ruleText } from '@civicline/contracts';
import type { CallContext } from '@civicline/service-kit';
import type { Violation } from '@civicline/service-kit/refusal';
import { invalid } from '@civicline/service-kit/refusal';
import type { FileReport, FileRow, RowReport } from '../commands/import-rows';
import type { Kind } from '../domain/kinds';
import { controlFaults } from './check';
import { columnOf } from './files/columns';
import { readCsv } from './files/read-csv';
import { readJsonRows } from './files/read-json';
import { piecesOf } from './files/write';

/** The use cases behind the door. */
export interface FileUseCases {
  importRows(kind: Kind, rows: readonly FileRow[], dryRun: boolean, call: CallContext): Promise<FileReport>;
  everyRow(kind: Kind): AsyncIterable<object[]>;
}

const kinds: Partial<Record<directory.FileKind, Kind>> = {
  [directory.FileKind.PROCEDURES]: 'procedures',
  [directory.FileKind.OFFICES]: 'offices',
  [directory.FileKind.HOTLINES]: 'hotlines',
  [directory.FileKind.ARTICLES]: 'articles',
};
const outcomes = {
  added: directory.ImportFileResponse_Outcome.ADDED,
  changed: directory.ImportFileResponse_Outcome.CHANGED,
  unchanged: directory.ImportFileResponse_Outcome.UNCHANGED,
  refused: directory.ImportFileResponse_Outcome.REFUSED,
};

/** A file larger than this is not taken; neither is one of more rows. */
export const maxFileBytes = 16 * 1024 * 1024;
const maxRows = 20_000;

const shapeOf = (request: { kind: directory.FileKind; format: directory.FileFormat }) => {
  const kind = kinds[request.kind];
  const { CSV, JSON } = directory.FileFormat;
  if (!kind) throw invalid([{ field: 'kind', rule: 'unknown_value' }]);
  if (request.format !== CSV && request.format !== JSON) throw invalid([{ field: 'format', rule: 'unknown_value' }]);
  return { kind, csv: request.format === CSV };
};

const textOf = (content: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return undefined;
  }
};

const readRows = (kind: Kind, csv: boolean, content: Uint8Array): { rows: FileRow[]; faults: Violation[] } => {
  const text = textOf(content);
  if (text === undefined) return { rows: [], faults: [{ field: '', rule: 'format.utf8' }] };
  const read = csv ? readCsv(kind, text) : readJsonRows(kind, text);
  if (read.rows.length > maxRows)
    return { rows: [], faults: [{ field: '', rule: 'too_many', params: { max: maxRows } }] };
  const rows = read.rows.map((row) => ({ ...row, faults: [...row.faults, ...controlFaults(row.doc)] }));
  return { rows, faults: read.faults };
};

export const fileHandlers = (cases: FileUseCases) => ({
  importFile: async (request: directory.ImportFileRequest, call: CallContext) => {
    const { kind, csv } = shapeOf(request);
    if (request.content.length > maxFileBytes)
      throw invalid([{ field: 'content', rule: 'too_long', params: { max: maxFileBytes } }]);
    const told = ({ field, rule, params }: Violation) => ({
      field,
      rule,
      message: ruleText(rule, call.locale, params),
    });
    const { rows, faults } = readRows(kind, csv, request.content);
    const nothing = { imported: false, added: 0, changed: 0, unchanged: 0, refused: 0, rows: [] };
    if (faults.length) return { ...nothing, faults: faults.map(told) };
    const report = await cases.importRows(kind, rows, request.dryRun, call);
    const count = (outcome: RowReport['outcome']) => report.rows.filter((row) => row.outcome === outcome).length;
    const named = (field: string) => (csv ? columnOf(kind, field) : field);
    return {
      imported: report.imported,
      added: count('added'),
      changed: count('changed'),
      unchanged: count('unchanged'),
      refused: count('refused'),
      rows: report.rows.map(({ number, key, outcome, changedFields, faults: wrong }) => ({
        number,
        key,
        outcome: outcomes[outcome],
        changedFields: [...changedFields],
        faults: wrong.map((fault) => told({ ...fault, field: named(fault.field) })),
      })),
      faults: [],
    };
  },

  exportFile: async function* (request: directory.ExportFileRequest) {
    const { kind, csv } = shapeOf(request);
    for await (const piece of piecesOf(kind, csv, cases.everyRow(kind))) yield { piece };
  },
});
