import type { Change, MessageStatus } from './closing';
import { afterMessage, canBePutBack, makesNeedless, waysTo } from './closing';

it.each([
  ['0912345678', '', ['sms']],
  ['02513822501', '', []],
  ['02513822501', 'an@example.vn', ['email']],
  ['0912345678', 'an@example.vn', ['sms', 'email']],
])('%s %s is reached by %j', (phone, email, ways) => expect(waysTo({ name: 'An', phone, email })).toEqual(ways));

const change = (more: Partial<Change> = {}): Change => ({
  id: '',
  closureId: null,
  appointmentId: '',
  officeId: 'ppac',
  cause: 'closed',
  state: 'made',
  from: { id: 'a', scheduleId: 's', officeId: 'ppac', start: new Date(2_000), end: new Date(3_000) },
  to: null,
  ways: ['sms', 'email'],
  version: 2,
  madeAt: new Date(0),
  answer: null,
  toldBy: null,
  messages: {},
  untoldReason: null,
  tries: 0,
  note: '',
  ...more,
});

it.each<[string, Partial<Change>, string, MessageStatus, string | null, string | null]>([
  ['a receipt is proof', {}, 'sms', 'delivered', 'delivered', null],
  ['one channel that failed leaves the other', {}, 'email', 'suppressed', null, null],
  ['when all have failed somebody must call', { messages: { sms: 'failed' } }, 'email', 'failed', null, 'failed'],
  ['a message under way is none that failed', { messages: { sms: 'sent' } }, 'email', 'failed', null, null],
  ['a channel of which we do not know is one more chance', { ways: ['sms'] }, 'zalo', 'delivered', 'delivered', null],
  [
    'nobody reads an SMS on a land line',
    { ways: [], untoldReason: 'no-contact' },
    'sms',
    'delivered',
    null,
    'no-contact',
  ],
  ['proof stays proof', { toldBy: 'answered' }, 'sms', 'failed', 'answered', null],
  [
    'a receipt that comes late is proof too',
    { untoldReason: 'no-receipt' },
    'sms',
    'delivered',
    'delivered',
    'no-receipt',
  ],
])('%s', (_, more, channel, status, toldBy, untoldReason) =>
  expect(afterMessage(change(more), channel, status)).toEqual({ toldBy, untoldReason }),
);

it.each<[string, Partial<Change>, number, boolean]>([
  ['nobody has told them', {}, 2, true],
  ['a message failed', { messages: { sms: 'failed' } }, 2, true],
  ['a message was handed over', { messages: { sms: 'sent' } }, 2, false],
  ['somebody spoke to them', { toldBy: 'spoken' }, 2, false],
  ['somebody tried to', { tries: 1 }, 2, false],
  ['they changed it themselves', {}, 3, false],
  ['it is not made yet', { state: 'planned', version: 0 }, 0, false],
  ['its old time has come', { from: { ...change().from, start: new Date(1) } }, 2, false],
])('put back when %s: %s', (_, more, version, may) =>
  expect(canBePutBack(change(more), version, new Date(1_000))).toBe(may),
);

it.each<[string, object, boolean]>([
  ['the same', {}, true],
  ['a cut of a closed time', { places: 2 }, true],
  ['one counter of a closed office', { scheduleId: 's' }, true],
  ['a longer time', { to: new Date(20) }, false],
])('needless: %s', (_, more, needless) => {
  const day = { from: new Date(0), to: new Date(10), scheduleId: '', places: 0 };
  expect(makesNeedless(day, { ...day, ...more })).toBe(needless);
  expect(makesNeedless({ ...day, scheduleId: 's' }, day)).toBe(false);
  expect(makesNeedless({ ...day, places: 1 }, day)).toBe(false);
});
