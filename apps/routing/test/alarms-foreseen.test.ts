import { routing, topics } from '@civicline/contracts';
import { eventually, fixedClock } from '@civicline/testkit';
import { setTimeout as until } from 'node:timers/promises';
import type { World } from './world';
import { openWorld, question } from './world';

const count = 400;
/** Longer than routing looks ahead of what is due. */
const aheadMs = 7_000;
/** Where the clock has been set to, from where it goes on by a millisecond each time it is read; undefined: it runs. */
let setTo: number | undefined;
let world: World;

beforeAll(async () => {
  // A clock that runs: the instants at which alarms go off are what this is about.
  const clock = {
    ...fixedClock('2026-11-25T09:00:00+07:00'),
    now: () => new Date(setTo === undefined ? Date.now() : setTo++),
  };
  world = await openWorld({ replicas: 2, clock });
});
afterAll(() => world?.close());

/** As many like one that was referred, and that one, all due at one instant. */
const dueTogether = async () => {
  const { referral } = await world.client.refer(question(), world.agent());
  await world.sql('DELETE FROM alarm');
  await world.sql(
    `INSERT INTO referral SELECT (jsonb_populate_record(one, jsonb_build_object('id', gen_random_uuid(), 'code', 'C' || n))).*
     FROM referral one, generate_series(2, $1) AS n WHERE one.code = $2`,
    [count, referral?.code],
  );
  const due = new Date(Date.now() + aheadMs);
  await world.sql(
    `INSERT INTO alarm (referral_id, rule, deadline, due_at) SELECT id, 'overdue', $1, $1 FROM referral`,
    [due],
  );
  return { due, first: referral?.code ?? '' };
};

const toldOverdue = async () => {
  const told: { code: string; office: string; at: number }[] = [];
  for await (const { headers, value } of world.events.readAll(topics.referral)) {
    if (headers['ce_type'] !== 'civicline.referral.overdue.v1') continue;
    const { referral } = routing.ReferralChanged.decode(value);
    const at = new Date(headers['ce_time'] ?? '').getTime();
    told.push({ code: referral?.code ?? '', office: referral?.officeId ?? '', at });
  }
  return told;
};

it('what is due at one instant was worked out before; who changed since is told of as they stand', async () => {
  const { due, first } = await dueTogether();
  await until(due.getTime() - Date.now() - 1_000);
  // Handed on and answered when everything was worked out, and before it is due however long that takes.
  setTo = due.getTime() - 1_000;
  await world.sql(`UPDATE referral SET version = version + 1, office_id = 'so-tp' WHERE code = 'C2'`);
  await world.client.answerReferral(
    routing.AnswerReferralRequest.fromPartial({ code: first, text: 'Đã xong.' }),
    world.supervisor(),
  );
  // Nobody looks until it is long due.
  setTo = due.getTime() + 5_000;
  const told = await eventually(async () => {
    const found = await toldOverdue();
    expect(found).toHaveLength(count - 1);
    return found;
  });
  expect(new Set(told.map(({ code }) => code)).size).toBe(count - 1);
  expect(told.find(({ code }) => code === 'C2')?.office).toBe('so-tp');
  expect(told.some(({ code }) => code === first)).toBe(false);
  // The others bear the instant at which they were due, as only who worked them out before has it.
  const byForesight = told.filter(({ at }) => at === due.getTime());
  expect(byForesight.map(({ code }) => code)).not.toContain('C2');
  expect(byForesight.length).toBe(count - 2);
  const steps = await world.sql<{ times: number }>(
    `SELECT count(*)::int AS times FROM step WHERE what = 'overdue' GROUP BY referral_id`,
  );
  expect(steps.map(({ times }) => times)).toEqual(Array<number>(count - 1).fill(1));
  const unmarked = await world.sql('SELECT FROM alarm WHERE fired_at IS NULL');
  expect(unmarked).toHaveLength(0);
});
