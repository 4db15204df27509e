import { common, directory, routing } from '@civicline/contracts';
import type { World } from './world';
import { openWorld, rulesOfSeed } from './world';

let world: World;
const refusal = (reason: string) => expect.objectContaining({ reason });
const matter = (more: Partial<routing.Matter> = {}) =>
  routing.Matter.fromPartial({ topic: 'civil-status', unitCode: '26041', locale: common.Locale.VI, ...more });

beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.close());

const decide = async (more: Partial<routing.DecideRequest> = {}) =>
  (await world.client.decide({ matter: matter(), at: undefined, rules: undefined, ...more }, world.agent())).decision!;

it('says where a matter goes now and why, with the day by which it would be answered', async () => {
  const decision = await decide();
  expect(decision).toMatchObject({ ruleId: 'everyday-to-window', rulesVersion: 1 });
  expect(decision.officeId).toMatch(/^motcua-/);
  expect(decision.considered.at(-1)).toMatchObject({ ruleId: 'everyday-to-window', held: true });
  expect(decision.answerBy).toEqual(new Date('2026-11-30T09:00:00+07:00'));
});

it('an old commune finds the window that serves its people today', async () => {
  const today = await decide({ matter: matter({ unitCode: '26041' }) });
  const { offices } = await world.directory.listOffices(
    {
      procedureCode: '',
      unit: '26041',
      kind: directory.OfficeKind.ONE_STOP,
      pageSize: 5,
      pageToken: '',
      includeEnded: false,
      query: '',
    },
    world.agent(),
  );
  expect(offices.map(({ id }) => id)).toContain(today.officeId);
});

it('at night it finds the officer on duty, from the commune up, and nobody at lunch', async () => {
  const officer = { id: 'truc-1', name: 'Lê Văn Trực', number: '0251 3822 111' };
  const shifts = [
    { day: '2026-11-25', hours: { opens: '17:00', closes: '20:00' }, officer, substitute: undefined, away: false },
    {
      day: '2026-11-25',
      hours: { opens: '21:00', closes: '24:00' },
      officer,
      substitute: { ...officer, id: 'truc-2' },
      away: true,
    },
  ];
  await world.directory.setRoster({ officeId: 'ppac', from: '2026-11-25', to: '2026-11-25', shifts }, world.admin());
  const ask = (time: string) =>
    decide({ matter: matter({ topic: 'construction' }), at: new Date(`2026-11-25T${time}:00+07:00`) });
  expect(await ask('18:00')).toMatchObject({
    ruleId: 'urgent-construction-at-night',
    officeId: 'ppac',
    officerId: 'truc-1',
  });
  expect((await ask('18:00')).fellBackOver.length).toBeGreaterThan(0);
  expect(await ask('22:00')).toMatchObject({ officerId: 'truc-2' });
  expect((await ask('20:30')).ruleId).not.toBe('urgent-construction-at-night');
});

it('a matter that names a procedure alone is of its field', async () => {
  const named = await decide({ matter: matter({ topic: '', procedureCode: 'BD-01' }) });
  expect(named).toMatchObject({ ruleId: 'procedure-to-department', officeId: 'so-tnmt' });
  const citizen = { name: 'Nguyễn Văn An', phone: '0912345678', email: '' };
  const asked = { matter: { procedureCode: 'BD-01' }, question: 'Bao giờ có kết quả?', citizen };
  const { referral } = await world.client.refer(routing.ReferRequest.fromPartial(asked as never), world.citizen());
  expect(referral).toMatchObject({ matter: { topic: 'mortgage', procedureCode: 'BD-01' }, officeId: 'so-tnmt' });
});

it('tries rules that are not published, and changes nothing', async () => {
  const rules = rulesOfSeed();
  rules.rules.unshift(
    routing.Rule.fromPartial({
      id: 'everything-to-justice',
      name: { vi: 'Thử', en: 'A try' },
      target: { kind: routing.TargetKind.DEPARTMENT, id: 'so-tp' },
    } as never),
  );
  expect(await decide({ rules })).toMatchObject({ ruleId: 'everything-to-justice', officeId: 'so-tp' });
  expect(await decide()).toMatchObject({ ruleId: 'everyday-to-window' });
});

it('is published by version; who saw an older one is refused, and what was in force stays readable', async () => {
  const rules = { ...rulesOfSeed(), answerMinutes: 900 };
  const publish = (expectedVersion: number) =>
    world.client.publishRules({ rules, expectedVersion, note: 'Rút ngắn hạn' }, world.admin());
  const [first, second] = await Promise.allSettled([publish(1), publish(1)]);
  expect([first, second].map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  await expect(publish(1)).rejects.toEqual(refusal('VERSION_CONFLICT'));
  expect((await world.client.getRules({ version: 0 }, world.agent())).rules).toMatchObject({
    version: 2,
    answerMinutes: 900,
    publishedBy: 'admin01',
  });
  expect((await world.client.getRules({ version: 1 }, world.agent())).rules).toMatchObject({
    version: 1,
    answerMinutes: 2250,
  });
  const { versions } = await world.client.listRuleVersions({ pageSize: 1, pageToken: '' }, world.agent());
  expect(versions).toMatchObject([{ version: 2, note: 'Rút ngắn hạn', rules: [] }]);
  await expect(world.client.getRules({ version: 9 }, world.agent())).rejects.toEqual(refusal('RULES_NOT_FOUND'));
});

it('names every fault of a rule set by its path', async () => {
  const rules = routing.RuleSet.fromPartial({
    rules: [
      {
        id: 'Hỏng!',
        name: { vi: '', en: '' },
        condition: { at: [{ weekday: 8, intervals: [{ opens: '10:00', closes: '9:00' }] }] },
        target: { kind: routing.TargetKind.QUEUE, id: '' },
        answerMinutes: -1,
      },
      { id: 'last', name: { vi: 'Cuối', en: '' }, target: { kind: routing.TargetKind.HOTLINE } },
      { id: 'last', name: { vi: 'Cuối', en: '' }, target: { kind: routing.TargetKind.HOTLINE } },
    ],
  } as never);
  const refused = await world.client
    .publishRules({ rules, expectedVersion: 2, note: '' }, world.admin())
    .catch((error: { violations: { field: string; rule: string }[] }) => error.violations);
  expect((refused as { field: string }[]).map(({ field }) => field).sort()).toEqual([
    'rules.rules[0].answerMinutes',
    'rules.rules[0].condition.at[0].intervals[0]',
    'rules.rules[0].condition.at[0].weekday',
    'rules.rules[0].id',
    'rules.rules[0].name.vi',
    'rules.rules[0].target.id',
    'rules.rules[2]',
    'rules.rules[2].id',
  ]);
  await expect(world.client.publishRules({ rules, expectedVersion: 2, note: '' }, world.land())).rejects.toEqual(
    refusal('FORBIDDEN'),
  );
});
