import { common, routing } from '@civicline/contracts';
import { openStore, schemaDrift } from '@civicline/store';
import { callContext, logger } from '@civicline/service-kit';
import { eventually } from '@civicline/testkit';
import { entities } from '../src/store/entities';
import type { World } from './world';
import { announced, openWorld, question } from './world';

const { ReferralStatus } = routing;
let world: World;
const refusal = (reason: string) => expect.objectContaining({ reason });
const at = (text: string) => new Date(`${text}:00+07:00`);

beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.close());

const refer = async (more: Record<string, unknown> = {}) => {
  const { referral } = await world.client.refer(question(more), world.agent());
  if (!referral) throw new Error('no referral');
  return referral;
};
const proof = { phoneProof: '0912 345 678' };

it('goes where the rules say, with deadlines in working time that are fixed at once', async () => {
  const referral = await refer();
  expect(referral).toMatchObject({
    status: ReferralStatus.OPEN,
    officeId: 'so-tnmt',
    version: 1,
    decision: { ruleId: 'procedure-to-department', rulesVersion: 1 },
  });
  // Four hours of work from nine, over lunch; five working days of 7.5 hours.
  expect(referral.deadline).toMatchObject({
    acknowledgeBy: at('2026-11-25T14:30'),
    answerBy: at('2026-12-02T09:00'),
    due: at('2026-12-02T09:00'),
  });
});

it('is acknowledged, answered once, told and closed; each step stands and is announced without a personal word', async () => {
  const { code } = await refer({ question: 'Vì sao hồ sơ của tôi trễ hạn?' });
  const taken = await world.client.acknowledgeReferral({ code, officerId: '' }, world.land());
  expect(taken.referral).toMatchObject({ status: ReferralStatus.ACKNOWLEDGED, officerId: 'officer.land' });
  const reply = { code, text: 'Đã ký ngày 24.\nMời nhận kết quả.', attachmentIds: [], expectedVersion: 2 };
  const answered = await world.client.answerReferral(reply, world.land('answer-1'));
  expect(answered.referral?.answer).toMatchObject({ text: reply.text, answeredBy: 'officer.land' });
  // A second try is the first one's answer; a second answer is refused.
  expect((await world.client.answerReferral(reply, world.land('answer-1'))).referral?.version).toBe(3);
  await expect(world.client.answerReferral({ ...reply, expectedVersion: 0 }, world.land())).rejects.toEqual(
    refusal('ALREADY_ANSWERED'),
  );

  const followed = await world.client.followReferral({ code, ...proof }, world.citizen());
  expect(followed.referral).toMatchObject({
    answer: { text: reply.text },
    officerId: '',
    decision: undefined,
    steps: [],
  });

  await expect(world.client.closeReferral({ code, note: '' }, world.agent())).rejects.toEqual(refusal('NOT_ANSWERED'));
  await world.client.recordExplained({ code, by: 'message' }, world.agent());
  const { referral } = await world.client.closeReferral({ code, note: 'Xong' }, world.agent());
  expect(referral?.steps.map(({ what }) => what)).toEqual([
    'referred',
    'acknowledged',
    'answered',
    'explained',
    'closed',
  ]);
  await expect(world.client.answerReferral({ ...reply, expectedVersion: 0 }, world.land())).rejects.toEqual(
    refusal('REFERRAL_ENDED'),
  );
  const happened = await eventually(async () => {
    const own = (await announced(world)).filter((one) => one.code === code);
    if (own.length < 5) throw new Error('not yet');
    return own;
  });
  expect(happened.map(({ what, version }) => [what, version])).toEqual([
    ['referred', 1],
    ['acknowledged', 2],
    ['answered', 3],
    ['explained', 4],
    ['closed', 5],
  ]);
  const said = happened.map(({ text }) => Buffer.from(text, 'latin1').toString('utf8')).join();
  for (const personal of ['An', '912345678', 'trễ hạn', 'Đã ký']) expect(said).not.toContain(personal);
});

it('another office neither reads nor answers it, and the try to read is kept', async () => {
  const { code } = await refer();
  await expect(world.client.getReferral({ code }, world.justice())).rejects.toEqual(refusal('FORBIDDEN'));
  await expect(
    world.client.answerReferral({ code, text: 'x', attachmentIds: [], expectedVersion: 0 }, world.justice()),
  ).rejects.toEqual(refusal('FORBIDDEN'));
  await expect(
    world.client.listReferrals(routing.ListReferralsRequest.fromPartial({ officeId: 'so-tnmt' }), world.justice()),
  ).rejects.toEqual(refusal('FORBIDDEN'));
  // Of the try to list another office's nobody's data are concerned.
  await eventually(async () => {
    const kept = await world.sql<Record<string, unknown>>(
      `SELECT account, office, act, outcome, cardinality(subjects) AS subjects FROM routing.audit_entry WHERE about @> ARRAY[$1] ORDER BY seq`,
      [code],
    );
    expect(kept).toMatchObject([
      { account: 'agent01', act: 'Refer', outcome: 'changed', subjects: 1 },
      { account: 'officer.justice', office: 'so-tp', act: 'GetReferral', outcome: 'FORBIDDEN', subjects: 1 },
      { account: 'officer.justice', office: 'so-tp', act: 'AnswerReferral', outcome: 'FORBIDDEN', subjects: 1 },
    ]);
  });
});

it('a citizen finds it by code and number alone; a wrong number reads like a wrong code', async () => {
  const { code } = await refer();
  await expect(world.client.followReferral({ code, phoneProof: '0900000000' }, world.citizen())).rejects.toEqual(
    refusal('REFERRAL_NOT_FOUND'),
  );
  await expect(world.client.followReferral({ code: 'DN4K-7X3P', ...proof }, world.citizen())).rejects.toEqual(
    refusal('REFERRAL_NOT_FOUND'),
  );
  await expect(world.client.getReferral({ code }, world.citizen())).rejects.toEqual(refusal('FORBIDDEN'));
});

it('is never lost between offices: each return names where it lies', async () => {
  const { code } = await refer();
  const back = { code, toOfficeId: '', reason: 'Không thuộc thẩm quyền' };
  const returned = await world.client.returnReferral(back, world.land());
  expect(returned.referral).toMatchObject({ status: ReferralStatus.RETURNED, officeId: '' });
  await expect(world.client.returnReferral({ ...back, toOfficeId: 'so-khong-co' }, world.agent())).rejects.toEqual(
    refusal('OFFICE_NOT_FOUND'),
  );
  const handed = await world.client.returnReferral({ ...back, toOfficeId: 'so-tp' }, world.agent());
  expect(handed.referral).toMatchObject({ status: ReferralStatus.OPEN, officeId: 'so-tp' });
  // The deadline is that of the first day: whoever passes it on gains no time.
  expect(handed.referral?.deadline?.answerBy).toEqual(at('2026-12-02T09:00'));
  const inbox = await world.client.listReferrals(routing.ListReferralsRequest.fromPartial({}), world.justice());
  expect(inbox.referrals.map((one) => one.code)).toContain(code);
  await expect(world.client.returnReferral({ ...back, toOfficeId: '' }, world.land())).rejects.toEqual(
    refusal('FORBIDDEN'),
  );
});

it('the clock stands still while the citizen is asked, and the new day says so', async () => {
  const { code } = await refer();
  await world.client.askBack({ code, question: 'Số tờ, số thửa?' }, world.land());
  await expect(world.client.askBack({ code, question: 'Và?' }, world.land())).rejects.toEqual(
    refusal('ALREADY_PAUSED'),
  );
  world.clock.set('2026-11-25T10:30:00+07:00');
  const said = { code, reply: 'Tờ 12, thửa 34' };
  await expect(world.client.resumeReferral({ ...said, phoneProof: '0912345679' }, world.citizen())).rejects.toEqual(
    refusal('REFERRAL_NOT_FOUND'),
  );
  await expect(world.client.resumeReferral({ ...proof, code, reply: ' ' }, world.citizen())).rejects.toMatchObject({
    violations: [{ field: 'reply', rule: 'required' }],
  });
  const { referral } = await world.client.resumeReferral({ ...said, ...proof }, world.citizen());
  expect(referral?.question).toContain('Tờ 12');
  expect(referral?.deadline).toMatchObject({ answerBy: at('2026-12-02T09:00'), due: at('2026-12-02T10:30') });
  world.clock.set('2026-11-25T09:00:00+07:00');
  const asked = await refer();
  await world.client.askBack({ code: asked.code, question: 'Số thửa?' }, world.land());
  await world.client.resumeReferral({ code: asked.code, reply: '', phoneProof: '' }, world.agent());
});

it('one answer counts for all who asked the same', async () => {
  const [first, second, third] = [await refer(), await refer(), await refer()];
  await world.client.markDuplicate({ code: third.code, duplicateOf: second.code }, world.land());
  await world.client.markDuplicate({ code: second.code, duplicateOf: first.code }, world.land());
  await expect(world.client.markDuplicate({ code: first.code, duplicateOf: third.code }, world.land())).rejects.toEqual(
    refusal('DUPLICATE_OF_ITSELF'),
  );
  await world.client.answerReferral(
    { code: first.code, text: 'Trả lời chung', attachmentIds: [], expectedVersion: 0 },
    world.land(),
  );
  const { referral } = await world.client.followReferral({ code: third.code, ...proof }, world.citizen());
  expect(referral).toMatchObject({ status: ReferralStatus.DUPLICATE, answer: { text: 'Trả lời chung' } });
  await eventually(async () => {
    const answered = (await announced(world)).filter(({ what }) => what === 'answered').map(({ code }) => code);
    expect(answered).toEqual(expect.arrayContaining([first.code, second.code, third.code]));
  });
});

it('a partial one waits, is completed by the hotline and then begins its clock', async () => {
  const { code } = await refer({ partial: true, question: '' });
  await expect(world.client.acknowledgeReferral({ code, officerId: '' }, world.supervisor())).rejects.toEqual(
    refusal('REFERRAL_PARTIAL'),
  );
  world.clock.set('2026-11-25T15:00:00+07:00');
  const sent = await world.client.sendReferral(
    {
      code,
      expectedVersion: 1,
      matter: { topic: 'justice', procedureCode: '', unitCode: '75', locale: common.Locale.VI },
      question: 'Phiếu lý lịch tư pháp bao giờ có?',
      officeId: 'so-tp',
    },
    world.agent(),
  );
  expect(sent.referral).toMatchObject({ officeId: 'so-tp', deadline: { beganAt: at('2026-11-25T15:00') } });
  world.clock.set('2026-11-25T09:00:00+07:00');
});

it('many are answered at once, each by itself', async () => {
  const [one, two] = [await refer(), await refer()];
  const foreign = await refer({ officeId: 'so-tp' });
  const codes = [one.code, two.code, foreign.code];
  const { outcomes } = await world.client.answerMany({ codes, text: 'Đã có kết quả.' }, world.land('many'));
  expect(outcomes).toMatchObject([
    { code: one.code, reason: '' },
    { code: two.code, reason: '' },
    { code: foreign.code, reason: 'FORBIDDEN' },
  ]);
  const again = await world.client.answerMany({ codes, text: 'Đã có kết quả.' }, world.land('many'));
  expect(again.outcomes).toEqual(outcomes);
});

it('a citizen who is not content opens a new round with a clock of its own', async () => {
  const { code } = await refer();
  await world.client.answerReferral({ code, text: 'Xong', attachmentIds: [], expectedVersion: 0 }, world.land());
  await expect(
    world.client.reopenReferral({ code, reason: 'Chưa nhận được', phoneProof: '0900000000' }, world.citizen()),
  ).rejects.toEqual(refusal('REFERRAL_NOT_FOUND'));
  const { referral } = await world.client.reopenReferral({ code, reason: 'Chưa nhận được', ...proof }, world.citizen());
  expect(referral).toMatchObject({ status: ReferralStatus.OPEN, deadline: { round: 2 }, answer: undefined });
});

it('pages are walked in order of what is due, and nothing is seen twice', async () => {
  const seen: string[] = [];
  let pageToken = '';
  do {
    const page = await world.client.listReferrals(
      routing.ListReferralsRequest.fromPartial({ pageSize: 3, pageToken }),
      world.supervisor(),
    );
    seen.push(...page.referrals.map(({ code }) => code));
    pageToken = page.nextPageToken;
  } while (pageToken);
  const all = await world.client.listReferrals(
    routing.ListReferralsRequest.fromPartial({ pageSize: 200 }),
    world.supervisor(),
  );
  expect(seen).toEqual(all.referrals.map(({ code }) => code));
  expect(new Set(seen).size).toBe(seen.length);
});

it('is found by its words without accents, by the dossier and by the number', async () => {
  const { code } = await refer({ question: 'Tách thửa đất ở Hố Nai', dossierCode: 'H19.27-210609-0001' });
  const list = async (ask: object) =>
    (await world.client.listReferrals(routing.ListReferralsRequest.fromPartial(ask), world.agent())).referrals.map(
      (one) => one.code,
    );
  expect(await list({ search: 'tach thua dat' })).toEqual([code]);
  expect(await list({ dossierCode: 'H19.27-210609-0001' })).toEqual([code]);
  expect(await list({ phone: '+84912345678', pageSize: 200 })).toContain(code);
  const now = world.clock.now();
  const [before, after] = [new Date(now.getTime() - 1), new Date(now.getTime() + 1)];
  expect(await list({ topics: ['land', 'health'], referredFrom: now, referredTo: after, pageSize: 200 })).toContain(
    code,
  );
  expect(await list({ topics: ['health'], pageSize: 200 })).not.toContain(code);
  expect(await list({ referredFrom: after, pageSize: 200 })).not.toContain(code);
  expect(await list({ referredFrom: before, referredTo: now, pageSize: 200 })).not.toContain(code);
  // A number of nobody's: whoever may not ask by numbers is told as much as without one.
  const asSystem = async (id: string) => {
    const ask = routing.ListReferralsRequest.fromPartial({ phone: '+84900000009', pageSize: 200 });
    const { referrals } = await world.client.listReferrals(ask, callContext({ caller: { role: 'system', id } }));
    return referrals.map((one) => one.code);
  };
  expect(await asSystem('call-intake')).toEqual([]);
  expect(await asSystem('department-system')).toContain(code);
});

it('figures count by office and topic', async () => {
  const { rows } = await world.client.getReferralFigures(
    { from: at('2026-11-25T00:00'), to: at('2026-11-26T00:00'), officeId: 'so-tnmt' },
    world.supervisor(),
  );
  const [land] = rows;
  expect(land).toMatchObject({ officeId: 'so-tnmt', topic: 'land' });
  expect(land?.answeredOnTime).toBe(land?.answered);
  expect(land?.referred).toBeGreaterThan(land?.answered ?? 0);
});

it('tells services whom to tell, and nobody else', async () => {
  const { id } = await refer();
  const { citizen } = await world.client.getReferralRecipient({ referralId: id }, world.system());
  expect(citizen).toMatchObject({ phone: '+84912345678' });
  await expect(world.client.getReferralRecipient({ referralId: id }, world.agent())).rejects.toEqual(
    refusal('FORBIDDEN'),
  );
});

it('the entities say what the migrations made', async () => {
  const store = openStore({
    url: world.postgres.url,
    schema: 'routing',
    migrations: [],
    entities,
    log: logger('test', 'silent'),
  });
  await store.start();
  expect(await schemaDrift(store)).toEqual([]);
  await store.stop();
});
