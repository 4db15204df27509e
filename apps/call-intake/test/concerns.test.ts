import type { EventData, EventType } from '@civicline/contracts';
import { eventTypes, intake, routing, scheduling, topics } from '@civicline/contracts';
import { toRecord } from '@civicline/events';
import { callContext } from '@civicline/service-kit';
import { eventually } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';
import type { World } from './world';
import { openWorld } from './world';

const { DUE, CANCELLED, REACHED } = intake.CallBackStatus;
const { UNTOLD, REFERRAL_ANSWERED, REFERRAL_DELAYED } = intake.CallBackCause;

let world: World;
beforeAll(async () => {
  world = await openWorld({ agents: 1 });
});
afterAll(() => world.close());

/** Says something in another service's place. */
const happen = <T extends EventType>(type: T, subject: string, data: EventData<T>) =>
  world.events.append([
    toRecord({
      id: randomUUID(),
      type,
      source: '/test',
      subject,
      time: new Date(),
      topic: eventTypes[type].topic,
      data,
    }),
  ]);

const callBacksOf = async (number: string) => {
  const asked = intake.ListCallBacksRequest.fromPartial({ number });
  return (await world.client.listCallBacks(asked, world.supervisor())).callBacks;
};

const service = () => callContext({ caller: { role: 'system', id: 'notification' } });

it('whoever no message could tell of a change is called, until somebody has told them', async () => {
  const [id, code, phone] = [randomUUID(), 'UNTL-0001', '+84935700001'];
  world.ledger.people.set(id, { name: 'Lê Văn Tám', phone, email: '' });
  const visit = scheduling.PromisedVisit.fromPartial({ appointmentId: id, code, version: 2 });
  const untold = scheduling.AppointmentUntold.fromPartial({ visit });
  await happen('civicline.appointment.untold.v1', id, untold);
  const [one] = await eventually(async () => {
    const found = await callBacksOf(phone);
    expect(found).toHaveLength(1);
    return found;
  });
  expect(one).toMatchObject({ cause: UNTOLD, status: DUE, subjectCode: code, name: 'Lê Văn Tám', window: undefined });
  // Said again, it is the same.
  await happen('civicline.appointment.untold.v1', id, untold);
  const recipient = await world.client.getIntakeRecipient({ subjectId: one?.id ?? '' }, service());
  expect(recipient).toMatchObject({ name: 'Lê Văn Tám', phone });
  await happen('civicline.appointment.told.v1', id, scheduling.AppointmentTold.fromPartial({ visit }));
  await eventually(async () => expect(await callBacksOf(phone)).toMatchObject([{ id: one?.id, status: CANCELLED }]));
});

it('whoever is to be told and calls first has been told when the agent says so, not by being answered', async () => {
  const [id, code, phone] = [randomUUID(), 'UNTL-0002', '+84935700004'];
  world.ledger.people.set(id, { name: 'Vũ Thị Chín', phone, email: '' });
  const visit = scheduling.PromisedVisit.fromPartial({ appointmentId: id, code, version: 2 });
  await happen('civicline.appointment.untold.v1', id, scheduling.AppointmentUntold.fromPartial({ visit }));
  const one = await eventually(async () => {
    const [found] = await callBacksOf(phone);
    if (!found) throw new Error('not yet');
    return found;
  });
  const tell = () =>
    world.client.settleCallBack(
      { callBackId: one.id, result: intake.AttemptResult.REACHED },
      world.agent('a1', randomUUID()),
    );
  const desk = await world.openDesk('a1');
  await world.ready('a1');
  const callId = await world.arrive(randomUUID(), { number: phone });
  expect(await world.call(callId)).toMatchObject({ callBackId: one.id });
  const offered = await eventually(() => {
    const offer = desk.offer();
    if (!offer) throw new Error('no offer yet');
    return offer;
  });
  await expect(tell()).rejects.toMatchObject({ reason: 'CALL_BACK_ENDED' });
  await world.client.acceptOffer({ offerId: offered.offer?.id ?? '' }, world.agent('a1'));
  expect(await callBacksOf(phone)).toMatchObject([{ status: DUE }]);
  expect((await tell()).callBack).toMatchObject({ status: REACHED, agentId: 'a1' });
  // What scheduling hears of it: of which appointment, and by whom.
  await eventually(async () => {
    const heard: intake.CallBackFacts[] = [];
    for await (const record of world.events.readAll(topics.callBack)) {
      if (record.key !== one.id || record.headers['ce_type'] !== 'civicline.call-back.reached.v1') continue;
      heard.push(intake.CallBackReached.decode(record.value).callBack ?? intake.CallBackFacts.fromPartial({}));
    }
    expect(heard).toMatchObject([{ cause: UNTOLD, subjectCode: code, agentId: 'a1' }]);
  });
});

it('whoever wished to be called with an answer is; nobody else; and not once it was explained', async () => {
  const [id, quiet, phone] = [randomUUID(), randomUUID(), '+84935700002'];
  for (const one of [id, quiet]) world.ledger.people.set(one, { name: 'Phạm Thu', phone, email: '' });
  const referral = (referralId: string, wantsCallBack: boolean) =>
    routing.ReferralChanged.fromPartial({
      referral: { referralId, code: referralId.slice(0, 8), wantsCallBack, matter: { topic: 'land' } },
    });
  await happen('civicline.referral.answered.v1', quiet, referral(quiet, false));
  await happen('civicline.referral.answered.v1', 'gone', referral('gone', true));
  await happen('civicline.referral.answered.v1', id, referral(id, true));
  await eventually(async () =>
    expect(await callBacksOf(phone)).toMatchObject([
      { cause: REFERRAL_ANSWERED, topic: 'land', subjectCode: id.slice(0, 8), status: DUE },
    ]),
  );
  await happen('civicline.referral.explained.v1', id, referral(id, true));
  await eventually(async () => expect(await callBacksOf(phone)).toMatchObject([{ status: CANCELLED }]));
});

it('whoever wished to be called is also told why it is late; the answer takes the place of what nobody has told them yet', async () => {
  const [id, phone] = [randomUUID(), '+84935700005'];
  world.ledger.people.set(id, { name: 'Đỗ Văn Mười', phone, email: '' });
  const code = id.slice(0, 8);
  const referral = routing.ReferralChanged.fromPartial({
    referral: { referralId: id, code, wantsCallBack: true, matter: { topic: 'land' } },
  });
  await happen('civicline.referral.delay-explained.v1', id, referral);
  const [late] = await eventually(async () => {
    const found = await callBacksOf(phone);
    expect(found).toMatchObject([{ cause: REFERRAL_DELAYED, subjectCode: code, status: DUE }]);
    return found;
  });
  await happen('civicline.referral.answered.v1', id, referral);
  await eventually(async () =>
    expect(await callBacksOf(phone)).toMatchObject([{ id: late?.id, cause: REFERRAL_ANSWERED, status: DUE }]),
  );
  // What is told by message first is told.
  await happen('civicline.referral.explained.v1', id, referral);
  await eventually(async () => expect(await callBacksOf(phone)).toMatchObject([{ status: CANCELLED }]));
});

it('whoever asked two things of one field, and to be called by themselves, is called about each', async () => {
  const [first, second, phone] = [randomUUID(), randomUUID(), '+84935700006'];
  const wish = { name: 'Lý Thị Hoa', number: phone, topic: 'land', cause: intake.CallBackCause.ASKED_ON_WEB };
  await world.client.promiseCallBack(intake.PromiseCallBackRequest.fromPartial(wish), world.agent('a1', randomUUID()));
  for (const id of [first, second]) {
    world.ledger.people.set(id, { name: 'Lý Thị Hoa', phone, email: '' });
    const matter = { referralId: id, code: id.slice(0, 8), wantsCallBack: true, matter: { topic: 'land' } };
    await happen('civicline.referral.answered.v1', id, routing.ReferralChanged.fromPartial({ referral: matter }));
  }
  const about = async () => (await callBacksOf(phone)).map(({ subjectCode }) => subjectCode).sort();
  await eventually(async () => expect(await about()).toEqual(['', first.slice(0, 8), second.slice(0, 8)].sort()));
});

it('a deflected call is announced, and its recipient is told to services alone', async () => {
  const callId = await world.arrive(randomUUID(), { number: '0935 700 003' });
  const asked = { callId, to: 'sms_checklist', procedureCode: 'BD-01', officeId: '' };
  await world.client.deflectCall(asked, world.agent('a1'));
  await eventually(async () => {
    const types: string[] = [];
    for await (const { key, headers } of world.events.readAll(eventTypes['civicline.call.deflected.v1'].topic))
      if (key === callId) types.push(headers['ce_type'] ?? '');
    expect(types).toContain('civicline.call.deflected.v1');
  });
  const recipient = (subjectId: string, call = service()) => world.client.getIntakeRecipient({ subjectId }, call);
  expect(await recipient(callId)).toMatchObject({ phone: '+84935700003' });
  await expect(recipient(randomUUID())).rejects.toMatchObject({ reason: 'CALL_NOT_FOUND' });
  await expect(recipient(callId, world.agent('a1'))).rejects.toMatchObject({ reason: 'FORBIDDEN' });
});
