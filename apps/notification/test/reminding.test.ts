import { common, notification, scheduling, topics } from '@civicline/contracts';
import { toRecord } from '@civicline/events';
import { eventually } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';
import type { World } from './world';
import { openWorld } from './world';

const { PaperState, AppointmentStatus, ReminderKind } = scheduling;
let world: World;
/** What scheduling says of each visit now. */
const standing = new Map<string, Partial<scheduling.Readiness>>();

beforeAll(async () => {
  world = await openWorld({
    scheduling: {
      getReadiness: ({ code }: scheduling.GetReadinessRequest) =>
        Promise.resolve({ readiness: scheduling.Readiness.fromPartial({ code, ...standing.get(code) } as never) }),
    },
  });
});
afterAll(() => world.close());

const papers = (deed: scheduling.PaperState) => [
  { key: 'gcn', name: { vi: 'Sổ đỏ', en: 'Deed' }, required: true, state: deed },
  { key: 'cccd', name: { vi: 'Căn cước', en: 'Card' }, required: true, state: PaperState.HAVE },
  { key: 'uy-quyen', name: { vi: 'Giấy ủy quyền', en: 'Letter' }, required: false, state: PaperState.MISSING },
];
const booked = (deed: scheduling.PaperState) =>
  ({ version: 1, status: AppointmentStatus.BOOKED, papers: papers(deed) }) as Partial<scheduling.Readiness>;

const tomorrow = () => new Date(Date.now() + 86_400_000);
const due = (code: string, kind: scheduling.ReminderKind, start = tomorrow(), eventId = randomUUID(), id = code) => {
  const visit = scheduling.PromisedVisit.fromPartial({
    appointmentId: id,
    code,
    version: 1,
    start,
    end: new Date(start.getTime() + 1_800_000),
    officeName: { vi: 'Trung tâm', en: 'Center' },
    procedureCode: 'BD-01',
    procedureName: { vi: 'Đăng ký thế chấp', en: 'Mortgage' },
    locale: common.Locale.VI,
  });
  return world.events.append([
    toRecord({
      id: eventId,
      type: 'civicline.reminder.due.v1',
      source: '/test',
      subject: id,
      time: new Date(),
      topic: topics.reminder,
      data: { visit, kind, missing: 1 },
    }),
  ]);
};
const smsAbout = (code: string) => world.sms.taken.filter(({ text }) => text.includes(code)).map(({ text }) => text);
const reasonsOf = async (code: string) => (await world.messagesOf(code)).map(({ reason }) => reason);

it('tells once a kind what is missing at the moment of sending, and nothing else', async () => {
  standing.set('RRRR-0001', booked(PaperState.MISSING));
  const event = randomUUID();
  await due('RRRR-0001', ReminderKind.DAY_BEFORE, tomorrow(), event);
  await due('RRRR-0001', ReminderKind.DAY_BEFORE, tomorrow(), event);
  await eventually(() => expect(smsAbout('RRRR-0001')).toEqual([expect.stringContaining('Còn thiếu: Sổ đỏ. ')]));
  await eventually(() => {
    const mail = world.mails.find(({ subject }) => subject.includes('RRRR-0001'));
    expect(mail?.text).toContain('- Sổ đỏ');
    expect(mail?.text).not.toMatch(/Căn cước|ủy quyền/);
    expect(mail?.calendar).toBe('');
  });
  standing.set('RRRR-0001', booked(PaperState.HAVE));
  await due('RRRR-0001', ReminderKind.HOURS_BEFORE);
  await eventually(() => expect(smsAbout('RRRR-0001')[1]).toContain('Giấy tờ đã đủ'));
  expect(smsAbout('RRRR-0001')).toHaveLength(2);
  expect((await world.messagesOf('RRRR-0001')).map(({ notice }) => notice).sort()).toEqual([
    'reminder-day-before',
    'reminder-day-before',
    'reminder-hours-before',
    'reminder-hours-before',
  ]);
});

it.each([
  ['RRRR-0002', 'has moved since', { ...booked(PaperState.MISSING), version: 2 }],
  ['RRRR-0003', 'was cancelled', { ...booked(PaperState.MISSING), status: AppointmentStatus.CANCELLED }],
  ['RRRR-0004', 'has begun', { ...booked(PaperState.MISSING), status: AppointmentStatus.ARRIVED }],
])('nobody is reminded of a visit %s that %s', async (code, _, now) => {
  standing.set(code, now);
  await due(code, ReminderKind.DAY_BEFORE);
  await eventually(async () => expect(await reasonsOf(code)).toEqual(['OUTDATED', 'OUTDATED']));
  expect(smsAbout(code)).toEqual([]);
});

it('a reminder that comes after the hour is not sent', async () => {
  standing.set('RRRR-0005', booked(PaperState.MISSING));
  await due('RRRR-0005', ReminderKind.HOURS_BEFORE, new Date(Date.now() - 1_000));
  await eventually(async () => expect(await reasonsOf('RRRR-0005')).toEqual(['TOO_LATE', 'TOO_LATE']));
  expect((await world.messageOf('RRRR-0005')).status).toBe(notification.MessageStatus.SUPPRESSED);
});
