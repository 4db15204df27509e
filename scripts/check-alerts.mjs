// Alert rules go off where they must and nowhere else (promtool, of Debian's package prometheus), and every alert has its page
// in docs/alerts.md, none of which stands there for nothing. What dashboards ask is PromQL.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const folder = 'deploy/observability';
const yamlIn = (dir) =>
  readdirSync(dir)
    .filter((name) => name.endsWith('.yml'))
    .map((name) => path.join(dir, name));
const rules = yamlIn(`${folder}/alerts`);
const faults = [];

const alerts = rules.flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/^ {6}- alert: (\w+)$/gm)].map(([, name]) => name),
);
const links = rules.flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/runbook_url: (\S+)$/gm)].map(([, url]) => url),
);
const pages = [...readFileSync('docs/alerts.md', 'utf8').matchAll(/^## (\w+)$/gm)].map(([, name]) => name);
const tests = yamlIn(`${folder}/alerts/tests`);
const tested = new Set(
  tests.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/^ {2}- name: (\w+)$/gm)].map(([, name]) => name)),
);
for (const name of alerts) {
  if (!pages.includes(name)) faults.push(`docs/alerts.md: nothing on ${name}`);
  if (!links.includes(`docs/alerts.md#${name.toLowerCase()}`)) faults.push(`${name} names no page, or another's`);
  if (!tested.has(name)) faults.push(`${name} has no test in ${folder}/alerts/tests`);
}
for (const name of pages) if (!alerts.includes(name)) faults.push(`docs/alerts.md: ${name} is no alert`);

const promtool = (...args) => {
  const { status, stdout, stderr, error } = spawnSync('promtool', args, { encoding: 'utf8' });
  if (!error && status !== 0) faults.push(`promtool ${args.slice(0, 2).join(' ')}:\n${stdout}${stderr}`);
  return !error;
};

/** What panels ask, as rules that nobody loads: promtool reads no dashboards. */
const panelsAsRules = () => {
  const groups = readdirSync(`${folder}/dashboards`).map((name) => ({
    name,
    rules: JSON.parse(readFileSync(`${folder}/dashboards/${name}`, 'utf8')).panels.flatMap(
      ({ title, targets }, panel) =>
        targets.map(({ expr }, target) => ({
          record: `panel:${panel}:${target}`,
          expr: expr.replaceAll('$__rate_interval', '1m'),
          labels: { title },
        })),
    ),
  }));
  const dir = mkdtempSync(path.join(os.tmpdir(), 'civicline-panels-'));
  const file = path.join(dir, 'panels.yml');
  writeFileSync(file, JSON.stringify({ groups }));
  return { file, drop: () => rmSync(dir, { recursive: true }) };
};

if (promtool('check', 'config', `${folder}/prometheus.yml`)) {
  promtool('test', 'rules', ...tests);
  const panels = panelsAsRules();
  promtool('check', 'rules', panels.file);
  panels.drop();
} else if (process.env.CI) faults.push('promtool is missing: apt-get install prometheus');
else console.log('promtool is not installed (apt-get install prometheus): the rules were not tried');

for (const fault of faults) console.error(fault);
process.exit(faults.length ? 1 : 0);
