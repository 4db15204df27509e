import { scheduling } from '@civicline/contracts';
import type { CallContext } from '@civicline/service-kit';
import type { World } from './world';
import { openWorld, slotAt } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

type Client = World['client'];
type Try = [what: string, act: (client: Client) => Promise<unknown>, field: string, rule: string];

const never = new Date(8.64e15);
const day = { from: new Date('2026-11-25T00:00:00+07:00'), to: new Date('2026-11-26T00:00:00+07:00') };
const listing = (more: Partial<scheduling.ListSlotsRequest>) => ({
  officeId: 'ppac',
  procedureCode: '',
  from: undefined,
  to: undefined,
  includeFull: false,
  pageSize: 0,
  pageToken: '',
  ...more,
});
const closing = (more: Partial<scheduling.CloseDayRequest>): scheduling.CloseDayRequest => ({
  officeId: 'ppac',
  ...day,
  reason: { vi: 'Mất điện', en: '' },
  scheduleId: '',
  places: 0,
  tellAfterSeconds: 0,
  ...more,
});
const answering = { code: '3333-3333', phoneProof: '', answer: scheduling.RelocationAnswer.UNSPECIFIED };
const telling = { code: '3333-3333', outcome: scheduling.TellingOutcome.UNSPECIFIED, note: '' };
const moving = (more: Partial<scheduling.MoveAppointmentRequest>) => ({
  code: '3333-3333',
  slotId: 'x',
  phoneProof: '',
  expectedVersion: 0,
  reason: undefined,
  ...more,
});
const cancelling = (more: Partial<scheduling.CancelAppointmentRequest>) => ({
  code: '3333-3333',
  phoneProof: '',
  expectedVersion: 0,
  reason: '',
  ...more,
});
const call = (): CallContext => world.citizen();
const desk = (): CallContext => world.officer();
const long = 'x'.repeat(100_000);

it.each<Try>([
  ['slots of no office', (c) => c.listSlots(listing({ officeId: '' }), call()), 'officeId', 'required'],
  [
    'slots of a bad name',
    (c) => c.listSlots(listing({ officeId: 'a\u0000b' }), call()),
    'officeId',
    'control_characters',
  ],
  ['slots of a long code', (c) => c.listSlots(listing({ procedureCode: long }), call()), 'procedureCode', 'too_long'],
  ['slots backwards', (c) => c.listSlots(listing({ from: day.to, to: day.from }), call()), 'from', 'before'],
  ['slots of a year', (c) => c.listSlots(listing({ ...day, to: new Date('2027-11-25') }), call()), 'to', 'range'],
  ['slots at the end of time', (c) => c.listSlots(listing({ from: never }), call()), 'from', 'format.instant'],
  ['too large a page', (c) => c.listSlots(listing({ pageSize: 1_001 }), call()), 'pageSize', 'range'],
  ['a made-up page', (c) => c.listSlots(listing({ pageToken: "1' OR 1=1" }), call()), 'pageToken', 'format'],
  [
    'a hold of nothing',
    (c) => c.holdPlace({ slotId: '', holder: 'a', network: '', ttlSeconds: 0 }, call()),
    'slotId',
    'required',
  ],
  [
    'a hold by nobody',
    (c) => c.holdPlace({ slotId: 'x', holder: '', network: '', ttlSeconds: 0 }, call()),
    'holder',
    'required',
  ],
  [
    'a hold for a day',
    (c) => c.holdPlace({ slotId: 'x', holder: 'a', network: '', ttlSeconds: 86_400 }, call()),
    'ttlSeconds',
    'range',
  ],
  [
    'a hold backwards',
    (c) => c.holdPlace({ slotId: 'x', holder: 'a', network: '', ttlSeconds: -1 }, call()),
    'ttlSeconds',
    'range',
  ],
  ['a release of no hold', (c) => c.releaseHold({ holdId: '' }, call()), 'holdId', 'required'],
  ['a release of a bad id', (c) => c.releaseHold({ holdId: "'; DROP" }, call()), 'holdId', 'format'],
  ['an empty code', (c) => c.getAppointment({ code: '', phoneProof: '' }, call()), 'code', 'required'],
  ['a long code', (c) => c.getAppointment({ code: long, phoneProof: '' }, call()), 'code', 'too_long'],
  ['a long proof', (c) => c.getAppointment({ code: 'x', phoneProof: long }, call()), 'phoneProof', 'too_long'],
  ['a move to nowhere', (c) => c.moveAppointment(moving({ slotId: '' }), call()), 'slotId', 'required'],
  ['a version below', (c) => c.moveAppointment(moving({ expectedVersion: -1 }), call()), 'expectedVersion', 'range'],
  [
    'a move with a novel',
    (c) => c.moveAppointment(moving({ reason: { vi: '', en: long } }), call()),
    'reason.en',
    'too_long',
  ],
  ['a cancel with a novel', (c) => c.cancelAppointment(cancelling({ reason: long }), call()), 'reason', 'too_long'],
  [
    'a cancel with a bell',
    (c) => c.cancelAppointment(cancelling({ reason: 'a\u0007' }), call()),
    'reason',
    'control_characters',
  ],
  ['no code at check-in', (c) => c.checkIn({ code: '' }, desk()), 'code', 'required'],
  ['no code at fulfil', (c) => c.fulfil({ code: '' }, desk()), 'code', 'required'],
  ['no code at no-show', (c) => c.markNoShow({ code: '' }, desk()), 'code', 'required'],
  ['a sheet of no day', (c) => c.getDaySheet({ officeId: 'ppac', day: '' }, desk()), 'day', 'required'],
  [
    'a sheet of 30 February',
    (c) => c.getDaySheet({ officeId: 'ppac', day: '2026-02-30' }, desk()),
    'day',
    'format.day',
  ],
  ['a preview without a beginning', (c) => c.previewClosure(closing({ from: undefined }), desk()), 'from', 'required'],
  ['a preview at the end of time', (c) => c.previewClosure(closing({ to: never }), desk()), 'to', 'format.instant'],
  ['closing two years', (c) => c.closeDay(closing({ to: new Date('2028-11-25') }), desk()), 'to', 'range'],
  ['closing to less than nothing', (c) => c.closeDay(closing({ places: -1 }), desk()), 'places', 'range'],
  ['telling tomorrow', (c) => c.closeDay(closing({ tellAfterSeconds: 9_999 }), desk()), 'tellAfterSeconds', 'range'],
  ['undoing nothing', (c) => c.undoClosure({ closureId: 'x' }, desk()), 'closureId', 'format'],
  ['looking at nothing', (c) => c.getClosure({ closureId: '' }, desk()), 'closureId', 'required'],
  ['an answer without a word', (c) => c.answerRelocation(answering, desk()), 'answer', 'required'],
  ['a call without an outcome', (c) => c.recordTold(telling, desk()), 'outcome', 'required'],
  ['closing without a reason', (c) => c.closeDay(closing({ reason: undefined }), desk()), 'reason.vi', 'required'],
  ['opening nothing', (c) => c.reopenDay({ closureId: 'x' }, desk()), 'closureId', 'format'],
  ['whom to tell of what', (c) => c.getRecipient({ appointmentId: 'x' }, world.system()), 'appointmentId', 'format'],
])('refuses %s', async (_, act, field, rule) => {
  await expect(act(world.client)).rejects.toMatchObject({
    reason: 'INVALID_ARGUMENT',
    violations: expect.arrayContaining([expect.objectContaining({ field, rule })]) as unknown,
  });
});

it('every fault of a request is told at once', async () => {
  const nothing = scheduling.BookAppointmentRequest.fromPartial({});
  await expect(world.client.bookAppointment(nothing, call())).rejects.toMatchObject({
    violations: ['slotId', 'procedureCode', 'citizen.name', 'citizen.phone'].map((field) => ({
      field,
      rule: 'required',
    })),
  });
});

it.each([
  ['an unknown language', { locale: 7 as unknown as scheduling.Appointment['locale'] }, 'locale', 'unknown_value'],
  [
    'a name with a line break',
    { citizen: { name: 'An\nNguyễn', phone: '0912345678', email: '' } },
    'citizen.name',
    'control_characters',
  ],
  [
    'a megabyte of name',
    { citizen: { name: 'A'.repeat(1_000_000), phone: '0912345678', email: '' } },
    'citizen.name',
    'too_long',
  ],
])('refuses to book for %s', async (_, more, field, rule) => {
  const request = { ...world.booking(slotAt('2026-11-27', '08:00')), ...more };
  await expect(world.client.bookAppointment(request, call())).rejects.toMatchObject({
    violations: expect.arrayContaining([expect.objectContaining({ field, rule })]) as unknown,
  });
});

it.each<[string, (client: Client) => Promise<unknown>, string]>([
  ['slots of an unknown office', (c) => c.listSlots(listing({ officeId: 'nowhere' }), call()), 'OFFICE_NOT_FOUND'],
  ['slots of an unknown procedure', (c) => c.listSlots(listing({ procedureCode: 'X' }), call()), 'PROCEDURE_NOT_FOUND'],
  ['a hold that was never', (c) => c.releaseHold({ holdId: crypto.randomUUID() }, call()), 'HOLD_NOT_FOUND'],
  ['a code that was never', (c) => c.checkIn({ code: '3333-3333' }, desk()), 'APPOINTMENT_NOT_FOUND'],
  [
    'a code with a slip',
    (c) => c.cancelAppointment(cancelling({ code: '3333-3334' }), call()),
    'APPOINTMENT_NOT_FOUND',
  ],
  ['a closure that was never', (c) => c.reopenDay({ closureId: crypto.randomUUID() }, desk()), 'CLOSURE_NOT_FOUND'],
  ['the day of another office', (c) => c.getDaySheet({ officeId: 'other', day: '2026-11-25' }, desk()), 'FORBIDDEN'],
  ['an import by an officer', (c) => c.importSchedules({ schedules: [], dryRun: true }, desk()), 'FORBIDDEN'],
  [
    'a preview of the past',
    (c) => c.previewClosure(closing({ from: new Date('2026-11-20'), to: new Date('2026-11-21') }), desk()),
    'CLOSURE_IN_PAST',
  ],
])('refuses %s', async (_, act, reason) => {
  await expect(act(world.client)).rejects.toMatchObject({ reason });
});
