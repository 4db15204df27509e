// npm run race -- --desks 11,200 --callers 1,10,1000 --histories 50: desks and callers at once on two replicas of call-intake that are
// killed with SIGKILL meanwhile, then random histories against a model. The last line says what was found; ends with 1 on any fault.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './install.mjs';

const { values } = parseArgs({
  options: {
    desks: { type: 'string', default: '11,200' },
    callers: { type: 'string', default: '1,10,1000' },
    histories: { type: 'string', default: '50' },
  },
});
const numbers = (text) => text.split(',').map(Number);
const wish = { desks: numbers(values.desks), callers: numbers(values.callers), histories: Number(values.histories) };
if ([...wish.desks, ...wish.callers, wish.histories].some((one) => !Number.isInteger(one) || one < 1)) {
  console.error('--desks and --callers are numbers with commas between them, --histories is one');
  process.exit(2);
}

const dir = mkdtempSync(path.join(tmpdir(), 'civicline-race-'));
const report = path.join(dir, 'found.jsonl');
const { status } = spawnSync(
  process.execPath,
  [path.join(root, 'scripts/test.mjs'), 'apps/call-intake/test/race.test.ts'],
  { cwd: root, stdio: 'inherit', env: { ...process.env, CIVICLINE_TEST_RACE: JSON.stringify({ ...wish, report }) } },
);
const found = existsSync(report) ? readFileSync(report, 'utf8').trim().split('\n').map(JSON.parse) : [];
rmSync(dir, { recursive: true, force: true });

const races = found.filter((one) => one.desks);
for (const one of races)
  console.log(
    `${one.desks} desks, ${one.callers} callers, ${one.kills} kills: ${one.completed} completed in ${one.seconds.toFixed(1)} s, ` +
      `${one.lost} lost, ${one.double} double, ${one.withoutOutcome} without outcome`,
  );
const sum = (name) => found.reduce((all, one) => all + (one[name] ?? 0), 0);
const histories = found.length - races.length;
console.log(
  `race: ${races.length} races, ${histories} histories, ${sum('callers')} callers, ${sum('kills')} kills: ` +
    `${sum('lost')} lost, ${sum('double')} double, ${sum('withoutOutcome')} without outcome` +
    (status === 0 ? '' : '; a fault was found'),
);
process.exit(status === 0 ? 0 : 1);
