import { intake } from '@civicline/contracts';
import { callers, eventually, phones } from '@civicline/testkit';
import type { Ears } from './ears';
import { openEars } from './ears';
import type { Hotline } from './hotline';
import { openHotline } from './hotline';
import { brokenIn, rowsOf } from './world';

let hotline: Hotline;
let ears: Ears;
let since: Date;
beforeAll(async () => {
  hotline = await openHotline({
    CIVICLINE_REMINDER_CALLS_AT_ONCE: '2',
    CIVICLINE_REMINDER_FROM: '00:00',
    CIVICLINE_REMINDER_UNTIL: '23:59',
  });
  ears = await openEars(hotline.asterisk);
});
afterAll(async () => {
  await ears.close();
  await hotline.close();
});
beforeEach(() => {
  since = new Date();
});
afterEach(async () => {
  await hotline.home();
  expect(await brokenIn(hotline)).toEqual([]);
});

const agentPlease = [{ key: '1', afterMs: 1_000 }];
/** What a caller, an agent and a department say. */
const [callerHz, agentHz, officeHz] = [440, 620, 1_000];
const hears = async (channel: string, ...tones: readonly number[]) =>
  eventually(async () => expect(await ears.tones(channel, callerHz, agentHz, officeHz)).toEqual(tones));
/** What the agent does at the desk to the call that they have. */
const act = async (action: intake.CallAction, target = '') => {
  const live = (await hotline.calls()).find(({ agentId, endedAt }) => agentId === 'a1' && !endedAt);
  await hotline.client.controlCall({ callId: live?.id ?? '', action, target }, hotline.agent('a1'));
};
const office = 'tel:+842513822501';
/** A caller and an agent speak with one another. */
const speaking = async (times = 1) => {
  await hotline.ready(1);
  const answering = await hotline.phones(times, 60, { toneHz: agentHz });
  const calling = await callers(hotline.asterisk, {
    count: 1,
    rate: 1,
    talkMs: 60_000,
    keys: agentPlease,
    toneHz: callerHz,
  });
  await outcomes({ answered: 1 });
  const { caller, agent } = await ears.channels();
  return { answering, calling, caller, agent };
};
const outcomes = (expected: Record<string, number>) =>
  eventually(async () => expect(await hotline.outcomes(since)).toEqual(expected));

test.each([
  ['as messages', 'info'],
  ['in the sound (RFC 4733)', 'events'],
] as const)('a caller whose keys come %s chooses an agent; they talk until the caller hangs up', async (_, keysBy) => {
  await hotline.ready(1);
  const answering = await hotline.phones(1, 30);
  const calling = await callers(hotline.asterisk, { count: 1, rate: 1, talkMs: 2_000, keys: agentPlease, keysBy });
  await outcomes({ answered: 1 });
  const [call] = await hotline.calls();
  expect(call).toMatchObject({ number: '+84900000000', queueId: 'general', agentId: 'a1', anomalies: [] });
  expect(await calling.done).toEqual({ answered: 1, busy: 0, tired: 0, hungUpOn: 0 });
  await outcomes({ completed: 1 });
  expect(await answering.done).toEqual({ rung: 1, answered: 1, cancelled: 0 });
});

test('of fifteen callers eleven are answered by eleven agents, and four are counted as blocked', async () => {
  await hotline.ready(11);
  const answering = await hotline.phones(11, 60);
  const calling = await callers(hotline.asterisk, { count: 15, rate: 100, talkMs: 6_000, keys: agentPlease });
  await outcomes({ answered: 11, blocked: 4 });
  expect(await calling.done).toMatchObject({ answered: 11, busy: 4 });
  await outcomes({ completed: 11, blocked: 4 });
  expect(await answering.done).toMatchObject({ answered: 11 });
});

test('whoever asks for a call-back by key gets a place of the ledger, and leaves the queue', async () => {
  const taken = hotline.ledger.taken.size;
  const calling = await callers(hotline.asterisk, {
    count: 1,
    rate: 1,
    talkMs: 60_000,
    numbers: ['0937000001'],
    keys: [...agentPlease, { key: '5', afterMs: 1_500 }, { key: '1', afterMs: 2_500 }],
  });
  await outcomes({ deflected: 1 });
  expect(hotline.ledger.taken.size).toBe(taken + 1);
  const { callBacks } = await hotline.client.listCallBacks(
    intake.ListCallBacksRequest.fromPartial({ number: '0937000001' }),
    hotline.supervisor(),
  );
  expect(callBacks).toMatchObject([{ cause: intake.CallBackCause.ASKED_IN_QUEUE, window: { slotId: 'team.0' } }]);
  expect(await calling.done).toMatchObject({ answered: 1, hungUpOn: 1 });
});

test('an agent puts a caller through to a department, and is free; they go on talking', async () => {
  const department = await phones(hotline.asterisk.trunk, { count: 1, seconds: 60, ringMs: 100, toneHz: officeHz });
  const { answering, calling, caller } = await speaking();
  await act(intake.CallAction.TRANSFER, office);
  await outcomes({ completed: 1 });
  expect(await answering.done).toMatchObject({ answered: 1 });
  await hears(caller, officeHz);
  await hears((await ears.channels()).outside, callerHz);
  await ears.ari.channels.hangup({ channelId: caller });
  expect(await calling.done).toMatchObject({ answered: 1 });
  expect(await department.done).toMatchObject({ rung: 1, answered: 1 });
});

test('put through to a department that is busy, the caller comes back and is answered before others', async () => {
  const department = await phones(hotline.asterisk.trunk, { count: 1, seconds: 60, ringMs: 100, busy: true });
  const { answering, calling, caller } = await speaking(2);
  await act(intake.CallAction.TRANSFER, office);
  await outcomes({ completed: 1, answered: 1 });
  await ears.ari.channels.hangup({ channelId: caller });
  await calling.done;
  await outcomes({ completed: 2 });
  expect(await answering.done).toMatchObject({ answered: 2 });
  expect(await department.done).toMatchObject({ rung: 1 });
});

test('an agent consults a department while the caller waits, and puts them together', async () => {
  const department = await phones(hotline.asterisk.trunk, { count: 1, seconds: 60, ringMs: 100, toneHz: officeHz });
  const { answering, calling, caller, agent } = await speaking();
  await hears(caller, agentHz);
  await hears(agent, callerHz);
  await act(intake.CallAction.CONSULT, office);
  await hears(agent, officeHz);
  await hears(caller);
  await hears((await ears.channels()).outside, agentHz);
  await act(intake.CallAction.COMPLETE_TRANSFER, office);
  await hears(caller, officeHz);
  expect(await answering.done).toMatchObject({ answered: 1 });
  await outcomes({ completed: 1 });
  await ears.ari.channels.hangup({ channelId: caller });
  await calling.done;
  expect(await department.done).toMatchObject({ rung: 1, answered: 1 });
});

test('an agent, a caller and a department speak together, until the department leaves', async () => {
  const department = await phones(hotline.asterisk.trunk, { count: 1, seconds: 60, ringMs: 100, toneHz: officeHz });
  const { answering, calling, caller, agent } = await speaking();
  await act(intake.CallAction.CONSULT, office);
  await hears(agent, officeHz);
  await act(intake.CallAction.CONFERENCE);
  await hears(caller, agentHz, officeHz);
  await hears(agent, callerHz, officeHz);
  const { outside } = await ears.channels();
  await hears(outside, callerHz, agentHz);
  await ears.ari.channels.hangup({ channelId: outside });
  await hears(caller, agentHz);
  await act(intake.CallAction.HANG_UP);
  expect(await calling.done).toMatchObject({ answered: 1, hungUpOn: 1 });
  await outcomes({ completed: 1 });
  await Promise.all([answering.done, department.done]);
});

test('a caller whose agent’s line fails waits again, and is answered', async () => {
  await hotline.ready(1);
  const failing = await hotline.phones(1, 60, { talkMs: 1_000, cause: 38 });
  const calling = await callers(hotline.asterisk, { count: 1, rate: 1, talkMs: 60_000, keys: agentPlease });
  await failing.done;
  const answering = await hotline.phones(1, 60);
  await outcomes({ answered: 1 });
  const { caller, agent } = await ears.channels();
  expect(agent).not.toBe('');
  await ears.ari.channels.hangup({ channelId: caller });
  expect(await calling.done).toMatchObject({ answered: 1, hungUpOn: 1 });
  await answering.done;
  await outcomes({ completed: 1 });
});

const remind = (requestId: string, number: string) =>
  hotline.client.placeReminderCall(
    intake.PlaceReminderCallRequest.fromPartial({
      requestId,
      number,
      appointmentCode: 'DN4K-7X2P',
      start: new Date(Date.now() + 86_400_000),
    } as never),
    hotline.system(),
  );
const reminders = (where: string) =>
  rowsOf<{ result: string; tries: number; number: string; due_at: Date | null }>(
    hotline,
    `SELECT * FROM reminder_call WHERE request_id ${where}`,
  );

test('a citizen who is called about a visit cancels it by key, when asked again', async () => {
  const citizen = await phones(hotline.asterisk.trunk, {
    count: 1,
    seconds: 60,
    ringMs: 100,
    keys: [
      { key: '3', afterMs: 2_000 },
      { key: '3', afterMs: 2_000 },
    ],
  });
  await remind('cancel', '02513822501');
  expect(await citizen.done).toMatchObject({ rung: 1, answered: 1 });
  await eventually(async () =>
    expect(await reminders(`= 'cancel'`)).toMatchObject([{ result: 'cancelled', number: '' }]),
  );
  expect(hotline.ledger.changed).toEqual(['DN4K-7X2P of +842513822501 cancelled']);
});

test('of three citizens two are called at once, each once; who comes with all papers says so by key', async () => {
  const citizens = await phones(hotline.asterisk.trunk, {
    count: 3,
    seconds: 90,
    ringMs: 100,
    keys: [{ key: '1', afterMs: 1_500 }],
  });
  for (const n of [1, 2, 3]) await remind(`ready ${n}`, `0251382250${n}`);
  await remind('ready 1', '02513822501');
  let most = 0;
  await eventually(async () => {
    const live = await rowsOf(hotline, `SELECT FROM phone_flow WHERE over_at IS NULL AND state->'reminder' <> 'null'`);
    most = Math.max(most, live.length);
    expect((await reminders(`LIKE 'ready%'`)).map(({ result }) => result)).toEqual(['ready', 'ready', 'ready']);
  });
  expect(most).toBe(2);
  expect(await citizens.done).toMatchObject({ rung: 3, answered: 3 });
  expect(hotline.ledger.changed.filter((what) => what.endsWith('ready'))).toHaveLength(3);
});

test('a citizen whose telephone is busy is called again later', async () => {
  const citizen = await phones(hotline.asterisk.trunk, { count: 1, seconds: 60, ringMs: 100, busy: true });
  await remind('busy', '02513822501');
  expect(await citizen.done).toMatchObject({ rung: 1 });
  await eventually(async () => {
    const [row] = await reminders(`= 'busy'`);
    expect(row).toMatchObject({ result: '', tries: 1 });
    expect(row?.due_at?.getTime()).toBeGreaterThan(Date.now());
  });
});

test('the process that has the telephone system is killed with callers waiting and talking: nobody is dropped', async () => {
  await hotline.ready(5);
  const answering = await hotline.phones(11, 90);
  const calling = await callers(hotline.asterisk, { count: 11, rate: 50, talkMs: 45_000, keys: agentPlease });
  await outcomes({ answered: 5, queued: 6 });
  const before = await hotline.holder();
  await hotline.kill(0);
  await hotline.kill(1);
  await hotline.restart(1);
  await eventually(async () => expect(await hotline.holder()).not.toBe(before));
  // Those who waited go on waiting, and are answered as soon as somebody is there.
  await hotline.restart(0);
  await hotline.ready(11, 5);
  // Whoever was not answered before they hung up would count as abandoned.
  expect(await calling.done).toEqual({ answered: 11, busy: 0, tired: 0, hungUpOn: 0 });
  await outcomes({ completed: 11 });
  await answering.done;
});

test('one process after the other is killed: whoever stood by has the telephone system, answers who waits, and does what desks ask', async () => {
  await hotline.ready(2);
  const answering = await hotline.phones(3, 120);
  const calling = await callers(hotline.asterisk, { count: 3, rate: 50, talkMs: 90_000, keys: agentPlease });
  await outcomes({ answered: 2, queued: 1 });
  await hotline.kill(0);
  await hotline.ready(3, 2);
  await outcomes({ answered: 3 });
  await hotline.restart(0);
  await hotline.kill(1);
  for (const { id, agentId } of (await hotline.calls()).filter(({ endedAt }) => !endedAt))
    await hotline.client.controlCall(
      { callId: id, action: intake.CallAction.HANG_UP, target: '' },
      hotline.agent(agentId),
    );
  expect(await calling.done).toEqual({ answered: 3, busy: 0, tired: 0, hungUpOn: 3 });
  await outcomes({ completed: 3 });
  await hotline.restart(1);
  await answering.done;
});

test('two hundred calls in a row all reach an agent', async () => {
  await hotline.ready(11);
  const answering = await hotline.phones(200, 200, { ringMs: 10 });
  // As many as eleven lines carry: nobody is blocked, and nobody hangs up before a telephone was picked up.
  const calling = await callers(hotline.asterisk, { count: 200, rate: 2.5, talkMs: 3_000, keys: agentPlease });
  expect(await calling.done).toMatchObject({ answered: 200, busy: 0 });
  await outcomes({ completed: 200 });
  await answering.kill();
});

// Last: its telephones do not register again by themselves, as real ones do.
test('Asterisk is killed with callers waiting and talking: each call has exactly one outcome, and who waited is called', async () => {
  await hotline.ready(2);
  const answering = await hotline.phones(2, 40);
  const numbers = Array.from({ length: 5 }, (_, n) => `093800000${n}`);
  const calling = await callers(hotline.asterisk, { count: 5, rate: 50, talkMs: 60_000, keys: agentPlease, numbers });
  await outcomes({ answered: 2, queued: 3 });
  await hotline.asterisk.restart();
  await outcomes({ lost_by_pbx: 5 });
  const waiting = await rowsOf<{ id: string }>(
    hotline,
    `SELECT b.id FROM call_back b WHERE b.status = 'due' AND EXISTS (
       SELECT FROM call c WHERE c.outcome = 'lost_by_pbx' AND search_key(c.number) = search_key(b.number))`,
  );
  expect(waiting).toHaveLength(3);
  // Neither end hears of it.
  await Promise.all([calling.kill(), answering.kill()]);
});
