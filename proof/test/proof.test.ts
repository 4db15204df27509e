import type { House } from '@civicline/testkit';
import { startHouse } from '@civicline/testkit';
import { prove } from '../src/prove';

let house: House;

beforeAll(async () => {
  house = await startHouse({}, ['--replicas', '2']);
});
afterAll(() => house?.stop());

it('random attempts on two replicas, with scheduling, notification and PostgreSQL killed meanwhile, break no promise', async () => {
  const said: string[] = [];
  const seed = Date.now() % 1_000_000;
  const { found, line } = await prove({
    house,
    attempts: 300,
    seed,
    killEveryMs: 1_500,
    say: (text) => said.push(text),
  });
  expect({ seed, found, said }).toMatchObject({ found: [] });
  expect(line).toMatch(/^proof: \d+ attempts, 0 overbooked, 0 lost, 0 unannounced, 0 told twice$/);
  // A run in which nothing died or nothing was granted would prove nothing.
  expect(said.join('\n')).toMatch(/killed: \w+ \d/);
  expect(said.join('\n')).toMatch(/book done \d{2,}/);
});
