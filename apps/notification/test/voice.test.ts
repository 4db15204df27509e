import { common, intake, notification, scheduling, topics } from '@civicline/contracts';
import { toRecord } from '@civicline/events';
import { Refusal } from '@civicline/service-kit/refusal';
import { eventually } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';
import type { World } from './world';
import { openWorld } from './world';

const { SENT, DELIVERED, FAILED, SUPPRESSED } = notification.MessageStatus;
const { SMS, VOICE } = notification.Channel;
const landline = '+842513822501';

let world: World;
/** Calls that the hotline was asked for, by the request's id. */
const placed = new Map<string, intake.PlaceReminderCallRequest>();
/** What the hotline says to the next ones. */
let hotline: 'answers' | 'refuses' | 'takes it and is gone' = 'answers';

beforeAll(async () => {
  world = await openWorld({
    env: { CIVICLINE_VOICE_REMINDERS: 'true' },
    scheduling: {
      getReadiness: ({ code }: scheduling.GetReadinessRequest) =>
        Promise.resolve({
          readiness: scheduling.Readiness.fromPartial({
            code,
            version: 1,
            status: scheduling.AppointmentStatus.BOOKED,
          } as never),
        }),
    },
    intake: {
      placeReminderCall: (request: intake.PlaceReminderCallRequest) => {
        if (hotline === 'refuses') throw new Refusal('NO_REMINDER_CALLS', 'precondition');
        placed.set(request.requestId, request);
        const was = hotline;
        hotline = 'answers';
        if (was === 'takes it and is gone') throw new Error('gone');
        return Promise.resolve({ reminderCallId: `call of ${request.requestId}` });
      },
    },
  });
  world.email = '';
});
afterAll(() => world.close());
beforeEach(() => {
  world.phone = landline;
  hotline = 'answers';
});

const start = new Date(Date.now() + 86_400_000);
const remind = (code: string) =>
  world.events.append([
    toRecord({
      id: randomUUID(),
      type: 'civicline.reminder.due.v1',
      source: '/test',
      subject: code,
      time: new Date(),
      topic: topics.reminder,
      data: {
        visit: scheduling.PromisedVisit.fromPartial({
          appointmentId: code,
          code,
          version: 1,
          start,
          end: start,
          officeName: { vi: 'Trung tâm' },
          procedureCode: 'BD-01',
          procedureName: { vi: 'Đăng ký thế chấp' },
          locale: common.Locale.VI,
        } as never),
        kind: scheduling.ReminderKind.DAY_BEFORE,
        missing: 0,
      },
    }),
  ]);
const ended = (requestId: string, result: intake.ReminderCallResult) =>
  world.events.append([
    toRecord({
      id: randomUUID(),
      type: 'civicline.reminder-call.ended.v1',
      source: '/test',
      subject: requestId,
      time: new Date(),
      topic: topics.reminderCall,
      data: { reminderCallId: `call of ${requestId}`, requestId, result },
    }),
  ]);
const status = (code: string, channel: notification.Channel, is: Partial<notification.Message>) =>
  eventually(async () => expect(await world.messageOf(code, channel)).toMatchObject(is));
const requestOf = (code: string) => [...placed.values()].find(({ appointmentCode }) => appointmentCode === code);

it('who has no telephone for messages is called about the visit; that they heard it is the receipt', async () => {
  await remind('VVVV-0001');
  await status('VVVV-0001', SMS, { status: SUPPRESSED, reason: 'LANDLINE' });
  await status('VVVV-0001', VOICE, { status: SENT, provider: 'voice' });
  const request = requestOf('VVVV-0001');
  expect(request).toMatchObject({ number: landline, start, locale: common.Locale.VI });
  await ended(request?.requestId ?? '', intake.ReminderCallResult.HEARD);
  await status('VVVV-0001', VOICE, { status: DELIVERED });
  expect(world.sms.taken).toEqual([]);
});

it('whoever is not reached by telephone either is work for a person', async () => {
  await remind('VVVV-0002');
  await status('VVVV-0002', VOICE, { status: SENT });
  await ended(requestOf('VVVV-0002')?.requestId ?? '', intake.ReminderCallResult.UNREACHABLE);
  await status('VVVV-0002', VOICE, { status: FAILED, reason: 'UNDELIVERED_UNREACHABLE' });
});

it('a hotline that took it and gave no answer is asked again, for the same call', async () => {
  hotline = 'takes it and is gone';
  await remind('VVVV-0003');
  await status('VVVV-0003', VOICE, { status: SENT, attempts: 2 });
  expect([...placed.values()].filter(({ appointmentCode }) => appointmentCode === 'VVVV-0003')).toHaveLength(1);
});

it('a number to which nobody carries an SMS is called; where the hotline does not, a person does', async () => {
  world.phone = '+84912345678';
  world.sms.answers.push(422);
  await remind('VVVV-0004');
  await status('VVVV-0004', SMS, { status: SUPPRESSED, reason: 'PROVIDER_422' });
  await status('VVVV-0004', VOICE, { status: SENT });
  hotline = 'refuses';
  world.phone = landline;
  await remind('VVVV-0005');
  await status('VVVV-0005', VOICE, { status: FAILED, reason: 'NO_REMINDER_CALLS' });
});

it('changes of a visit are written, and nobody is called about them', async () => {
  await world.happen('booked', 1, 'VVVV-0006', 'VVVV-0006');
  await status('VVVV-0006', SMS, { status: SUPPRESSED, reason: 'NO_ADDRESS' });
  expect(requestOf('VVVV-0006')).toBeUndefined();
});
