import { intake, scheduling } from '@civicline/contracts';
import { callContext } from '@civicline/service-kit';
import { eventually } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';
import type { World } from './world';
import { brokenIn, openWorld } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
afterEach(async () => expect(await brokenIn(world)).toEqual([]));

const save = (
  where: { callId?: string; recordId?: string },
  fields: Partial<intake.RecordFields>,
  more: { clear?: string[]; expectedVersion?: number } = {},
  agent = 'a1',
) =>
  world.client
    .saveRecord(intake.SaveRecordRequest.fromPartial({ ...where, fields, ...more } as never), world.agent(agent))
    .then(({ record }) => record);

it('a record is saved while it is typed, is never lost with its desk, and says what it lacks', async () => {
  const callId = await world.arrive();
  const first = await save({ callId }, { name: 'Lê Thị Hoa' });
  expect(first).toMatchObject({ version: 1, captured: false, fields: { number: '+84******678', name: 'Lê Thị Hoa' } });
  expect(first?.missing).toEqual(['topic', 'unitCode', 'question', 'answer']);
  // Two desks may save one after the other: only the fields given are written.
  await save({ callId }, { topic: 'land', unitCode: '26041' }, {}, 'a2');
  const question = 'Cần giấy tờ gì?\nNhà ở Trấn Biên.';
  const captured = await save({ recordId: first?.id ?? '' }, { question });
  expect(captured).toMatchObject({
    version: 3,
    captured: true,
    status: intake.RecordStatus.PARTIAL,
    fields: { name: 'Lê Thị Hoa', topic: 'land', question },
  });
  await expect(save({ callId }, { answer: 'x' }, { expectedVersion: 1 })).rejects.toMatchObject({
    reason: 'VERSION_CONFLICT',
    details: { version: 3 },
  });
  const done = await save({ callId }, { answer: 'Đã hướng dẫn', procedureCode: 'DD-01', address: 'Trấn Biên' });
  expect(done).toMatchObject({ status: intake.RecordStatus.COMPLETE, missing: [] });
  expect(await save({ callId }, {}, { clear: ['answer'] })).toMatchObject({ status: intake.RecordStatus.PARTIAL });
  const { record } = await world.client.getRecord({ recordId: first?.id ?? '' }, world.agent('a3'));
  expect(record).toMatchObject({ version: 5, fields: { answer: '' } });
  expect((await world.client.getCall({ callId }, world.supervisor())).record?.id).toBe(first?.id);
  const partial = await world.client.listRecords(
    intake.ListRecordsRequest.fromPartial({ status: intake.RecordStatus.PARTIAL }),
    world.agent('a1'),
  );
  expect(partial.records.map(({ id }) => id)).toContain(first?.id);
});

it('ten thousand characters are kept, one more is refused by name; a half-typed number is kept', async () => {
  const callId = await world.arrive(randomUUID(), { number: '' });
  await save({ callId }, { question: 'ă'.repeat(10_000), number: '0912 34' });
  const id = (await save({ callId }, { number: '0912 345 678' }))?.id ?? '';
  const { record } = await world.client.getRecord({ recordId: id }, world.supervisor());
  expect(record).toMatchObject({ fields: { number: '+84912345678' } });
  // What was shown masked is not written over what it hides.
  await expect(save({ callId }, { number: '+84******678' })).rejects.toMatchObject({
    violations: [{ field: 'fields.number', rule: 'format.phone' }],
  });
  await expect(save({ callId }, { question: 'a'.repeat(10_001), topic: 'music' })).rejects.toMatchObject({
    violations: [
      { field: 'fields.topic', rule: 'unknown_value' },
      { field: 'fields.question', rule: 'too_long' },
    ],
  });
  await expect(save({ callId: randomUUID() }, {})).rejects.toMatchObject({ reason: 'CALL_NOT_FOUND' });
  await expect(save({ recordId: randomUUID() }, {})).rejects.toMatchObject({ reason: 'RECORD_NOT_FOUND' });
});

it('figures know what calls were about, where, and which left a record to complete', async () => {
  const by = async (which: intake.GetFiguresRequest_By) => {
    const [from, to] = [new Date('2026-11-24T00:00:00+07:00'), new Date('2026-11-25T00:00:00+07:00')];
    const { rows } = await world.client.getFigures(
      intake.GetFiguresRequest.fromPartial({ from, to, by: which } as never),
      world.supervisor(),
    );
    return (key: string) => rows.find((row) => row.key === key)?.figures;
  };
  const callId = await world.arrive(randomUUID(), { number: '0944 555 666' });
  const { record } = { record: await save({ callId }, { topic: 'residence', unitCode: '75-999' }) };
  expect((await by(intake.GetFiguresRequest_By.TOPIC))('residence')).toMatchObject({ calls: 1, quickCaptures: 1 });
  await save(
    { recordId: record?.id ?? '' },
    { name: 'Vũ Minh', procedureCode: 'CT-01', question: 'Tạm trú', answer: 'Có' },
  );
  expect((await by(intake.GetFiguresRequest_By.UNIT))('75-999')).toMatchObject({ calls: 1, quickCaptures: 0 });
});

it('whoever calls again is known, with what was said before and every promise that is open', async () => {
  const number = '0933 111 222';
  const before = await world.arrive(randomUUID(), { number });
  await save({ callId: before }, { name: 'Trần Văn Bình', topic: 'transport' });
  world.ledger.state.visits = [
    scheduling.Appointment.fromPartial({
      code: 'DN4K-7X3P',
      procedureName: { vi: 'Đổi giấy phép lái xe' },
      slot: { start: new Date('2026-11-26T02:00:00Z') },
    }),
  ];
  const desk = await world.openDesk('a1');
  await world.ready('a1');
  const callId = await world.arrive(randomUUID(), { number, queueId: 'english' });
  const offered = await eventually(() => {
    const offer = desk.offer();
    if (!offer) throw new Error('no offer yet');
    return offer;
  });
  // The desk is told at the offer; the visits ahead are asked for.
  const asked = offered.call?.id ?? '';
  const { caller } = await world.client.getCaller({ callId: asked, number: '' }, world.agent('a1'));
  if (asked === callId) {
    expect(offered.caller).toMatchObject({ known: intake.CallerHistory_Known.YES, names: ['Trần Văn Bình'] });
    expect(caller).toMatchObject({ attemptsToday: 2, visits: [{ code: 'DN4K-7X3P' }], calls: [{ id: before }] });
  }
  await expect(
    world.client.getCaller({ callId, number: '' }, world.agent(asked === callId ? 'a2' : 'a3')),
  ).rejects.toMatchObject({ reason: 'NOT_YOUR_CALL' });
  const unknown = await world.client.getCaller({ callId: '', number: '0977 000 111' }, world.agent('a2'));
  expect(unknown.caller).toMatchObject({ known: intake.CallerHistory_Known.NEW, names: [], calls: [] });
  await save({ callId: before }, { name: 'Người khác' });
  const other = await world.arrive(randomUUID(), { number });
  await save({ callId: other }, { name: 'Trần Văn Bình' });
  const both = await world.client.getCaller({ callId: '', number }, world.supervisor());
  expect(both.caller).toMatchObject({ known: intake.CallerHistory_Known.MAYBE });
  desk.close();
  await desk.over;
});

it('a supervisor assigns a caller, whispers, and sends somebody on a break', async () => {
  const alone = await openWorld();
  try {
    const desk = await alone.openDesk('a2');
    const other = await alone.openDesk('a3');
    await alone.ready('a3');
    const callId = await alone.arrive();
    await eventually(() => expect(other.offer()?.call?.id).toBe(callId));
    const assign = (agentId: string) => alone.client.assignCall({ callId, agentId }, alone.supervisor());
    await expect(assign('a1')).rejects.toMatchObject({ reason: 'AGENT_NOT_FOUND' });
    await alone.client.setAgentStateFor(
      { agentId: 'a2', state: intake.AgentState.BREAK, reason: 'meeting' },
      alone.supervisor(),
    );
    await expect(assign('a2')).rejects.toMatchObject({ reason: 'AGENT_BUSY' });
    await alone.ready('a2');
    const { offer } = await assign('a2');
    await eventually(() => expect(desk.offer()?.offer?.id).toBe(offer?.id));
    expect(await alone.status('a3')).toMatchObject({ state: intake.AgentState.READY, missed: 0 });
    await alone.client.whisperNote({ agentId: 'a2', text: 'Hỏi mã hồ sơ trước' }, alone.supervisor());
    await eventually(() =>
      expect(desk.told).toContainEqual(
        expect.objectContaining({ $case: 'whisper', value: expect.objectContaining({ from: 's1' }) as object }),
      ),
    );
    await expect(alone.client.whisperNote({ agentId: 'nobody', text: 'x' }, alone.supervisor())).rejects.toMatchObject({
      reason: 'AGENT_NOT_FOUND',
    });
    await expect(alone.client.whisperNote({ agentId: 'a2', text: 'x' }, alone.agent('a1'))).rejects.toMatchObject({
      reason: 'FORBIDDEN',
    });
    await alone.client.acceptOffer({ offerId: offer?.id ?? '' }, alone.agent('a2'));
    await expect(assign('a3')).rejects.toMatchObject({ reason: 'CALL_ENDED' });
    expect(await brokenIn(alone)).toEqual([]);
  } finally {
    await alone.close();
  }
});

it('a caller who is answered otherwise leaves the queue as deflected', async () => {
  const callId = await world.arrive(randomUUID(), { queueId: 'land' });
  const deflect = (to: string, more: Partial<intake.DeflectCallRequest> = {}) =>
    world.client.deflectCall(intake.DeflectCallRequest.fromPartial({ callId, to, ...more }), world.agent('a1'));
  await expect(deflect('sms_checklist')).rejects.toMatchObject({
    violations: [{ field: 'procedureCode', rule: 'required' }],
  });
  await expect(deflect('elsewhere')).rejects.toMatchObject({ violations: [{ field: 'to', rule: 'unknown_value' }] });
  const { call } = await deflect('other_hotline', { officeId: 'ppac' });
  expect(call).toMatchObject({
    state: intake.CallState.ENDED,
    outcome: intake.CallOutcome.DEFLECTED,
    deflectedTo: 'other_hotline',
  });
  await expect(deflect('web_page')).rejects.toMatchObject({ reason: 'CALL_ENDED' });
  await expect(
    world.client.deflectCall(
      intake.DeflectCallRequest.fromPartial({ callId, to: 'web_page' }),
      callContext({ caller: { role: 'citizen', id: 'x' } }),
    ),
  ).rejects.toMatchObject({ reason: 'FORBIDDEN' });
});
