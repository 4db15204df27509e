import { localDay, localTime } from '@civicline/calendar';
import { intake } from '@civicline/contracts';
import { eventually } from '@civicline/testkit';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import type { FigureKey } from '../src/domain/figure-question';
import type { FigureCall } from '../src/domain/figures';
import { countsOf, servedBy } from '../src/domain/figures';
import { outcomes } from '../src/domain/outcome';
import { figuresOf } from '../src/domain/rates';
import { figureToProto } from '../src/grpc/translate-figures';
import type { World } from './world';
import { openWorld } from './world';

let world: World;
let db: Client;

beforeAll(async () => {
  world = await openWorld({ agents: 2 });
  db = new Client({ connectionString: world.postgres.url, options: '-c search_path=intake,public' });
  await db.connect();
});
afterAll(async () => {
  await db.end();
  await world.close();
});

const from = new Date('2026-11-23T00:00:00+07:00');
const to = new Date('2026-11-26T00:00:00+07:00');

/** A call as it stands in the table, of whatever kind: figures count what there is. */
interface Row extends FigureCall {
  readonly queueId: string;
  readonly source: string;
  readonly agentId: string;
  readonly arrivedAt: Date;
}

const seconds = (max: number) => fc.option(fc.integer({ min: -5_000, max: max * 1_000 }), { nil: null, freq: 4 });
const callsOf = (max: number) =>
  fc.array(
    fc
      .record({
        arrivedMs: fc.integer({ min: -3_600_000, max: 3 * 86_400_000 + 3_600_000 }),
        outcome: fc.option(fc.constantFrom(...outcomes), { nil: null, freq: 10 }),
        number: fc.constantFrom('', ...Array.from({ length: 9 }, (_, n) => `+8490000000${n}`)),
        queued: seconds(20),
        answered: seconds(90),
        hungUp: seconds(400),
        over: fc.boolean(),
        holdMs: fc.nat(60_000),
        wrapUpMs: fc.nat(60_000),
        deflectedTo: fc.constantFrom('', 'call_back', 'sms_checklist'),
        anomalies: fc.nat(3),
        queueId: fc.constantFrom('general', 'land'),
        source: fc.constantFrom('pbx', 'other'),
        agentId: fc.constantFrom('', 'a1', 'a2'),
      })
      .map(({ arrivedMs, queued, answered, hungUp, over, ...rest }): Row => {
        const arrivedAt = new Date(from.getTime() + arrivedMs);
        const after = (ms: number | null) => (ms === null ? null : new Date(arrivedAt.getTime() + ms));
        return {
          ...rest,
          arrivedAt,
          day: localDay(arrivedAt),
          queuedAt: after(queued),
          answeredAt: after(answered),
          hungUpAt: after(hungUp),
          endedAt: over && rest.outcome ? after(hungUp ?? 0) : null,
          quickCapture: false,
        };
      }),
    { maxLength: max },
  );

const insert = (rows: readonly Row[]) =>
  db.query(
    `WITH gone AS (DELETE FROM call)
     INSERT INTO call (id, source, source_id, direction, number, dialled, line_id, queue_id, locale, distribution, state, outcome,
       agent_id, arrived_at, queued_at, answered_at, hung_up_at, ended_at, hold_ms, wrap_up_ms, priority, disposition,
       wrap_up_extensions, deflected_to, anomalies, heard_at)
     SELECT gen_random_uuid(), source, gen_random_uuid()::text, 'inbound', number, '', '', "queueId", 'vi', 'theirs',
       CASE WHEN "endedAt" IS NULL THEN 'answered' ELSE 'ended' END, outcome, "agentId", "arrivedAt", "queuedAt", "answeredAt",
       "hungUpAt", "endedAt", "holdMs", "wrapUpMs", 0, '', 0, "deflectedTo", array_fill('odd'::text, ARRAY[anomalies]), now()
     FROM jsonb_to_recordset($1::jsonb) AS r (source text, number text, "queueId" text, outcome text, "agentId" text,
       "arrivedAt" timestamptz, "queuedAt" timestamptz, "answeredAt" timestamptz, "hungUpAt" timestamptz, "endedAt" timestamptz,
       "holdMs" integer, "wrapUpMs" integer, "deflectedTo" text, anomalies integer)`,
    [JSON.stringify(rows)],
  );

const By = intake.GetFiguresRequest_By;
const halfHour = (at: Date) =>
  `${localDay(at)}T${localTime(at).slice(0, 3)}${at.getUTCMinutes() < 30 ? '00' : '30'}+07:00`;
const ways: readonly (readonly [intake.GetFiguresRequest_By, FigureKey, (row: Row) => string])[] = [
  [By.QUEUE, 'queue', ({ queueId }) => queueId],
  [By.HALF_HOUR, 'half_hour', ({ arrivedAt }) => halfHour(arrivedAt)],
  [By.HOUR, 'hour', ({ arrivedAt }) => `${localDay(arrivedAt)}T${localTime(arrivedAt).slice(0, 3)}00+07:00`],
  [By.DAY, 'day', ({ arrivedAt }) => localDay(arrivedAt)],
  [By.AGENT, 'agent', ({ agentId }) => agentId],
];

const ask = (more: Partial<intake.GetFiguresRequest>) =>
  world.client.getFigures(
    intake.GetFiguresRequest.fromPartial({ from, to, withinSeconds: [20, 60], ...more } as never),
    world.supervisor(),
  );

/** The definition's answer to the same question. */
const expected = (rows: readonly Row[], keyOf: (row: Row) => string, source: string) => {
  const asked = rows.filter((row) => row.arrivedAt >= from && row.arrivedAt < to && (!source || row.source === source));
  const served = servedBy(asked);
  const figures = (some: readonly Row[]) =>
    intake.Figures.fromPartial(
      figureToProto(figuresOf(countsOf(some, served, [20, 60]), undefined, undefined)) as never,
    );
  const keys = [...new Set(asked.map(keyOf))].sort();
  return {
    total: figures(asked),
    rows: keys.map((key) => ({ key, figures: figures(asked.filter((row) => keyOf(row) === key)) })),
  };
};

const rounded = (figures: unknown): unknown =>
  JSON.parse(
    JSON.stringify(figures, (key, value: unknown) =>
      key === '_unknownFields' ? undefined : typeof value === 'number' ? Number(value.toFixed(6)) : value,
    ),
  );

it('counts in SQL what the definition counts, over random calls, in every kind of rows', async () => {
  await fc.assert(
    fc.asyncProperty(callsOf(60), fc.constantFrom('', 'pbx'), async (rows, source) => {
      await insert(rows);
      for (const [by, , keyOf] of ways) {
        const found = await ask({ by, source });
        const wanted = expected(rows, keyOf, source);
        const byKey = [...found.rows].sort((a, b) => (a.key < b.key ? -1 : 1));
        expect(rounded({ total: found.total, rows: byKey })).toEqual(rounded(wanted));
      }
    }),
    { numRuns: 25 },
  );
});

it.each<[string, Partial<intake.GetFiguresRequest>]>([
  ['from', { from: undefined }],
  ['to', { to: undefined }],
  ['from', { from: to, to: from }],
  ['to', { to: new Date('2030-01-01T00:00:00Z') }],
  ['withinSeconds[0]', { withinSeconds: [0] }],
  ['withinSeconds', { withinSeconds: Array.from({ length: 11 }, (_, n) => n + 1) }],
])('names %s when it cannot be', async (field, request) => {
  await expect(ask(request)).rejects.toMatchObject({ violations: [{ field }] });
});

it('is for supervisors', async () => {
  const request = intake.GetFiguresRequest.fromPartial({ from, to } as never);
  await expect(world.client.getFigures(request, world.agent('a1'))).rejects.toMatchObject({ reason: 'FORBIDDEN' });
});

it('knows how busy agents were: ready, then talking, then on a break that counts in neither', async () => {
  await db.query('DELETE FROM call');
  const { clock, client } = world;
  const desk = await world.openDesk('a1');
  await world.ready('a1');
  clock.advance(30_000);
  const id = randomUUID();
  await world.arrive(id);
  const offer = await eventually(() => {
    const shown = desk.offer();
    if (!shown) throw new Error('no offer yet');
    return shown;
  });
  await client.acceptOffer({ offerId: offer.offer?.id ?? '' }, world.agent('a1'));
  clock.advance(60_000);
  await world.hangUp(id);
  const then = intake.AgentState.BREAK;
  const wrapUp = { callId: offer.call?.id ?? '', disposition: 'informed', then, breakReason: 'lunch' };
  await client.completeWrapUp(wrapUp, world.agent('a1'));
  clock.advance(600_000);
  const { total, rows } = await ask({ by: By.AGENT });
  expect(total?.occupancy).toBeCloseTo(60 / 90, 6);
  expect(rows.find(({ key }) => key === 'a1')?.figures?.occupancy).toBeCloseTo(60 / 90, 6);
  desk.close();
});
