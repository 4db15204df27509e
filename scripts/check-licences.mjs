// Whatever the project is built of and runs on must come under a licence that lets a province use, change and pass it on. The
// lock file says under which each package comes.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import satisfies from 'spdx-satisfies';
import { root } from './install.mjs';

/** Permissive ones, and for what only serves development also those that ask for something in return when it is passed on. */
const permissive = [
  ...[
    'MIT',
    'MIT-0',
    'ISC',
    '0BSD',
    'BSD-2-Clause',
    'BSD-3-Clause',
    'Apache-2.0',
    'BlueOak-1.0.0',
    'CC0-1.0',
    'Unlicense',
  ],
  // Of files, not of what they are used in: a changed file of theirs would have to be published.
  'MPL-2.0',
];
const inDevelopment = [...permissive, 'Python-2.0', 'Artistic-2.0', 'CC-BY-3.0', 'CC-BY-4.0', 'OFL-1.1', 'WTFPL'];

/** Their package.json says it in a way of old (`licenses`), which the lock file does not take over. */
const saidElsewhere = { ssh2: 'MIT', 'cpu-features': 'MIT', buildcheck: 'MIT' };

const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
const faults = [];
for (const [place, { license, version, dev, link }] of Object.entries(packages)) {
  if (link || !place.includes('node_modules/')) continue;
  const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
  const licence = license ?? saidElsewhere[name];
  const allowed = dev ? inDevelopment : permissive;
  if (!licence) faults.push(`${name}@${version}: no licence`);
  else if (!satisfies(licence, allowed)) faults.push(`${name}@${version}: ${licence}`);
}
if (faults.length) {
  console.log(faults.join('\n'));
  process.exitCode = 1;
}
