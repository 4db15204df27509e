import { intake, scheduling } from '@civicline/contracts';
import type { CallersDone } from '@civicline/testkit';
import { callers, eventually, likeness, phones, readWav } from '@civicline/testkit';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Ears } from './ears';
import { openEars } from './ears';
import type { Hotline } from './hotline';
import { openHotline } from './hotline';
import { brokenIn } from './world';

const dir = mkdtempSync(path.join(os.tmpdir(), 'civicline-prompts-'));
const papers = '1.004227';

let hotline: Hotline;
let ears: Ears;
let since: Date;
beforeAll(async () => {
  const script = path.resolve(__dirname, '../../../deploy/asterisk/prompts.mjs');
  const { status, stderr } = spawnSync(process.execPath, [script, dir], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  hotline = await openHotline({ CIVICLINE_ASTERISK_PAPERS: `1=${papers}`, CIVICLINE_ASTERISK_SAY_MS: '8000' });
  ears = await openEars(hotline.asterisk);
});
afterAll(async () => {
  await ears.close();
  await hotline.close();
  rmSync(dir, { recursive: true, force: true });
});
beforeEach(() => {
  since = new Date();
});
afterEach(async () => {
  await hotline.home();
  expect(await brokenIn(hotline)).toEqual([]);
});

const outcomes = (expected: Record<string, number>) =>
  eventually(async () => expect(await hotline.outcomes(since)).toEqual(expected));
const prompt = (name: string) => readWav(readFileSync(path.join(dir, `${name}.wav`)));

interface Heard {
  readonly done: CallersDone;
  /** How surely each of these prompts was heard. */
  readonly likeness: Readonly<Record<string, number>>;
}

/** Somebody calls and presses keys; what they hear is compared with prompts when the call is over. */
const hear = async (
  number: string,
  keys: readonly (readonly [afterMs: number, key: string])[],
  talkMs: number,
  names: readonly string[],
): Promise<Heard> => {
  const pressed = keys.map(([afterMs, key]) => ({ afterMs, key }));
  const calling = await callers(hotline.asterisk, { count: 1, rate: 1, talkMs, numbers: [number], keys: pressed });
  const caller = await eventually(async () => {
    const { caller: channel } = await ears.channels();
    expect(channel).not.toBe('');
    return channel;
  });
  const all = await ears.follow(caller);
  const done = await calling.done;
  const sound = await all();
  return { done, likeness: Object.fromEntries(names.map((name) => [name, likeness(sound, prompt(name))])) };
};
/** Those of the prompts that were surely heard. */
const heard = ({ likeness: of }: Heard) => Object.keys(of).filter((name) => (of[name] ?? 0) > 0.8);

const typed = (first: number, keys: string) => [...keys].map((key, n) => [n ? 250 : first, key] as const);

test('key 9 goes on in English: the menu, the queue, where the caller stands, and again after a while', async () => {
  const names = ['en/menu', 'en/please-hold', 'en/next-in-line', 'en/call-back-offer'];
  const one = await hear(
    '0939000001',
    [
      [1_000, '9'],
      [13_000, '1'],
    ],
    45_000,
    [...names, 'vi/please-hold'],
  );
  expect(heard(one)).toEqual(names);
  await outcomes({ abandoned: 1 });
  expect((await hotline.calls())[0]).toMatchObject({ queueId: 'english', number: '+84939000001' });
});

test('key 2 says how a visit stands whose code is typed, and that an unknown one is not known', async () => {
  const code = 'DN4K-7X2P';
  const start = new Date('2027-01-05T09:00:00+07:00');
  const booked = { code, status: scheduling.AppointmentStatus.BOOKED, slot: { start } };
  hotline.ledger.state.visits = [scheduling.Appointment.fromPartial(booked as never)];
  const names = ['vi/code-ask', 'vi/code-unknown', 'vi/status-appointment-booked'];
  const keys = [[1_000, '2'] as const, ...typed(6_000, '22222222'), ...typed(7_000, '36457927')];
  const one = await hear('0939000002', keys, 12_000, [...names, 'vi/not-now']);
  expect(heard(one)).toEqual(names);
});

test('key 3 sends the papers of a procedure, says so, and ends the call as one that no agent was needed for', async () => {
  const names = ['vi/papers-sent', 'vi/goodbye'];
  const one = await hear(
    '0939000003',
    [
      [1_000, '3'],
      [3_000, '1'],
    ],
    30_000,
    names,
  );
  expect(one.done).toMatchObject({ answered: 1, hungUpOn: 1 });
  expect(heard(one)).toEqual(names);
  await outcomes({ deflected: 1 });
  expect((await hotline.calls())[0]).toMatchObject({ deflectedTo: 'sms_checklist', agentId: '' });
});

test('a call-back by key: the window is said, confirmed by key, and said again; two places of a window are two, the third caller hears the next', async () => {
  const ask = (number: string) =>
    hear(
      number,
      [
        [1_000, '1'],
        [3_000, '5'],
        [16_000, '1'],
      ],
      40_000,
      ['vi/call-back-window', 'vi/call-back-confirm', 'vi/call-back-confirmed', 'vi/goodbye'],
    );
  const windows: (string | undefined)[] = [];
  for (const number of ['0939000011', '0939000012', '0939000013']) {
    const one = await ask(number);
    expect(heard(one)).toHaveLength(4);
    expect(one.done).toMatchObject({ answered: 1, hungUpOn: 1 });
    const { callBacks } = await hotline.client.listCallBacks(
      intake.ListCallBacksRequest.fromPartial({ number }),
      hotline.supervisor(),
    );
    windows.push(callBacks[0]?.window?.slotId);
  }
  expect(windows).toEqual(['team.0', 'team.0', 'team.1']);
  await outcomes({ deflected: 3 });
});

test('an agent whose telephone is busy is on a break; the caller keeps the place, and the next agent is rung', async () => {
  await hotline.ready(1);
  const busy = await hotline.phones(1, 30, { busy: true });
  const calling = await callers(hotline.asterisk, {
    count: 1,
    rate: 1,
    talkMs: 20_000,
    keys: [{ key: '1', afterMs: 500 }],
  });
  expect(await busy.done).toMatchObject({ rung: 1 });
  await outcomes({ queued: 1 });
  const answering = await hotline.phones(1, 60);
  await hotline.ready(2, 1);
  await outcomes({ answered: 1 });
  expect((await hotline.calls())[0]).toMatchObject({ agentId: 'a2' });
  const { caller } = await ears.channels();
  await ears.ari.channels.hangup({ channelId: caller });
  await Promise.all([calling.done, answering.done]);
});

test('a call-back rings the agent first and then the citizen, who sees 1022; both speak', async () => {
  const [agentHz, citizenHz] = [620, 440];
  const { callBack } = await hotline.client.promiseCallBack(
    intake.PromiseCallBackRequest.fromPartial({
      ...{ number: '02513822777', topic: 'land', name: 'Lê Thị Hoa', cause: intake.CallBackCause.ASKED_AGENT },
    } as never),
    hotline.agent('a1'),
  );
  await hotline.client.setAgentState({ state: intake.AgentState.BREAK, reason: 'rest' }, hotline.agent('a1'));
  const answering = await hotline.phones(1, 60, { toneHz: agentHz });
  const citizen = await phones(hotline.asterisk.trunk, {
    ...{ count: 1, seconds: 60, ringMs: 2_000, toneHz: citizenHz, sees: '1022' },
  });
  await hotline.client.attemptCallBack({ callBackId: callBack?.id ?? '' }, hotline.agent('a1'));
  // While the citizen's telephone rings the agent is there already.
  const agent = await eventually(async () => {
    const { agent: channel } = await ears.channels();
    expect((await ears.ari.channels.get({ channelId: channel })).state).toBe('Up');
    return channel;
  });
  await eventually(async () => expect(await ears.tones(agent, citizenHz, agentHz)).toEqual([citizenHz]));
  const [call] = await hotline.calls();
  await hotline.client.controlCall(
    { callId: call?.id ?? '', action: intake.CallAction.HANG_UP, target: '' },
    hotline.agent('a1'),
  );
  expect(await citizen.done).toMatchObject({ rung: 1, answered: 1 });
  expect(await answering.done).toMatchObject({ rung: 1, answered: 1 });
});
