import { scheduling } from '@civicline/contracts';
import { eventually } from '@civicline/testkit';
import type { World } from './world';
import { openWorld, slotAt } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const reason = { vi: 'Thiếu người', en: 'Short of staff' };
const cut = (date: string, places: number) => ({
  ...{ officeId: 'ppac', scheduleId: 'ppac-land', places, tellAfterSeconds: 0, reason },
  from: new Date(`${date}T00:00:00+07:00`),
  to: new Date(Date.parse(`${date}T00:00:00+07:00`) + 86_400_000),
});
const refused = (why: string) => expect.objectContaining({ name: 'Refusal', reason: why });
const book = async (slotId: string) => {
  const { appointment } = await world.client.bookAppointment(world.booking(slotId), world.citizen());
  world.clock.advance(1_000);
  return appointment ?? scheduling.Appointment.fromPartial({});
};
const slotsOf = async (date: string) => {
  const [from, to] = [new Date(`${date}T00:00:00+07:00`), new Date(`${date}T23:00:00+07:00`)];
  const { slots } = await world.client.listSlots(
    { officeId: 'ppac', procedureCode: '', from, to, includeFull: true, pageSize: 0, pageToken: '' },
    world.agent(),
  );
  return new Map(slots.map((slot) => [slot.id, slot]));
};

it('as few as must are moved, the last to book first, and the preview says so', async () => {
  const full = slotAt('2026-12-14', '09:00');
  const [, , third] = [await book(full), await book(full), await book(full)];
  const fits = await book(slotAt('2026-12-14', '10:00'));
  const { relocations: preview } = await world.client.previewClosure(cut('2026-12-14', 2), world.officer());
  expect(preview).toMatchObject([{ appointmentCode: third.code, cause: scheduling.RelocationCause.BOOKED_LAST }]);
  const { closure, relocations } = await world.client.closeDay(cut('2026-12-14', 2), world.officer());
  expect(relocations.map(({ appointmentCode, to }) => [appointmentCode, to?.id])).toEqual(
    preview.map(({ appointmentCode, to }) => [appointmentCode, to?.id]),
  );
  expect(closure).toMatchObject({ places: 2, phase: scheduling.ClosurePhase.DONE });
  const slots = await slotsOf('2026-12-14');
  expect(slots.get(full)).toMatchObject({ free: 0, capacity: 2 });
  expect(slots.get(fits.slot?.id ?? '')).toMatchObject({ free: 1, capacity: 2 });
  // Somebody was moved here.
  expect(relocations[0]?.to?.id).toBe(slotAt('2026-12-14', '09:30'));
  await world.client.reopenDay({ closureId: closure?.id ?? '' }, world.officer());
  expect((await slotsOf('2026-12-14')).get(full)).toMatchObject({ free: 1, capacity: 3 });
});

it('a place that is given back in a slot that was cut is closed as long as there are too many', async () => {
  const slotId = slotAt('2026-12-08', '09:00');
  const [first, second, last] = [await book(slotId), await book(slotId), await book(slotId)];
  const cancel = (one: scheduling.Appointment) =>
    world.client.cancelAppointment(
      { code: one.code, phoneProof: one.citizen?.phone ?? '', expectedVersion: 0, reason: '' },
      world.citizen(),
    );
  // Held only: the last of them is still here, and goes by themselves.
  const { closure } = await world.client.closeDay({ ...cut('2026-12-08', 1), tellAfterSeconds: 60 }, world.officer());
  await cancel(first);
  expect((await slotsOf('2026-12-08')).get(slotId)).toMatchObject({ free: 0, capacity: 2 });
  await cancel(second);
  expect((await slotsOf('2026-12-08')).get(slotId)).toMatchObject({ free: 0, capacity: 1 });
  world.clock.advance(61_000);
  // One is left for one place: nobody has to move.
  await eventually(async () => {
    const view = await world.client.getClosure({ closureId: closure?.id ?? '' }, world.officer());
    expect(view.closure?.phase).toBe(scheduling.ClosurePhase.DONE);
    expect(view.relocations).toEqual([]);
  });
  expect(
    (await world.client.getAppointment({ code: last.code, phoneProof: '' }, world.agent())).appointment,
  ).toMatchObject({
    version: 1,
    slot: { id: slotId },
  });
  await cancel(last);
  expect((await slotsOf('2026-12-08')).get(slotId)).toMatchObject({ free: 1, capacity: 1 });
  await book(slotId);
  await expect(book(slotId)).rejects.toEqual(refused('SLOT_FULL'));
});
