import fc from 'fast-check';
import type { Appointment, AppointmentStatus, SlotRef } from './appointment';
import { cancel, checkIn, fulfil, isOpen, markNoShow, move, refuse } from './appointment';

const slot = (start: string, id = 'land.1'): SlotRef => ({
  id,
  scheduleId: 'land',
  officeId: 'ppac',
  start: new Date(start),
  end: new Date(Date.parse(start) + 1_800_000),
});
const nothing = { vi: '', en: '' };
const appointment = (status: AppointmentStatus): Appointment => ({
  id: 'a',
  code: '3333-3333',
  status,
  version: 3,
  slot: slot('2026-11-25T11:00:00+07:00'),
  procedureCode: 'BD-01',
  procedureName: nothing,
  officeName: nothing,
  officeAddress: nothing,
  citizen: { name: 'Nguyễn Văn An', phone: '+84912345678', email: '' },
  locale: 'vi',
  bookedAt: new Date('2026-11-20T09:00:00+07:00'),
  changedAt: new Date('2026-11-20T09:00:00+07:00'),
  reason: null,
  movedFrom: null,
  answerKey: null,
});

const noon = new Date('2026-11-25T12:00:00+07:00');
const elsewhere = slot('2026-11-26T08:00:00+07:00', 'land.2');
const acts = {
  move: (one: Appointment) => move(one, elsewhere, 0, null, noon),
  cancel: (one: Appointment) => cancel(one, 0, null, noon),
  checkIn: (one: Appointment) => checkIn(one, noon),
  fulfil: (one: Appointment) => fulfil(one, noon),
  markNoShow: (one: Appointment) => markNoShow(one, noon),
  refuse: (one: Appointment) => refuse(one, noon),
};
const statuses = ['pending', 'booked', 'arrived', 'fulfilled', 'cancelled', 'noshow'] as const;

/** What each act makes of each state; what is not here is refused. */
const becomes: Record<keyof typeof acts, Partial<Record<AppointmentStatus, AppointmentStatus>>> = {
  // A place that was refused is followed by one that was chosen.
  move: { pending: 'booked', booked: 'booked' },
  cancel: { pending: 'cancelled', booked: 'cancelled' },
  checkIn: { booked: 'arrived', noshow: 'arrived' },
  fulfil: { booked: 'fulfilled', arrived: 'fulfilled' },
  markNoShow: { booked: 'noshow', arrived: 'noshow' },
  refuse: { booked: 'pending' },
};
const every = (Object.keys(acts) as (keyof typeof acts)[]).flatMap((act) =>
  statuses.map((status) => [act, status, becomes[act][status]] as const),
);

it.each(every)('%s of a %s one: %s', (act, status, result) => {
  const now = () => acts[act](appointment(status));
  if (result) expect(now().status).toBe(result);
  else expect(now).toThrow(expect.objectContaining({ reason: 'APPOINTMENT_ENDED' }) as Error);
});

it('a move keeps where it was, and only a version that was seen is changed', () => {
  const moved = move(appointment('booked'), elsewhere, 3, nothing, noon);
  expect(moved).toMatchObject({ version: 4, slot: { id: 'land.2' }, movedFrom: { id: 'land.1' }, changedAt: noon });
  for (const act of [() => move(moved, elsewhere, 3, null, noon), () => cancel(moved, 3, null, noon)])
    expect(act).toThrow(expect.objectContaining({ reason: 'VERSION_CONFLICT', details: { version: 4 } }) as Error);
});

it.each([
  ['2026-11-24T23:59:59+07:00', 'NOT_TODAY'],
  ['2026-11-25T00:00:00+07:00', ''],
  ['2026-11-25T23:59:59+07:00', ''],
  ['2026-11-26T00:00:00+07:00', 'NOT_TODAY'],
])('checking in at %s: %s', (at, reason) => {
  const act = () => checkIn(appointment('booked'), new Date(at));
  if (reason) expect(act).toThrow(expect.objectContaining({ reason }) as Error);
  else expect(act().status).toBe('arrived');
});

it('nobody is missed before the hour has come', () => {
  const act = () => markNoShow(appointment('booked'), new Date('2026-11-25T10:59:59+07:00'));
  expect(act).toThrow(expect.objectContaining({ reason: 'TOO_EARLY' }) as Error);
});

it('whatever is done, the version counts each change by one, and an ended appointment stays ended', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...(Object.keys(acts) as (keyof typeof acts)[]))), (tried) => {
      let now = appointment('booked');
      for (const act of tried) {
        const before = now;
        try {
          now = acts[act](before);
        } catch {
          expect(now).toBe(before);
          continue;
        }
        // Who is served without a check-in is checked in by that: two changes at once.
        expect(now.version - before.version).toBe(act === 'fulfil' && before.status === 'booked' ? 2 : 1);
        if (isOpen(now.status)) expect(isOpen(before.status)).toBe(true);
      }
    }),
  );
});
