import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { idempotencySettings } from '../src';

const root = path.resolve(__dirname, '../../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

/** A service under the name that its schema and the document have for it. */
const named = (app: string) => app.replace('department-', '');
const shared = '...idempotencySettings';

/** Every period that a service can be given, as its settings have it. */
const set = () =>
  readdirSync(path.join(root, 'apps'))
    .filter((app) => !['gateway', 'desk'].includes(app))
    .flatMap((app) => {
      const config = read(`apps/${app}/src/config.ts`);
      expect([app, config.includes(shared)]).toEqual([app, true]);
      return [...config.matchAll(/^ {2}([A-Z_]+_DAYS): \{([^}]*)\}/gm)].map(([, setting, about = '']) => {
        const days = /default: (\d+)/.exec(about)?.[1];
        return `${named(app)} ${setting} ${days}`;
      });
    });

const documented = () =>
  read('docs/security.md')
    .split('\n')
    .flatMap((line) => {
      const [, service, setting = '', days, what, why] = line.split('|').map((cell) => cell.trim());
      if (!/^`[A-Z_]+_DAYS`$/.test(setting)) return [];
      expect([setting, what, why].every(Boolean)).toBe(true);
      return [`${service} ${setting.slice(1, -1)} ${days}`];
    });

it('the document says of each kind of thing how long it is kept, as the settings do', () => {
  const everywhere = Object.entries(idempotencySettings).map(
    ([name, { default: days }]) => `every service ${name} ${days}`,
  );
  expect(documented().sort()).toEqual([...set(), ...everywhere].sort());
  expect(documented().length).toBeGreaterThan(10);
});
