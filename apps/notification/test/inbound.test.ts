import { common, notification, scheduling } from '@civicline/contracts';
import type { CallContext } from '@civicline/service-kit';
import { Refusal } from '@civicline/service-kit/refusal';
import { eventually } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';
import type { Visit, World } from './world';
import { openWorld } from './world';

const { BOOKED, CANCELLED } = scheduling.AppointmentStatus;
const day = 86_400_000;
/** What was asked of scheduling: method, code, key, caller. */
const acts: { act: string; code: string; key: string; caller: string }[] = [];
let away = 0;
let world: World;

const act =
  (name: string, effect: (visit: Visit) => void) =>
  async ({ code, phoneProof }: { code: string; phoneProof: string }, call: CallContext) => {
    if (away-- > 0) throw new Error('scheduling is away');
    const visit = world.visits.find((one) => one.code === code && one.phone === phoneProof);
    if (!visit) throw new Refusal('APPOINTMENT_NOT_FOUND', 'not-found');
    acts.push({ act: name, code, key: call.idempotencyKey ?? '', caller: call.caller.role });
    if (visit.status !== BOOKED) throw new Refusal('APPOINTMENT_ENDED', 'precondition');
    effect(visit);
    return Promise.resolve({ appointment: undefined });
  };

beforeAll(async () => {
  world = await openWorld({
    scheduling: {
      cancelAppointment: act('cancel', (visit) => Object.assign(visit, { status: CANCELLED })),
      setReadiness: act('ready', () => undefined),
      answerRelocation: async ({ code, answer }: scheduling.AnswerRelocationRequest, call: CallContext) => {
        const visit = world.visits.find((one) => one.code === code);
        if (!visit || visit.version === 1) throw new Refusal('RELOCATION_NOT_FOUND', 'not-found');
        acts.push({
          act: scheduling.relocationAnswerToJSON(answer),
          code,
          key: call.idempotencyKey ?? '',
          caller: call.caller.role,
        });
        const free = new Date('2026-12-24T02:00:00Z');
        return Promise.resolve(
          scheduling.AnswerRelocationResponse.fromPartial({
            appointment: { code, slot: { start: visit.start } },
            alternatives: answer === scheduling.RelocationAnswer.REFUSE ? [{ start: free }] : [],
          }),
        );
      },
    },
  });
});
afterAll(() => world.close());
beforeEach(() => {
  acts.length = 0;
  away = 0;
});

let numbers = 0;
const newPhone = () => `+8491200${String(++numbers).padStart(4, '0')}`;
const signs = '34679CDFGHJKNPRTVWX';
/** A citizen with visits, each of which was told. */
const citizen = async (count: number, locale = common.Locale.VI) => {
  const phone = newPhone();
  const visits = Array.from({ length: count }, (_, n): Visit => {
    const code = `H${signs[numbers % 19] ?? ''}${signs[Math.floor(numbers / 19)] ?? ''}D-34${signs[n] ?? ''}X`;
    const start = new Date(Date.now() + (n + 2) * day);
    return { id: randomUUID(), code, phone, start, status: BOOKED, version: 1, locale };
  });
  world.visits.push(...visits);
  for (const { id, code, start } of visits) await world.happen('booked', 1, code, id, { start });
  for (const { code } of visits)
    await eventually(async () => expect((await world.messageOf(code)).status).toBe(notification.MessageStatus.SENT));
  const told = world.sms.taken.filter(({ to }) => to === phone).length;
  return {
    phone,
    codes: visits.map(({ code }) => code),
    visits,
    write: (text: string, id: string = randomUUID()) =>
      world.client.receiveSms({ provider: 'sms', providerMessageId: id, from: phone, text }, world.system()),
    /** The answers to it, in order. */
    answers: () =>
      world.sms.taken
        .filter(({ to }) => to === phone)
        .slice(told)
        .map(({ text }) => text),
  };
};
const answered = (one: { answers: () => string[] }, ...texts: (string | RegExp)[]) =>
  eventually(() => {
    expect(one.answers()).toHaveLength(texts.length);
    for (const [n, text] of texts.entries()) expect(one.answers()[n]).toMatch(text);
  });
const eventsOf = async (code: string) => {
  const found: string[] = [];
  for await (const record of world.events.readAll('civicline.message.v1')) {
    if (record.headers['ce_type'] !== 'civicline.message.answered.v1') continue;
    const { message, answer } = notification.MessageAnswered.decode(record.value);
    if (message?.subjectCode === code) found.push(notification.answerToJSON(answer));
  }
  return found;
};

it("HUY cancels the only visit, in the citizen's own name and once, however often it is brought", async () => {
  const one = await citizen(1);
  const id = randomUUID();
  await Promise.all([one.write('Huỷ ạ', id), one.write('Huỷ ạ', id), one.write('Huỷ ạ', id)]);
  await eventually(() => expect(acts).toMatchObject([{ act: 'cancel', code: one.codes[0], caller: 'citizen' }]));
  await eventually(async () => expect(await eventsOf(one.codes[0] ?? '')).toEqual(['ANSWER_CANCEL']));
  // A second one is told that nothing was changed; the first is told by the cancellation itself.
  await one.write('HUY');
  await answered(one, 'Không tìm thấy lịch hẹn sắp tới');
  await one.write(`HUY ${one.codes[0] ?? ''}`);
  await answered(one, 'Không tìm thấy', 'đã kết thúc hoặc đã hủy');
  expect(acts).toHaveLength(1);
});

it('with several visits the answer asks which; the code says it', async () => {
  const one = await citizen(2);
  await one.write('huy');
  await answered(one, new RegExp(`nhiều lịch hẹn: ${one.codes[0]}.*${one.codes[1]}`));
  expect(acts).toEqual([]);
  await one.write(`huy ${(one.codes[1] ?? '').toLowerCase().replace('-', ' ')}`);
  await eventually(() => expect(acts.map(({ code }) => code)).toEqual([one.codes[1]]));
});

it('confirms and says ready, in the language of the citizen', async () => {
  const one = await citizen(1, common.Locale.EN);
  await one.write('xac nhan');
  await answered(one, 'Thank you for confirming');
  await one.write('READY');
  await eventually(() => expect(acts).toMatchObject([{ act: 'ready' }]));
  await eventually(async () => expect(await eventsOf(one.codes[0] ?? '')).toEqual(['ANSWER_CONFIRM', 'ANSWER_READY']));
});

it('says yes or no to a new time that the office gave; without one, no changes nothing', async () => {
  const one = await citizen(1);
  await one.write('khong');
  await answered(one, 'giữ nguyên. Hủy: soạn HUY');
  Object.assign(one.visits[0] ?? {}, { version: 2 });
  await one.write('dong y');
  await answered(one, 'giữ nguyên', 'đồng ý giờ mới');
  await one.write('từ chối ạ');
  await answered(one, 'giữ nguyên', 'đồng ý giờ mới', /không nhận giờ mới.*Còn chỗ: 09:00 thứ Năm, 24\/12\/2026/);
  expect(acts).toMatchObject([{ act: 'RELOCATION_ANSWER_ACCEPT' }, { act: 'RELOCATION_ANSWER_REFUSE' }]);
});

it("the code of somebody else is nobody's; what is not understood does nothing", async () => {
  const [one, other] = [await citizen(1), await citizen(1)];
  await one.write(`HUY ${other.codes[0] ?? ''}`);
  await answered(one, 'Không tìm thấy');
  await one.write('Đừng hủy lịch của tôi');
  await answered(one, 'Không tìm thấy', 'Chưa hiểu');
  expect(acts).toEqual([]);
  expect(other.visits[0]?.status).toBe(BOOKED);
});

it('STOP and START are kept for the number, as a hash alone, in the order in which they came', async () => {
  const one = await citizen(1);
  await one.write('DUNG');
  await answered(one, 'không nhận tin chung');
  const standing = async () =>
    (
      await world.db.query<{ hash: string; stopped: boolean }>(
        'SELECT hash, stopped_at IS NOT NULL AS stopped FROM address',
      )
    ).rows;
  expect(await standing()).toMatchObject([{ stopped: true }]);
  expect(JSON.stringify(await standing())).not.toContain(one.phone.slice(-6));
  // What somebody would come in vain without is told all the same.
  const [visit] = one.visits;
  await world.happen('moved', 2, visit?.code ?? '', visit?.id ?? '');
  await answered(one, 'không nhận', 'ĐỔI');
  for (const text of ['bắt đầu', 'dừng', 'START']) await one.write(text);
  // They are dealt with in their order; three answers on their way at once may overtake one another.
  await eventually(() =>
    expect(one.answers().filter((text) => text.includes('lại nhận tin') || text.includes('không nhận'))).toHaveLength(
      4,
    ),
  );
  expect(await standing()).toMatchObject([{ stopped: false }]);
});

it('what cannot be done now is done later, once; number and words are erased when it is', async () => {
  const one = await citizen(1);
  away = 1;
  await one.write('san sang');
  await answered(one, 'có đủ giấy tờ');
  expect(acts).toHaveLength(1);
  const { rows } = await world.db.query<{ attempts: number; key: string }>(
    `SELECT attempts, 'sms-' || id AS key FROM inbound WHERE intent = 'ready' ORDER BY received_at DESC LIMIT 1`,
  );
  expect(rows[0]).toEqual({ attempts: 2, key: acts[0]?.key });
});

it('refuses what is no number, and anybody but a provider', async () => {
  const sms = { provider: '', providerMessageId: 'x', from: 'abc', text: 'HUY' };
  await expect(world.client.receiveSms(sms, world.system())).rejects.toMatchObject({
    violations: [{ field: 'from', rule: 'format.phone' }],
  });
  await expect(world.client.receiveSms({ ...sms, from: '0912345678' }, world.staff())).rejects.toMatchObject({
    reason: 'FORBIDDEN',
  });
});
