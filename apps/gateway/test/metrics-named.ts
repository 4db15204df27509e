import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.resolve(__dirname, '../../../deploy/observability');

const words = new Set(['and', 'or', 'unless', 'by', 'without', 'on', 'ignoring', 'group_left', 'group_right', 'bool']);
/** Prometheus makes these by itself. */
const itsOwn = new Set(['up', 'ALERTS']);

/** Names of metrics in an expression of PromQL: what is neither a label, a function, a word nor a number. */
export const metricsIn = (expression: string): string[] => {
  const bare = expression
    .replace(/\{[^}]*\}/g, '')
    .replace(/\[[^\]]*\]/g, '')
    .replace(/"[^"]*"/g, '')
    .replace(/\b(?:by|without|on|ignoring)\s*\([^)]*\)/g, '');
  return [...bare.matchAll(/(?<![\w.])[A-Za-z_:][\w:]*(?!\w*\s*\()/g)]
    .map(([name]) => name)
    .filter((name) => !words.has(name) && !itsOwn.has(name));
};

const alertExpressions = () =>
  readdirSync(path.join(folder, 'alerts'))
    .filter((name) => name.endsWith('.yml'))
    .flatMap((name) => {
      const text = readFileSync(path.join(folder, 'alerts', name), 'utf8');
      return [...text.matchAll(/expr: >-\n((?: {10}.*\n)+)/g)].map(([, expression = '']) => expression);
    });

interface Dashboard {
  readonly panels: readonly { readonly targets: readonly { readonly expr: string }[] }[];
}

const dashboardExpressions = () =>
  readdirSync(path.join(folder, 'dashboards')).flatMap((name) => {
    const { panels } = JSON.parse(readFileSync(path.join(folder, 'dashboards', name), 'utf8')) as Dashboard;
    return panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
  });

/** Every metric that an alert or a dashboard looks at. */
export const namedMetrics = (): string[] =>
  [...new Set([...alertExpressions(), ...dashboardExpressions()].flatMap(metricsIn))].sort();

/** The metrics that the table of docs/operate.md explains. */
export const explainedMetrics = (): string[] =>
  [
    ...readFileSync(path.resolve(folder, '../../docs/operate.md'), 'utf8').matchAll(
      /^\| `([a-z]\w+)(?:\{[\w,]*\})?` \|/gm,
    ),
  ].map(([, name = '']) => name);
