// What is generated from the contracts is committed, so that it can be read and searched; this says when it is stale.
import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const folder = 'packages/contracts/src/generated';
/** A table in it is made of the contracts. */
const page = 'docs/security.md';
const digest = () => {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const hash = createHash('sha256');
  for (const file of [page, ...files.map((entry) => path.join(entry.parentPath, entry.name)).sort()])
    hash.update(file).update(readFileSync(file));
  return hash.digest('hex');
};

const before = digest();
execFileSync('npm', ['run', 'generate', '--silent', '-w', '@civicline/contracts'], { stdio: 'inherit' });
if (digest() !== before) {
  console.error(
    'packages/contracts/src/generated or docs/security.md was stale: it has been generated again, commit it',
  );
  process.exit(1);
}
