import { directory, scheduling, topics } from '@civicline/contracts';
import { callContext } from '@civicline/service-kit';
import { eventually } from '@civicline/testkit';
import type { World } from './world';
import { announced, openWorld, procedureOf, slotAt } from './world';

const { PaperState, PaperSetBy, AppointmentStatus } = scheduling;
let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const refused = (reason: string) => expect.objectContaining({ name: 'Refusal', reason });
const notification = () => callContext({ caller: { role: 'system', id: 'notification' } });

const book = async (time: string, day = '2026-11-25') => {
  const { appointment } = await world.client.bookAppointment(world.booking(slotAt(day, time)), world.citizen());
  if (!appointment) throw new Error('no appointment');
  const proof = { code: appointment.code, phoneProof: appointment.citizen?.phone ?? '' };
  await eventually(async () => {
    const { readiness } = await world.client.getReadiness(proof, world.citizen());
    if (!readiness?.papers.length) throw new Error('checklist not known yet');
  });
  return proof;
};
type Proof = Awaited<ReturnType<typeof book>>;

const say = (key: string, state: scheduling.PaperState, reason = '') => ({ key, state, reason });
const tick = async (proof: Proof, items: ReturnType<typeof say>[], call = world.citizen(), allReady = false) =>
  (await world.client.setReadiness({ ...proof, items, allReady }, call)).readiness;
const statesOf = (readiness: scheduling.Readiness | undefined) =>
  Object.fromEntries((readiness?.papers ?? []).map(({ key, state }) => [key, state]));

const changes = async (code: string) => {
  const found: scheduling.ReadinessChanged[] = [];
  for await (const { value } of world.events.readAll(topics.readiness))
    found.push(scheduling.ReadinessChanged.decode(value));
  return found.filter((one) => one.code === code);
};

it('a citizen ticks papers with the number; each change is announced once, without names; the version stays', async () => {
  const proof = await book('08:00');
  const { readiness } = await world.client.getReadiness(proof, world.citizen());
  expect(readiness).toMatchObject({ ready: false, requiredMissing: 2, version: 1, status: AppointmentStatus.BOOKED });
  expect(readiness?.papers.map(({ key, required, state }) => [key, required, state])).toEqual([
    ['gcn', true, PaperState.MISSING],
    ['cccd', true, PaperState.MISSING],
    ['uy-quyen', false, PaperState.MISSING],
  ]);
  const after = await tick(proof, [say('gcn', PaperState.HAVE)], world.citizen('tick-1'));
  expect(after).toMatchObject({ requiredMissing: 1, version: 1 });
  expect(after?.papers[0]).toMatchObject({ setBy: PaperSetBy.CITIZEN, setById: '', setAt: world.clock.now() });
  expect(await tick(proof, [say('gcn', PaperState.HAVE)], world.citizen('tick-1'))).toEqual(after);
  await tick(proof, [say('gcn', PaperState.HAVE)]);
  await tick(proof, [say('gcn', PaperState.MISSING), say('cccd', PaperState.HAVE)]);
  await eventually(async () => {
    const found = await changes(proof.code);
    expect(found.map(({ required, missing, waived }) => [required, missing, waived])).toEqual([
      [2, 1, 0],
      [2, 1, 0],
    ]);
    expect(found[0]).toMatchObject({ officeId: 'ppac' });
  });
});

it('without the number it reads like a code that does not exist; a system sees states but may not tick', async () => {
  const proof = await book('08:30');
  const stranger = { ...proof, phoneProof: '0900000000' };
  await expect(world.client.getReadiness(stranger, world.citizen())).rejects.toEqual(refused('APPOINTMENT_NOT_FOUND'));
  await expect(tick(stranger, [say('gcn', PaperState.HAVE)])).rejects.toEqual(refused('APPOINTMENT_NOT_FOUND'));
  await expect(tick({ ...proof, phoneProof: '' }, [], notification(), true)).rejects.toEqual(
    refused('APPOINTMENT_NOT_FOUND'),
  );
  await tick({ ...proof, phoneProof: '' }, [say('cccd', PaperState.WAIVED, 'Ông An đã nộp')], world.officer());
  const seen = (await world.client.getReadiness({ ...proof, phoneProof: '' }, notification())).readiness;
  expect(seen?.papers[1]).toMatchObject({ state: PaperState.WAIVED, setById: '', reason: '' });
});

it('"everything is ready" by SMS: a system with the number speaks for the citizen', async () => {
  const proof = await book('09:00');
  const after = await tick(proof, [], notification(), true);
  expect(after).toMatchObject({ ready: true, requiredMissing: 0 });
  expect(after?.papers.map(({ state, setBy }) => [state, setBy])).toEqual([
    [PaperState.HAVE, PaperSetBy.CITIZEN],
    [PaperState.HAVE, PaperSetBy.CITIZEN],
    [PaperState.MISSING, PaperSetBy.UNSPECIFIED],
  ]);
});

it('staff alone waive, by name and with a reason, and a citizen cannot end it', async () => {
  const proof = await book('09:30');
  await expect(tick(proof, [say('gcn', PaperState.WAIVED, 'vì')])).rejects.toEqual(refused('WAIVER_BY_STAFF_ONLY'));
  await expect(tick({ ...proof, phoneProof: '' }, [say('gcn', PaperState.WAIVED)], world.officer())).rejects.toEqual(
    expect.objectContaining({ violations: [expect.objectContaining({ field: 'items[0].reason', rule: 'required' })] }),
  );
  await tick({ ...proof, phoneProof: '' }, [say('gcn', PaperState.WAIVED, 'Sổ đã lưu tại kho')], world.officer());
  const toStaff = (await world.client.getReadiness({ ...proof, phoneProof: '' }, world.agent())).readiness?.papers[0];
  expect(toStaff).toMatchObject({ setBy: PaperSetBy.OFFICE, setById: 'officer', reason: 'Sổ đã lưu tại kho' });
  const toCitizen = (await world.client.getReadiness(proof, world.citizen())).readiness;
  expect(toCitizen?.papers[0]).toMatchObject({ setById: '', reason: 'Sổ đã lưu tại kho' });
  expect(toCitizen?.requiredMissing).toBe(1);
  await expect(tick(proof, [say('gcn', PaperState.HAVE)])).rejects.toEqual(refused('WAIVER_BY_STAFF_ONLY'));
  const elsewhere = callContext({ caller: { role: 'officer', id: 'other', officeId: 'elsewhere' } });
  await expect(tick({ ...proof, phoneProof: '' }, [say('cccd', PaperState.HAVE)], elsewhere)).rejects.toEqual(
    refused('FORBIDDEN'),
  );
});

it('the checklist is the one that the procedure has now', async () => {
  const proof = await book('10:00');
  await tick(proof, [say('gcn', PaperState.HAVE), say('cccd', PaperState.HAVE)]);
  const procedure = directory.Procedure.fromPartial({
    ...procedureOf('BD-01', 'land'),
    checklist: [
      { id: 'cccd', name: { vi: 'Căn cước' } },
      { id: 'phieu-yc', name: { vi: 'Phiếu yêu cầu' } },
    ],
  });
  await world.tell('procedure', { procedure }, 'BD-01');
  await eventually(async () => {
    const { readiness } = await world.client.getReadiness(proof, world.citizen());
    expect(statesOf(readiness)).toEqual({ cccd: PaperState.HAVE, 'phieu-yc': PaperState.MISSING });
  });
  await world.tell('procedure', { procedure: procedureOf('BD-01', 'land') }, 'BD-01');
  await eventually(async () => {
    const { readiness } = await world.client.getReadiness(proof, world.citizen());
    expect(readiness?.ready).toBe(true);
  });
});

it('papers are ticked until the visit has ended; the day sheet shows where each stands', async () => {
  const proof = await book('10:30', '2026-11-24');
  const gone = await book('11:00', '2026-11-24');
  await world.client.cancelAppointment({ ...gone, expectedVersion: 0, reason: '' }, world.citizen());
  await expect(tick(gone, [], world.citizen(), true)).rejects.toEqual(refused('APPOINTMENT_ENDED'));
  await world.client.checkIn({ code: proof.code }, world.officer());
  await tick({ ...proof, phoneProof: '' }, [say('gcn', PaperState.HAVE)], world.officer());
  const sheet = await world.client.getDaySheet({ officeId: 'ppac', day: '2026-11-24' }, world.officer());
  expect(sheet.readiness.map(({ code }) => code)).toEqual(sheet.appointments.map(({ code }) => code));
  expect(sheet.readiness.find(({ code }) => code === proof.code)).toMatchObject({ requiredMissing: 1, ready: false });
  await world.client.fulfil({ code: proof.code }, world.officer());
  await expect(tick(proof, [], world.citizen(), true)).rejects.toEqual(refused('APPOINTMENT_ENDED'));
});

it('sent home for papers: the visit has ended, what was ticked and not there is missing, and it is announced and counted', async () => {
  const proof = await book('13:00', '2026-11-24');
  const complete = await book('13:30', '2026-11-24');
  await tick(proof, [say('gcn', PaperState.HAVE)]);
  await tick(complete, [], world.citizen(), true);
  await expect(world.client.sendHome({ code: proof.code, missing: [] }, world.agent())).rejects.toEqual(
    refused('FORBIDDEN'),
  );
  await expect(world.client.sendHome({ code: complete.code, missing: [] }, world.officer())).rejects.toEqual(
    refused('PAPERS_COMPLETE'),
  );
  const send = () => world.client.sendHome({ code: proof.code, missing: ['gcn', 'cccd'] }, world.officer('home-1'));
  const { appointment, readiness } = await send();
  expect(appointment?.status).toBe(AppointmentStatus.FULFILLED);
  expect(readiness).toMatchObject({ sentHomeAt: world.clock.now(), sentHomeFor: ['gcn', 'cccd'], requiredMissing: 2 });
  expect((await send()).readiness).toEqual(readiness);
  await expect(world.client.fulfil({ code: proof.code }, world.officer())).rejects.toEqual(
    refused('APPOINTMENT_ENDED'),
  );
  await eventually(async () => {
    const own = (await announced(world)).filter(({ code }) => code === proof.code);
    expect(own.map(({ type, version }) => `${type.split('.')[2]} ${version}`)).toEqual([
      'booked 1',
      'arrived 2',
      'senthome 3',
    ]);
  });
  const ask = { officeId: 'ppac', fromDay: '2026-11-24', toDay: '2026-11-24' };
  expect(await world.client.getReadinessFigures(ask, world.officer())).toMatchObject({ sentHome: 1, reminded: 0 });
  await expect(world.client.getReadinessFigures({ ...ask, officeId: '' }, world.officer())).rejects.toEqual(
    refused('FORBIDDEN'),
  );
});
