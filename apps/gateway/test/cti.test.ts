import { intake } from '@civicline/contracts';
import { callContext, grpcClient } from '@civicline/service-kit';
import type { House } from '@civicline/testkit';
import { startHouse } from '@civicline/testkit';
import { createHmac, randomUUID } from 'node:crypto';
import { callOf } from './world';

let house: House;
let calls: ReturnType<typeof openCalls>;
const openCalls = () => grpcClient(intake.IntakeServiceService, house.addresses.intake, house.badge);
beforeAll(async () => {
  house = await startHouse();
  calls = openCalls();
});
afterAll(async () => {
  await calls.stop();
  await house.stop();
});

const nowSeconds = () => Math.floor(Date.now() / 1_000);

const send = (body: unknown, { secret = house.secrets.cti, at = nowSeconds() } = {}) => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const signature = createHmac('sha256', secret).update(`${at}.${text}`).digest('hex');
  const headers = { 'x-timestamp': String(at), 'x-signature': signature };
  return callOf(house.url)('POST', '/integrations/cti/v1/events', { body: text, headers });
};
const supervisor = () => callContext({ caller: { role: 'supervisor', id: 'supervisor01' } });

it('a call told at the door, out of order and twice, is the call that it was', async () => {
  const callId = randomUUID();
  const events = [
    { id: '3', callId, event: 'hangup', at: '2026-11-25T08:02:09+07:00', detail: 'caller' },
    {
      id: '1',
      callId,
      event: 'newCall',
      at: '2026-11-25T08:00:00+07:00',
      number: '0912345678',
      distribution: 'theirs',
    },
    { id: '2', callId, event: 'queued', at: '2026-11-25T08:00:09+07:00', queue: 'land' },
    { id: '4', callId, event: 'answer', at: '2026-11-25T08:00:39+07:00', agent: '102' },
  ];
  const { status, body } = await send({ source: 'pbx', events });
  expect(status).toBe(200);
  const outcomes = body['outcomes'] as { callId: string; status: string }[];
  expect(outcomes.map((outcome) => outcome.status)).toEqual(['applied', 'applied', 'applied', 'applied']);
  const again = await send({ source: 'pbx', events });
  expect(again.body['outcomes']).toMatchObject(events.map(() => ({ status: 'duplicate' })));
  const { call } = await calls.getCall({ callId: outcomes[0]?.callId ?? '' }, supervisor());
  expect(call).toMatchObject({
    outcome: intake.CallOutcome.COMPLETED,
    number: '+84912345678',
    queueId: 'land',
    agentId: 'agent02',
    waitSeconds: 30,
    talkSeconds: 90,
    anomalies: [],
  });
});

it('what nobody signed, or somebody signed long ago, is not taken', async () => {
  const body = { events: [{ callId: 'x', event: 'newCall' }] };
  for (const faulty of [{ secret: 'another' }, { at: nowSeconds() - 301 }, { at: nowSeconds() + 3_600 }]) {
    const { status, body: problem } = await send(body, faulty);
    expect({ status, reason: problem.reason }).toEqual({ status: 401, reason: 'SIGNATURE_INVALID' });
  }
});

it.each<[string, unknown, string, string]>([
  ['no JSON', '{"events":', '', 'format.json'],
  ['nothing', {}, 'events', 'required'],
  ['no call', { events: [{ event: 'newCall' }] }, 'events[0].callId', 'required'],
  ['an event that nobody knows', { events: [{ callId: 'x', event: 'dance' }] }, 'events[0].event', 'unknown_value'],
  [
    'one that nobody knows among others',
    {
      events: [
        { callId: 'y', event: 'newCall' },
        { callId: 'x', event: 'dance' },
      ],
    },
    'events[1].event',
    'unknown_value',
  ],
  ['a time that is none', { events: [{ callId: 'x', event: 'hangup', at: 'noon' }] }, 'events[0].at', 'format'],
])('%s is refused by name', async (_, body, field, rule) => {
  const { status, body: problem } = await send(body);
  expect(status).toBe(400);
  expect(problem.violations).toEqual([expect.objectContaining({ field, rule })]);
});

it('a number that is none, a withheld one and fields of another system lose nobody', async () => {
  const events = [
    { callId: randomUUID(), event: 'newCall', number: 'sip:kitchen@10.0.0.1', trunk: 7 },
    { callId: randomUUID(), event: 'newCall', number: 'anonymous' },
    { callId: randomUUID(), event: 'answer', agent: '101' },
  ];
  const { status, body } = await send({ source: 'pbx', events });
  expect({ status, outcomes: body['outcomes'] }).toMatchObject({
    status: 200,
    outcomes: [
      { status: 'applied', anomaly: 'number_unreadable' },
      { status: 'applied' },
      { status: 'applied', anomaly: 'no_new_call' },
    ],
  });
});
