import { intake, notification, scheduling } from '@civicline/contracts';
import { eventually } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';
import { callBackHappened, messageHappened, untoldAt, untoldBecomes } from './telling';
import type { World } from './world';
import { announced, ledgerOf, openWorld, slotAt, somebody } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const { RelocationState: State, RelocationAnswer, TellingOutcome, UntoldReason } = scheduling;
const reason = { vi: 'Mất điện', en: 'Power cut' };
const refused = (why: string) => expect.objectContaining({ name: 'Refusal', reason: why });
const closing = (date: string, more: Partial<scheduling.CloseDayRequest> = {}) => ({
  ...{ officeId: 'ppac', scheduleId: '', places: 0, tellAfterSeconds: 0, reason },
  from: new Date(`${date}T00:00:00+07:00`),
  to: new Date(Date.parse(`${date}T00:00:00+07:00`) + 86_400_000),
  ...more,
});
const book = async (slotId: string, citizen: Partial<ReturnType<typeof somebody>> = {}) => {
  const request = world.booking(slotId, { citizen: { ...somebody(), ...citizen } });
  const { appointment } = await world.client.bookAppointment(request, world.citizen());
  if (!appointment) throw new Error('no appointment');
  return appointment;
};
const close = async (request: scheduling.CloseDayRequest) => {
  const { closure, relocations } = await world.client.closeDay(request, world.officer());
  return {
    id: closure?.id ?? '',
    closure,
    relocations,
    by: new Map(relocations.map((one) => [one.appointmentCode, one])),
  };
};
const see = async (code: string) =>
  (await world.client.getAppointment({ code, phoneProof: '' }, world.agent())).appointment;
const proofOf = (one: scheduling.Appointment) => ({ code: one.code, phoneProof: one.citizen?.phone ?? '' });
const about = ({ id, code }: scheduling.Appointment, version = 2) => ({ id, code, version });
const typesOf = async (code: string) =>
  (await announced(world)).filter((one) => one.code === code).map(({ type }) => type.split('.')[2]);
const keyOf = async (appointmentId: string) => {
  const { answerKey } = await world.client.getRecipient(
    { appointmentId },
    { ...world.admin(), caller: { role: 'system', id: 'notification' } },
  );
  return answerKey;
};

// The days go backwards: whom one closing moves, the next does not meet.
it('the preview says who has no contact; the three outcomes each prove that somebody knows, and untold reaches zero', async () => {
  const at = slotAt('2026-12-22', '09:00');
  const landLine = await book(at, { phone: '+842513822501' });
  const bySms = await book(at);
  const byHand = await book(at, { phone: '+842513822502', email: 'an@example.vn' });
  const { relocations: preview } = await world.client.previewClosure(closing('2026-12-22'), world.officer());
  const contact = new Map(
    preview.map(({ appointmentCode, takesSms, hasEmail }) => [appointmentCode, [takesSms, hasEmail]]),
  );
  expect([landLine, bySms, byHand].map(({ code }) => contact.get(code))).toEqual([
    [false, false],
    [true, false],
    [false, true],
  ]);
  const { id, by } = await close(closing('2026-12-22'));
  expect([...by.values()].map(({ state }) => state)).toEqual([State.PROPOSED, State.PROPOSED, State.PROPOSED]);
  // Whom no message can reach is a work item at once.
  expect([...(await untoldAt(world, { closureId: id, unreached: true })).values()]).toMatchObject([
    { appointment: { code: landLine.code }, reason: UntoldReason.NO_CONTACT, tries: 0 },
  ]);
  await messageHappened(world, 'sent', about(bySms));
  await messageHappened(world, 'suppressed', about(bySms), notification.Channel.EMAIL);
  await messageHappened(world, 'delivered', about(bySms, 1));
  await messageHappened(world, 'delivered', about(bySms), notification.Channel.SMS, 'reminder');
  await messageHappened(world, 'delivered', about(bySms));
  await untoldBecomes(world, id, 2);
  const told = (outcome: scheduling.TellingOutcome) =>
    world.client.recordTold({ code: landLine.code, outcome, note: 'con trai nghe máy' }, world.agent());
  await told(TellingOutcome.NOT_REACHED);
  expect((await untoldAt(world)).get(landLine.code)).toMatchObject({ tries: 1, note: 'con trai nghe máy' });
  expect((await told(TellingOutcome.SPOKEN)).relocation?.state).toBe(State.TOLD);
  await untoldBecomes(world, id, 1);
  // To look at the new slip with proof is an answer too, also over the key of the link.
  await expect(
    world.client.getAppointment({ code: byHand.code, phoneProof: 'bcdfghjkmnpqrs' }, world.citizen()),
  ).rejects.toEqual(refused('APPOINTMENT_NOT_FOUND'));
  await world.client.getAppointment({ code: byHand.code, phoneProof: await keyOf(byHand.id) }, world.citizen());
  const done = await untoldBecomes(world, id, 0);
  expect(done?.progress).toMatchObject({ planned: 3, moved: 3, told: 3, answered: 1, unreached: 0 });
  await eventually(async () => {
    expect(await typesOf(landLine.code)).toEqual(['booked', 'moved', 'untold', 'told']);
    expect(await typesOf(bySms.code)).toEqual(['booked', 'moved', 'told']);
  });
});

it('when every message failed, or no receipt came in time, somebody has to call; a receipt that comes late is proof', async () => {
  const at = slotAt('2026-12-18', '09:00');
  const [failed, silent] = [await book(at, { email: 'an@example.vn' }), await book(at)];
  const { id } = await close(closing('2026-12-18'));
  await messageHappened(world, 'failed', about(failed));
  await messageHappened(world, 'failed', about(failed), notification.Channel.EMAIL);
  await eventually(async () =>
    expect((await untoldAt(world, { closureId: id })).get(failed.code)?.reason).toBe(UntoldReason.FAILED),
  );
  expect((await untoldAt(world)).get(silent.code)?.reason).toBe(UntoldReason.WAITING);
  world.clock.advance(31 * 60_000);
  await eventually(async () =>
    expect((await untoldAt(world, { closureId: id })).get(silent.code)?.reason).toBe(UntoldReason.NO_RECEIPT),
  );
  const { closures } = await world.client.listClosures({ officeId: 'ppac' }, world.officer());
  expect(closures.find((one) => one.id === id)?.progress).toMatchObject({ untold: 2, unreached: 2 });
  await messageHappened(world, 'delivered', about(silent));
  await untoldBecomes(world, id, 1);
  // The citizen who cancels knows.
  await world.client.cancelAppointment({ ...proofOf(failed), expectedVersion: 0, reason: '' }, world.citizen());
  await untoldBecomes(world, id, 0);
});

it('whom a call-back reached knows what had been changed by then; one that reached nobody is a try', async () => {
  const at = slotAt('2026-12-17', '09:00');
  const first = await book(at, { phone: '+842513822503' });
  const second = await book(at, { phone: '+842513822504' });
  const { id } = await close(closing('2026-12-17'));
  expect((await untoldBecomes(world, id, 2))?.progress).toMatchObject({ unreached: 2 });
  await callBackHappened(world, 'unreachable', { subjectCode: first.code, attempts: 4 });
  await eventually(async () => expect((await untoldAt(world)).get(first.code)?.tries).toBe(4));
  const before = world.clock.now();
  world.clock.advance(60_000);
  const slotId = slotAt('2026-12-21', '09:00');
  const moving = { code: first.code, slotId, phoneProof: '', expectedVersion: 0, reason };
  await world.client.moveAppointment(moving, world.officer());
  // They spoke before that, or of something else. One call-back's events come in order.
  const callBackId = randomUUID();
  await callBackHappened(world, 'reached', { callBackId, subjectCode: first.code }, before);
  const { REFERRAL_ANSWERED } = intake.CallBackCause;
  await callBackHappened(world, 'reached', { callBackId, subjectCode: first.code, cause: REFERRAL_ANSWERED });
  await callBackHappened(world, 'reached', { callBackId, subjectCode: second.code });
  await untoldBecomes(world, id, 0);
  expect((await untoldAt(world)).has(first.code)).toBe(true);
  await callBackHappened(world, 'reached', { callBackId, subjectCode: first.code });
  await eventually(async () => expect((await untoldAt(world)).has(first.code)).toBe(false));
  expect(await typesOf(second.code)).toEqual(['booked', 'moved', 'untold', 'told']);
});

it('yes keeps the new place; no gives it back, offers three others, and a choice is an appointment again', async () => {
  const at = slotAt('2026-12-16', '09:00');
  const [yes, no] = [await book(at), await book(at)];
  const none = await book(slotAt('2026-12-03', '14:00'));
  const { id, by } = await close(closing('2026-12-16'));
  const answer = (one: scheduling.Appointment, word: scheduling.RelocationAnswer) =>
    world.client.answerRelocation({ ...proofOf(one), answer: word }, world.citizen());
  const accepted = await answer(yes, RelocationAnswer.ACCEPT);
  expect(accepted).toMatchObject({ relocation: { state: State.ACCEPTED }, alternatives: [] });
  expect(accepted.appointment?.slot?.id).toBe(by.get(yes.code)?.to?.id);
  await expect(answer(yes, RelocationAnswer.REFUSE)).rejects.toEqual(refused('RELOCATION_ANSWERED'));

  const given = by.get(no.code)?.to?.id ?? '';
  const ask = {
    officeId: 'ppac',
    procedureCode: '',
    from: by.get(no.code)?.to?.start,
    to: undefined,
    includeFull: true,
    pageSize: 1_000,
    pageToken: '',
  };
  const freeIn = async () =>
    (await world.client.listSlots(ask, world.agent())).slots.find((slot) => slot.id === given)?.free ?? 0;
  const before = await freeIn();
  const said = await answer(no, RelocationAnswer.REFUSE);
  expect(await freeIn()).toBe(before + 1);
  expect(said).toMatchObject({
    relocation: { state: State.REFUSED },
    appointment: { status: scheduling.AppointmentStatus.PENDING, version: 3 },
  });
  expect(said.alternatives).toHaveLength(3);
  expect(said.alternatives.map((slot) => slot.id)).not.toContain(given);
  // Sent again it is the same word; seen again it offers the same.
  expect((await answer(no, RelocationAnswer.REFUSE)).appointment?.version).toBe(3);
  expect((await world.client.getRelocation(proofOf(no), world.citizen())).alternatives).toHaveLength(3);
  await untoldBecomes(world, id, 0);
  const slotId = said.alternatives[0]?.id ?? '';
  const chosen = await world.client.moveAppointment(
    { ...proofOf(no), slotId, expectedVersion: 0, reason: undefined },
    world.citizen(),
  );
  expect(chosen.appointment).toMatchObject({ status: scheduling.AppointmentStatus.BOOKED, slot: { id: slotId } });
  await eventually(async () => expect(await typesOf(no.code)).toEqual(['booked', 'moved', 'told', 'refused', 'moved']));
  await expect(answer(none, RelocationAnswer.ACCEPT)).rejects.toEqual(refused('RELOCATION_NOT_FOUND'));
  await expect(
    world.client.answerRelocation(
      { code: no.code, phoneProof: '0912000000', answer: RelocationAnswer.ACCEPT },
      world.citizen(),
    ),
  ).rejects.toEqual(refused('APPOINTMENT_NOT_FOUND'));
  expect((await ledgerOf(world)).disagreements).toEqual([]);
});

it('while places are only held, undoing leaves everything as it was; nobody hears of it', async () => {
  const one = await book(slotAt('2026-12-14', '09:00'));
  const { id, closure, relocations } = await close(closing('2026-12-14', { tellAfterSeconds: 600 }));
  expect(closure?.phase).toBe(scheduling.ClosurePhase.HELD);
  expect(relocations.map(({ state }) => state)).toEqual([State.PLANNED]);
  await expect(book(slotAt('2026-12-14', '09:00'))).rejects.toEqual(refused('SLOT_NOT_FOUND'));
  expect(await world.client.undoClosure({ closureId: id }, world.officer())).toMatchObject({ putBack: 1, stay: 0 });
  expect(await see(one.code)).toMatchObject({ version: 1, slot: { id: one.slot?.id } });
  await book(slotAt('2026-12-14', '09:00'));
  await expect(world.client.undoClosure({ closureId: id }, world.officer())).rejects.toEqual(
    refused('CLOSURE_NOT_FOUND'),
  );
});

it('when nobody undoes it in time, the job goes on by itself', async () => {
  const one = await book(slotAt('2026-12-10', '09:00'));
  const { id, relocations } = await close(closing('2026-12-10', { tellAfterSeconds: 60 }));
  world.clock.advance(61_000);
  await eventually(async () => {
    const { closure } = await world.client.getClosure({ closureId: id }, world.officer());
    expect(closure?.phase).toBe(scheduling.ClosurePhase.DONE);
  });
  expect((await see(one.code))?.slot?.id).toBe(relocations[0]?.to?.id);
});

it('undoing puts back who was not told; who was told, or has acted, stays', async () => {
  const at = slotAt('2026-12-08', '09:00');
  const [told, acted, back] = [await book(at), await book(at), await book(at)];
  const { id, by } = await close(closing('2026-12-08'));
  await messageHappened(world, 'sent', about(told));
  await messageHappened(world, 'failed', about(back));
  await world.client.answerRelocation({ ...proofOf(acted), answer: RelocationAnswer.ACCEPT }, world.citizen());
  await eventually(async () => {
    const { closure } = await world.client.getClosure({ closureId: id }, world.officer());
    expect(closure?.progress).toMatchObject({ told: 1, unreached: 1 });
  });
  expect(await world.client.undoClosure({ closureId: id }, world.officer())).toMatchObject({ putBack: 1, stay: 2 });
  expect(await see(back.code)).toMatchObject({ version: 3, slot: { id: at } });
  expect((await see(told.code))?.slot?.id).toBe(by.get(told.code)?.to?.id);
  expect((await see(acted.code))?.slot?.id).toBe(by.get(acted.code)?.to?.id);
  const { relocations } = await world.client.getClosure({ closureId: id }, world.officer());
  expect(relocations.find(({ appointmentCode }) => appointmentCode === back.code)?.state).toBe(State.PUT_BACK);
  expect((await ledgerOf(world)).disagreements).toEqual([]);
});

it('an officer who moves somebody owes them word of it; an agent who does spoke to them', async () => {
  const [byOfficer, byAgent] = [await book(slotAt('2026-12-02', '09:00')), await book(slotAt('2026-12-02', '09:30'))];
  const to = (time: string) => ({ slotId: slotAt('2026-12-02', time), phoneProof: '', expectedVersion: 0, reason });
  await world.client.moveAppointment({ code: byOfficer.code, ...to('10:00') }, world.officer());
  await world.client.moveAppointment({ code: byAgent.code, ...to('10:30') }, world.agent());
  const untold = await untoldAt(world);
  expect(untold.get(byOfficer.code)).toMatchObject({
    closureId: '',
    relocation: { cause: scheduling.RelocationCause.OFFICE },
  });
  expect(untold.has(byAgent.code)).toBe(false);
  await world.client.moveAppointment({ code: byOfficer.code, ...to('11:00') }, world.agent());
  expect((await untoldAt(world)).has(byOfficer.code)).toBe(false);
});

it('one counter closes until further notice, and the others go on', async () => {
  const one = await book(slotAt('2026-12-07', '09:00', 'ppac-any'));
  const { closure, by } = await close(closing('2026-12-04', { scheduleId: 'ppac-any', to: undefined }));
  expect(closure).toMatchObject({ scheduleId: 'ppac-any', to: undefined });
  expect(by.get(one.code)?.to?.scheduleId).toBe('ppac-land');
  for (const date of ['2026-12-07', '2026-12-21'])
    await expect(book(slotAt(date, '09:00', 'ppac-any'))).rejects.toEqual(refused('SLOT_NOT_FOUND'));
  await book(slotAt('2026-12-07', '09:00'));
  await expect(close(closing('2026-12-04', { scheduleId: 'nowhere' }))).rejects.toEqual(refused('SCHEDULE_NOT_FOUND'));
  await expect(close(closing('2026-12-05', { scheduleId: 'ppac-any' }))).rejects.toEqual(refused('ALREADY_CLOSED'));
});

it('who may know of whom: officers of the own office, the hotline of all', async () => {
  const ask = { closureId: '', unreached: false, pageSize: 0, pageToken: '' };
  const neighbour = { ...world.officer(), caller: { role: 'officer', id: 'o', officeId: 'motcua' } } as const;
  await expect(world.client.listUntold({ ...ask, officeId: 'ppac' }, neighbour)).rejects.toEqual(refused('FORBIDDEN'));
  await expect(world.client.listUntold({ ...ask, officeId: '' }, neighbour)).rejects.toEqual(refused('FORBIDDEN'));
  await world.client.listUntold({ ...ask, officeId: '' }, world.agent());
  await expect(world.client.listClosures({ officeId: 'ppac' }, world.agent())).rejects.toEqual(refused('FORBIDDEN'));
});
