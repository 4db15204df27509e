import fc from 'fast-check';
import { appendFileSync } from 'node:fs';
import { acts, openHistory } from './history';
import type { Place } from './place';
import { openPlace } from './place';
import { runRace } from './race';
import { brokenIn, rowsOf } from './world';

/** What `npm run race` asks for; a short run of it is part of all tests. */
const wish = JSON.parse(process.env['CIVICLINE_TEST_RACE'] ?? '{}') as {
  desks?: number[];
  callers?: number[];
  histories?: number;
  report?: string;
};
const { desks = [11], callers = [1, 10, 60], histories = 1 } = wish;
const short = [[200, 60]] as const;
const races = [
  ...desks.flatMap((seats) => callers.map((count) => [seats, count] as const)),
  ...(wish.desks ? [] : short),
];
const seatsAtMost = Math.max(...races.map(([seats]) => seats));
const agentsInHistory = 4;
const atOnce = 8;

/** One line of what was found, for whoever asked for it. */
const tell = (found: object) => wish.report && appendFileSync(wish.report, `${JSON.stringify(found)}\n`);

let place: Place;
beforeAll(async () => {
  place = await openPlace(Math.max(seatsAtMost, agentsInHistory));
});
afterAll(() => place.close());

it.each(races)(
  '%i desks ready at once for %i callers while replicas are killed: each caller is one agent’s at a time, each call ends in one outcome',
  async (seats, count) => {
    // A handful of callers is gone before anything can die.
    const kills = count > 10 && (wish.desks || seats === seatsAtMost) ? 2 : 0;
    const { seconds, ...found } = await runRace(place, { desks: seats, callers: count, kills });
    tell({ desks: seats, callers: count, kills, seconds, ...found });
    expect(found).toEqual({ completed: count, lost: 0, double: 0, withoutOutcome: 0, broken: [] });
  },
  900_000,
);

it(
  'whatever callers and agents do while replicas are killed in the middle: none lost, none twice, each with one outcome',
  async () => {
    await fc.assert(
      fc.asyncProperty(acts(agentsInHistory, 64), fc.nat(1), async (history, victim) => {
        const { run, callers: came, accepted, carryOut, end } = openHistory(place.clients, agentsInHistory);
        for (let n = 0; n < history.length; n += atOnce) {
          const burst = history.slice(n, n + atOnce).map(carryOut);
          // In the second burst and near the end, one or the other dies with its hands full.
          if (n === atOnce) burst.push(place.killOne(victim));
          if (n === history.length - 2 * atOnce) burst.push(place.killOne(1 - victim));
          await Promise.all(burst);
          expect(await brokenIn(place)).toEqual([]);
        }
        await end();
        const calls = await rowsOf<{
          id: string;
          source_id: string;
          state: string;
          outcome: string;
          answered: boolean;
        }>(
          place,
          `SELECT id, source_id, state, outcome, answered_at IS NOT NULL AS answered FROM call WHERE source_id LIKE '${run}-%'`,
        );
        expect(calls.map((call) => call.source_id).sort()).toEqual(came.map(({ sourceId }) => sourceId).sort());
        for (const { id, state, outcome, answered } of calls) {
          expect({ id, state, answered }).toEqual({ id, state: 'ended', answered: accepted.has(id) });
          expect(outcome).toMatch(answered ? /^completed$/ : /^(short_)?abandoned$/);
        }
        expect(await brokenIn(place)).toEqual([]);
        tell({ history: run, callers: came.length, kills: 2 });
      }),
      { numRuns: histories, endOnFailure: true },
    );
  },
  600_000 * Math.max(1, histories),
);
