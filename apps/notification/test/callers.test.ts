import type { EventData, EventType } from '@civicline/contracts';
import { eventTypes, intake } from '@civicline/contracts';
import { toRecord } from '@civicline/events';
import { eventually } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';
import type { World } from './world';
import { openWorld } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

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
const smsTo = (phone: string) => world.sms.taken.filter(({ to }) => to === phone).map(({ text }) => text);
const patientMs = 60_000;

const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
const window = (from: string, to: string) => ({
  from: new Date(`${tomorrow}T${from}:00+07:00`),
  to: new Date(`${tomorrow}T${to}:00+07:00`),
});

it('a caller reads when they are called back, again when that moves, and what to do when nobody was reached', async () => {
  const [callBackId, code, phone] = [randomUUID(), 'GLGL-0001', '+84935800001'];
  world.callers.set(callBackId, phone);
  const callBack = (version: number, more: object = {}) =>
    intake.CallBackPromised.fromPartial({ callBack: { callBackId, code, version, ...more } });
  const told = (count: number) => eventually(() => expect(smsTo(phone)).toHaveLength(count), patientMs);
  await happen('civicline.call-back.promised.v1', callBackId, callBack(1, window('11:30', '12:00')));
  await told(1);
  expect(smsTo(phone)[0]).toMatch(/từ 11:30 đến 12:00.*Mã GLGL-0001.*\/goi-lai/);
  await happen('civicline.call-back.promised.v1', callBackId, callBack(1, window('11:30', '12:00')));
  await happen('civicline.call-back.rescheduled.v1', callBackId, callBack(2, window('17:00', '17:30')));
  await told(2);
  expect(smsTo(phone)[1]).toContain('từ 17:00 đến 17:30');
  await happen('civicline.call-back.unreachable.v1', callBackId, callBack(3));
  await told(3);
  expect(smsTo(phone)[2]).toContain(`đọc mã ${code}`);
});

it('a promise without a window is no time to wait for; one that is over is not told', async () => {
  const [none, late] = [randomUUID(), randomUUID()];
  world.callers.set(none, '+84935800002').set(late, '+84935800003');
  const promised = (callBackId: string, code: string, more: object = {}) =>
    happen(
      'civicline.call-back.promised.v1',
      callBackId,
      intake.CallBackPromised.fromPartial({ callBack: { callBackId, code, version: 1, ...more } }),
    );
  await promised(none, 'GLGL-0002');
  await promised(late, 'GLGL-0003', { from: new Date(Date.now() - 7_200_000), to: new Date(Date.now() - 3_600_000) });
  await eventually(async () => expect((await world.messageOf('GLGL-0003')).reason).toBe('TOO_LATE'), patientMs);
  expect(await world.messagesOf('GLGL-0002')).toEqual([]);
  expect([...smsTo('+84935800002'), ...smsTo('+84935800003')]).toEqual([]);
});

it('a caller who is answered by SMS gets the checklist, once for each procedure; a withheld number gets none', async () => {
  const [callId, withheld, phone] = [randomUUID(), randomUUID(), '+84935800004'];
  world.callers.set(callId, phone);
  const deflected = (id: string, procedureCode: string, to = 'sms_checklist') =>
    happen(
      'civicline.call.deflected.v1',
      id,
      intake.CallDeflected.fromPartial({ call: { callId: id }, to, procedureCode }),
    );
  await deflected(callId, 'BD-01');
  await deflected(callId, 'BD-01');
  await deflected(callId, 'BD-02', 'web_page');
  await deflected(callId, 'TP-01');
  await deflected(withheld, 'HT-09');
  await eventually(() => expect(smsTo(phone)).toHaveLength(2), patientMs);
  const texts = smsTo(phone).sort();
  expect(texts[0]).toMatch(/BD-01 cần: Căn cước công dân.*\/thu-tuc\/BD-01/);
  expect(texts[1]).toContain('TP-01');
  await eventually(async () => expect((await world.messageOf('HT-09')).reason).toBe('NO_ADDRESS'), patientMs);
});
