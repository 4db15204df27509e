import { routing } from '@civicline/contracts';
import { eventually } from '@civicline/testkit';
import type { World } from './world';
import { announced, openWorld, question } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld({ replicas: 2 });
});
afterAll(() => world?.close());

const refer = async () => (await world.client.refer(question(), world.agent())).referral!;
const whatOf = async (code: string) =>
  (await announced(world)).filter((one) => one.code === code).map(({ what }) => what);
const untilHappened = (code: string, happened: readonly string[]) =>
  eventually(async () => expect(await whatOf(code)).toEqual(happened));
const allFired = () =>
  eventually(async () => {
    const due = await world.sql('SELECT FROM alarm WHERE fired_at IS NULL AND due_at <= $1', [world.clock.now()]);
    expect(due).toHaveLength(0);
  });

it('warns, says it is late, and goes up step by step, each once, whichever replica looks', async () => {
  const { code } = await refer();
  world.clock.set('2026-12-01T09:00:00+07:00');
  await untilHappened(code, ['referred', 'warned']);
  world.clock.set('2026-12-02T09:00:00+07:00');
  await untilHappened(code, ['referred', 'warned', 'overdue']);
  world.clock.set('2026-12-31T09:00:00+07:00');
  await untilHappened(code, ['referred', 'warned', 'overdue', 'escalated', 'escalated', 'escalated']);
  const { referral } = await world.client.getReferral({ code }, world.supervisor());
  expect(referral).toMatchObject({ overdue: true, escalationLevel: 3 });
  const late = await world.client.listReferrals(
    routing.ListReferralsRequest.fromPartial({ overdue: true }),
    world.supervisor(),
  );
  expect(late.referrals.map((one) => one.code)).toEqual([code]);
});

it('the department explains, with a new day', async () => {
  const { referrals } = await world.client.listReferrals(
    routing.ListReferralsRequest.fromPartial({ overdue: true }),
    world.land(),
  );
  const code = referrals[0]?.code ?? '';
  const reason = { vi: 'Chờ ý kiến của Bộ', en: 'Waiting for the ministry' };
  await expect(world.client.explainDelay({ code, reason, newDay: '31/12/2026' }, world.land())).rejects.toMatchObject({
    violations: [{ field: 'newDay', rule: 'format.day' }],
  });
  const { referral } = await world.client.explainDelay({ code, reason, newDay: '2027-01-08' }, world.land());
  expect(referral?.delays).toMatchObject([{ reason, newDay: '2027-01-08', by: 'officer.land' }]);
  const fresh = await refer();
  await expect(
    world.client.explainDelay({ code: fresh.code, reason, newDay: '2027-01-08' }, world.land()),
  ).rejects.toMatchObject({
    reason: 'NOT_OVERDUE',
  });
});

it('nothing goes off for what is answered, or while the citizen is asked', async () => {
  world.clock.set('2026-11-25T09:00:00+07:00');
  const [answered, asked] = [await refer(), await refer()];
  await world.client.answerReferral(
    { code: answered.code, text: 'Xong', attachmentIds: [], expectedVersion: 0 },
    world.land(),
  );
  await world.client.askBack({ code: asked.code, question: 'Số thửa?' }, world.land());
  world.clock.set('2026-12-31T09:00:00+07:00');
  await allFired();
  expect(await whatOf(answered.code)).toEqual(['referred', 'answered']);
  expect(await whatOf(asked.code)).toEqual(['referred', 'paused']);
});

it('hundreds that fall due in the same minute go off once each', async () => {
  world.clock.set('2026-11-25T09:00:00+07:00');
  const codes = new Set<string>();
  for (let n = 0; n < 6; n++) {
    const made = await Promise.all(Array.from({ length: 50 }, () => refer()));
    for (const { code } of made) codes.add(code);
  }
  world.clock.set('2026-12-02T09:00:00+07:00');
  await allFired();
  const counts = await eventually(async () => {
    const own = (await announced(world)).filter(({ code, what }) => codes.has(code) && what === 'overdue');
    if (own.length < codes.size) throw new Error(`${own.length} of ${codes.size}`);
    return own.map(({ code }) => code);
  });
  expect(new Set(counts).size).toBe(counts.length);
});
