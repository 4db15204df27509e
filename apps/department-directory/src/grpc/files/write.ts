import { stringify } from 'csv-stringify/sync';
import type { Kind } from '../../domain/kinds';
import { getAt } from './cells';
import { columns } from './columns';
import { withApostrophe } from './formulas';
import { asKept } from './messages';

/** Tells spreadsheets that the file is UTF-8; without it they show accents as something else. */
const byteOrderMark = '\ufeff';

const csvOf = (records: readonly (readonly string[])[]) =>
  stringify(records as string[][], { record_delimiter: 'windows' });

async function* csvPieces(kind: Kind, pages: AsyncIterable<object[]>): AsyncGenerator<string> {
  yield byteOrderMark + csvOf([columns[kind].map(({ name }) => name)]);
  for await (const rows of pages)
    yield csvOf(
      rows.map((row) => {
        const kept = asKept(kind, row);
        return columns[kind].map(({ path, cell }) => withApostrophe(cell.write(getAt(kept, path))));
      }),
    );
}

async function* jsonPieces(kind: Kind, pages: AsyncIterable<object[]>): AsyncGenerator<string> {
  let before = '[\n';
  for await (const rows of pages)
    for (const row of rows) {
      yield before + JSON.stringify(asKept(kind, row));
      before = ',\n';
    }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}

/** Pieces are sent when they have grown to this. */
const pieceBytes = 64 * 1024;

/** A file of these rows, in pieces. */
export async function* piecesOf(kind: Kind, csv: boolean, pages: AsyncIterable<object[]>): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  let size = 0;
  for await (const text of (csv ? csvPieces : jsonPieces)(kind, pages)) {
    const bytes = Buffer.from(text);
    waiting.push(bytes);
    size += bytes.length;
    if (size < pieceBytes) continue;
    yield Buffer.concat(waiting);
    [waiting, size] = [[], 0];
  }
  if (size) yield Buffer.concat(waiting);
}
