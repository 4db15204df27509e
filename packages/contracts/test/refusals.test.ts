import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { reasons } from '../src';

const root = path.resolve(__dirname, '../../..');

const sources = (folder: string): string[] =>
  readdirSync(path.join(root, folder), { withFileTypes: true, recursive: true })
    .filter((file) => file.isFile() && /\.ts$/.test(file.name) && !/\.test\.ts$/.test(file.name))
    .map((file) => path.join(file.parentPath, file.name))
    .filter((file) => /^[^/]+\/src\//.test(path.relative(path.join(root, folder), file)));

/** Every reason that the code gives, with its kind, in the words of the code; '' where the gateway says it of a fault. */
const given = () => {
  const found = new Map<string, Set<string>>();
  const add = (reason: string, kind: string) => found.set(reason, (found.get(reason) ?? new Set()).add(kind));
  for (const file of [...sources('apps'), ...sources('packages')]) {
    const text = readFileSync(file, 'utf8');
    for (const [, reason = '', kind = ''] of text.matchAll(/new Refusal\(\s*'([A-Z_]+)',\s*'([a-z-]+)'/g))
      add(reason, kind);
    for (const [, reason = ''] of text.matchAll(/status: \d+, reason: '([A-Z_]+)'/g))
      if (!found.has(reason)) add(reason, '');
  }
  return found;
};

interface Row {
  readonly reason: string;
  readonly kind: string;
  readonly vi: string;
  readonly en: string;
}

/** The table of the document. */
const documented = (): Row[] =>
  readFileSync(path.join(root, 'docs/refusals.md'), 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, reason = '', kind = '', , , vi = '', en = ''] = line.split('|').map((cell) => cell.trim());
      return /^`[A-Z_]+`$/.test(reason) ? [{ reason: reason.slice(1, -1), kind, vi, en }] : [];
    });

it('every reason that is given has a text, and every text is given', () => {
  expect(Object.keys(reasons).sort()).toEqual([...given().keys()].sort());
});

it('the document says of each reason what the code says', () => {
  const code = [...given()].map(([reason, kinds]) => {
    const text = reasons[reason as keyof typeof reasons];
    return { reason, kind: [...kinds].filter(Boolean).sort().join(', ') || 'fault', ...text };
  });
  const byReason = (a: Row, b: Row) => (a.reason < b.reason ? -1 : 1);
  expect(documented().sort(byReason)).toEqual(code.sort(byReason));
});
