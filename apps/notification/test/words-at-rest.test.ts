import { intake, privacy, routing, scheduling } from '@civicline/contracts';
import type { Role } from '@civicline/service-kit';
import { callContext, grpcClient } from '@civicline/service-kit';
import type { House } from '@civicline/testkit';
import { eventually, startHouse } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';

/** Nobody says this here but citizens, and staff about them. */
const words = 'thầmkín';
const an = { name: 'Hoàng Kim Oanh', phone: '+84912999002', email: '' };

let house: House;
let raw: Client;
const stops: (() => Promise<void>)[] = [];
const kept = <T extends { start(): Promise<void>; stop(): Promise<void> }>(client: T): T => {
  stops.push(() => client.stop());
  return client;
};
const as = (role: Role, id: string) =>
  callContext({ caller: { role, id }, idempotencyKey: randomUUID(), timeoutMs: 60_000 });
const citizen = () => as('citizen', 'browser-1');
const lead = () => as('supervisor', 'supervisor01');
beforeAll(async () => {
  house = await startHouse();
  raw = new Client({ connectionString: new URL('/civicline', house.postgres).href });
  await raw.connect();
});
afterAll(async () => {
  for (const stop of stops) await stop();
  await raw?.end();
  await house?.stop();
});

const visit = async () => {
  const visits = kept(grpcClient(scheduling.SchedulingServiceService, house.addresses.scheduling, house.badge));
  const wish = scheduling.ListSlotsRequest.fromPartial({ officeId: 'ppac', procedureCode: 'BD-01' });
  const { slots } = await visits.listSlots(wish, citizen());
  const { appointment } = await visits.bookAppointment(
    scheduling.BookAppointmentRequest.fromPartial({
      ...{ slotId: slots[0]?.id ?? '', procedureCode: 'BD-01', citizen: an },
      overbook: { reason: words },
    } as never),
    lead(),
  );
  const code = appointment?.code ?? '';
  const { readiness } = await visits.getReadiness(
    scheduling.GetReadinessRequest.fromPartial({ code, phoneProof: an.phone }),
    lead(),
  );
  const { WAIVED } = scheduling.PaperState;
  const items = [{ key: readiness?.papers[0]?.key ?? '', state: WAIVED, reason: words }];
  await visits.setReadiness(scheduling.SetReadinessRequest.fromPartial({ code, items } as never), lead());
  await visits.cancelAppointment({ code, phoneProof: an.phone, reason: words, expectedVersion: 0 }, citizen());
};

const question = async () => {
  const questions = kept(grpcClient(routing.RoutingServiceService, house.addresses.routing, house.badge));
  const matter = { topic: 'land', procedureCode: 'BD-01', unitCode: '75' };
  const { referral } = await questions.refer(
    routing.ReferRequest.fromPartial({ matter, question: words, citizen: an } as never),
    lead(),
  );
  const code = referral?.code ?? '';
  await questions.returnReferral({ code, toOfficeId: '', reason: words }, lead());
  await questions.askBack({ code, question: words }, lead());
  await questions.resumeReferral({ code, reply: words, phoneProof: an.phone }, citizen());
  await questions.answerReferral({ code, text: words, attachmentIds: [], expectedVersion: 0 }, lead());
  await questions.recordExplained({ code, by: 'in_person' }, lead());
  await questions.closeReferral({ code, note: words }, lead());
  const { referral: after } = await questions.getReferral({ code }, lead());
  expect(after).toMatchObject({ answer: { text: words } });
  expect(after?.steps.map(({ note }) => note).filter(Boolean)).toContain(words);
};

const call = async () => {
  const calls = kept(grpcClient(intake.IntakeServiceService, house.addresses.intake, house.badge));
  const event = { source: 'pbx', at: new Date(), distribution: intake.Distribution.OURS, callId: randomUUID() };
  const more = { kind: intake.TelephonyEventKind.NEW_CALL, number: an.phone, queueId: 'general', dialled: '1022' };
  const { outcomes } = await calls.reportEvents(
    { events: [intake.TelephonyEvent.fromPartial({ ...event, ...more, lineId: '1022-01' })] },
    as('system', 'pbx'),
  );
  const fields = { name: words, address: words, topic: 'land', question: words, answer: words, dossierCode: words };
  const { record } = await calls.saveRecord(
    intake.SaveRecordRequest.fromPartial({ callId: outcomes[0]?.callId ?? '', fields } as never),
    lead(),
  );
  const { record: after } = await calls.getRecord({ recordId: record?.id ?? '' }, lead());
  expect(after?.fields).toMatchObject({ question: words, answer: words });
  await calls.whisperNote({ agentId: 'agent01', text: words }, lead());
};

/** Tables of the house and their columns in which the words stand in the clear. */
const inTheClear = async () => {
  const { rows: tables } = await raw.query<{ schema: string; name: string }>(
    `SELECT schemaname AS schema, tablename AS name FROM pg_tables
     WHERE schemaname IN ('scheduling', 'routing', 'notification', 'intake', 'directory', 'event_log')`,
  );
  const found = new Set<string>();
  for (const { schema, name } of tables) {
    const { rows } = await raw.query<{ key: string }>(
      `SELECT DISTINCT e.key FROM ${schema}."${name}" t, jsonb_each_text(to_jsonb(t)) e
       WHERE e.value LIKE '%thầmkín%' OR e.value LIKE '%thamkin%'`,
    );
    for (const { key } of rows) found.add(`${schema}.${name}.${key}`);
  }
  return [...found].sort();
};

it('words stand in the clear only where they are searched, or said to have been the reason', async () => {
  await visit();
  await question();
  await call();
  const erasures = kept(grpcClient(privacy.ErasureServiceService, house.addresses.notification, house.badge));
  await erasures.startErasure({ number: '+84912999003', purpose: words }, lead());
  await eventually(async () => {
    expect(await inTheClear()).toEqual([
      // Why somebody was erased: the audit keeps what it was told, and can change nothing of it.
      'notification.audit_entry.about',
      'routing.referral.question',
      'routing.referral.search',
    ]);
  });
});
