import type { Flow, Input, Rules } from './flow';
import { codeMeant, keysOf } from './keys';
import { newFlow, step } from './step';
import type { Step } from './step';

const rules: Rules = {
  queues: { vi: 'general', en: 'english' },
  papers: new Map([['1', '1.004227']]),
  sayEveryMs: 30_000,
  recording: false,
  shows: '1022',
};
const start = new Date('2026-11-24T08:00:00+07:00');
const window = (n: number) => ({
  slotId: `team.${n}`,
  from: new Date(start.getTime() + n * 3_600_000),
  to: new Date(start.getTime() + (n + 1) * 3_600_000),
});

type Happens = Input | 'silence' | 'heard' | { readonly key: string };

/** A call that is led through its inputs; what each made is kept. */
const leadBy = (its: Rules, ...inputs: readonly Happens[]) => {
  let flow = newFlow('c', 'c');
  let now = start;
  const steps: Step[] = [];
  for (const one of inputs) {
    let input: Input;
    if (one === 'heard') input = { kind: 'played', playback: flow.playing ?? 'nothing' };
    else if (one === 'silence') {
      now = flow.dueAt ?? now;
      input = { kind: 'time', wait: { position: 3, minutes: 4 } };
    } else input = 'key' in one ? { kind: 'key', channel: 'c', digit: one.key } : one;
    const made = step(flow, input, now, its);
    steps.push(made);
    ({ flow } = made);
  }
  const done = steps.flatMap(({ actions }) => actions);
  return {
    flow,
    done,
    asks: steps.flatMap(({ asks }) => asks),
    words: steps.flatMap(({ words }) => words),
    said: done.flatMap((action) => (action.do === 'play' ? [action.sounds.join(' ')] : [])),
    last: steps.at(-1)?.actions ?? [],
  };
};

const lead = (...inputs: readonly Happens[]) => leadBy(rules, ...inputs);

const arrived: Input = { kind: 'arrived', channel: 'c', number: '+84912345678', dialled: '1022' };
const ringing: Input = { kind: 'ring', agentId: 'a1', phone: '101', mayBeWeb: false, accepted: false };
const upOf = (flow: Flow): Input => ({ kind: 'up', channel: flow.agent?.channel ?? '' });
const talking = () => {
  const before: readonly Happens[] = [arrived, { key: '1' }, 'heard', ringing];
  const { flow } = lead(...before);
  return [...before, upOf(flow)] as const;
};
const does = (act: string, args: Extract<Input, { kind: 'command' }>['args'] = {}): Input => ({
  kind: 'command',
  act,
  args,
});
const goneOf = (channel: string | undefined, cause = 16): Input => ({ kind: 'gone', channel: channel ?? '', cause });

it('is answered, greeted and given the menu; key 1 leads to the queue', () => {
  const { flow, done, said, words } = lead(arrived, { key: '1' });
  expect(done[0]).toEqual({ do: 'answer', channel: 'c' });
  expect(said).toEqual(['vi/greeting vi/menu', 'vi/please-hold']);
  expect(words.map(({ kind }) => kind)).toEqual(['new_call', 'key', 'queued']);
  expect(words[2]).toMatchObject({ queueId: 'general' });
  expect(flow.stage).toBe('queue');
});

it.each([
  ['silence', ['heard', 'silence'] as const],
  ['wrong keys', [{ key: '7' }] as const],
])('%s is forgiven twice, then somebody speaks with them', (_, once) => {
  expect(lead(arrived, ...once, ...once).flow.stage).toBe('menu');
  expect(lead(arrived, ...once, ...once, ...once).flow.stage).toBe('queue');
});

it('key 9 goes on in English, to those who speak it', () => {
  const { said, words } = lead(arrived, { key: '9' }, { key: '1' });
  expect(said).toEqual(['vi/greeting vi/menu', 'en/menu', 'en/please-hold']);
  expect(words.at(-1)).toMatchObject({ kind: 'queued', queueId: 'english', locale: 'en' });
});

it('a code is asked for, looked up after eight keys, and said; the menu follows', () => {
  const keys = [...keysOf('DN4K-7X2P')].map((key) => ({ key }));
  expect(keys).toHaveLength(8);
  const asked = lead(arrived, { key: '2' }, ...keys);
  expect(asked.asks).toEqual([{ ask: 'look_up', keys: '36457927' }]);
  const told = lead(arrived, { key: '2' }, ...keys, { kind: 'found', words: ['status-appointment-booked'] });
  expect(told.said.at(-1)).toBe('vi/status-appointment-booked vi/menu');
  expect(lead(arrived, { key: '2' }, ...keys, { kind: 'found', words: null })).toMatchObject({
    flow: { stage: 'code', typed: '' },
  });
});

it('keys choose among the codes of the number that calls', () => {
  const open = [{ code: 'DN4K-7X2P' }, { code: 'FN4K-7X2R' }, { code: 'HHHH-HHHH' }];
  expect(codeMeant('44444444', open)).toBe(open[2]);
  expect(codeMeant(keysOf('DN4K-7X2P'), open)).toBeNull();
  expect(codeMeant('11111111', open)).toBeNull();
});

it('procedures are named with their keys; where there are none the key is a wrong one', () => {
  expect(lead(arrived, { key: '3' }).said.at(-1)).toBe('vi/papers-ask vi/procedure-1.004227 vi/press vi/number-1');
  const none = { ...rules, papers: new Map<string, string>() };
  expect(leadBy(none, arrived, { key: '3' }).said.at(-1)).toBe('vi/not-understood vi/menu');
});

it('what stands in the telephone system and belongs to no call is put down', () => {
  const stands = (channel: string): Input => ({ kind: 'stands', channel });
  const { flow } = lead(...talking());
  const agent = flow.agent?.channel ?? '';
  for (const its of ['c', agent]) expect(lead(...talking(), stands(its)).last).toEqual([]);
  const putDown = (channel: string) => [{ do: 'hang_up', channel, busy: false }];
  expect(lead(...talking(), stands('c~a99')).last).toEqual(putDown('c~a99'));
  for (const left of ['c', agent]) expect(lead(...talking(), goneOf('c'), stands(left)).last).toEqual(putDown(left));
});

it('papers go out by SMS, and the call ends when that has been said', () => {
  const asked = lead(arrived, { key: '3' }, { key: '1' });
  expect(asked.asks).toEqual([{ ask: 'papers', procedureCode: '1.004227' }]);
  const sent = lead(arrived, { key: '3' }, { key: '1' }, { kind: 'sent' }, does('hang_up'), 'heard');
  expect(sent.said.at(-1)).toBe('vi/papers-sent vi/goodbye');
  expect(sent.last).toEqual([{ do: 'hang_up', channel: 'c', busy: false }]);
  // That they were answered so has been said by whoever sent them.
  expect(sent.words.map(({ kind }) => kind)).toEqual(['new_call', 'key']);
  expect(lead(arrived, { key: '3' }, { key: '1' }, { kind: 'not_sent' }).flow.stage).toBe('queue');
});

it('whoever waits hears where they stand, soon and then every so often', () => {
  const { said, flow } = lead(arrived, { key: '1' }, 'heard', 'silence', 'heard', 'silence');
  const where = 'vi/position vi/number-3 vi/wait-about vi/number-4 vi/minutes vi/call-back-offer';
  expect(said.slice(-2)).toEqual([where, where]);
  expect(flow.stage).toBe('queue');
});

it('key 5 asks for a call-back; the time is said, confirmed, and said again', () => {
  const windows: Input = { kind: 'windows', windows: [window(1), window(2)] };
  const said = lead(arrived, { key: '1' }, { key: '5' }, windows);
  expect(said.said.at(-1)).toBe(
    'vi/call-back-window vi/today vi/from vi/hour-9 vi/until vi/hour-10 vi/call-back-confirm',
  );
  const next = lead(arrived, { key: '1' }, { key: '5' }, windows, { key: '5' }, { key: '1' });
  expect(next.asks.at(-1)).toEqual({ ask: 'promise', slotId: 'team.2' });
  const all = [arrived, { key: '1' }, { key: '5' }, windows, { key: '1' }, { kind: 'promised' }, 'heard'] as const;
  const done = lead(...all);
  expect(done.words.at(-1)).toMatchObject({ kind: 'hung_up', detail: 'deflected:call_back' });
  expect(done.said.at(-1)).toContain('vi/call-back-confirmed vi/call-back-window vi/today vi/from vi/hour-9');
  expect(done.last).toEqual([{ do: 'hang_up', channel: 'c', busy: false }]);
  // The hang-up that follows is told by nobody again.
  expect(lead(...all, goneOf('c')).words.filter(({ kind }) => kind === 'hung_up')).toHaveLength(1);
});

it('a time that somebody else took meanwhile is not promised; another key goes on waiting', () => {
  const windows: Input = { kind: 'windows', windows: [window(1)] };
  const refused = lead(arrived, { key: '1' }, { key: '5' }, windows, { key: '1' }, { kind: 'not_promised' });
  expect(refused.asks.at(-1)).toEqual({ ask: 'windows' });
  expect(lead(arrived, { key: '1' }, { key: '5' }, windows, { key: '2' }).flow.stage).toBe('queue');
  expect(lead(arrived, { key: '1' }, { key: '5' }, { kind: 'windows', windows: [] }).said.at(-1)).toBe(
    'vi/call-back-full',
  );
});

it('the agent’s telephone rings while the caller hears music, and picking it up brings them together', () => {
  const { done, flow, words } = lead(...talking());
  const call = done.find((action) => action.do === 'call');
  expect(call).toMatchObject({ party: { phone: '101' }, shows: '+84912345678' });
  expect(done.at(-1)).toEqual({ do: 'join', bridge: 'c~b', channels: ['c', flow.agent?.channel] });
  expect(words.at(-1)).toMatchObject({ kind: 'answered', agent: 'a1' });
  expect(flow.stage).toBe('talking');
});

it('a telephone that nobody picks up is a missed offer; the caller waits on', () => {
  const before = [arrived, { key: '1' }, 'heard', ringing] as const;
  const channel = lead(...before).flow.agent?.channel;
  const away = lead(...before, goneOf(channel, 19));
  expect(away).toMatchObject({ asks: [{ ask: 'missed', agentId: 'a1' }], flow: { stage: 'queue', agent: null } });
  expect(away.words.map(({ kind }) => kind)).toEqual(['new_call', 'key', 'queued']);
  // Taken at the desk and never picked up.
  const taken = lead(...before, { ...ringing, accepted: true }, 'silence');
  expect(taken).toMatchObject({ asks: [{ ask: 'missed', agentId: 'a1' }], last: [{ do: 'hang_up' }, { do: 'music' }] });
});

it('an offer that is over stops ringing; another agent’s rings', () => {
  const before = [arrived, { key: '1' }, 'heard', ringing] as const;
  const channel = lead(...before).flow.agent?.channel;
  expect(lead(...before, { kind: 'unring' }).last).toEqual([{ do: 'hang_up', channel, busy: false }]);
  const other = lead(...before, { kind: 'ring', agentId: 'a2', phone: '102', mayBeWeb: false, accepted: false });
  expect(other.last.map((action) => action.do)).toEqual(['hang_up', 'call']);
  // Picked up in the same moment, it is put down.
  expect(lead(...before, { kind: 'unring' }, { kind: 'up', channel: channel ?? '' }).last).toEqual([
    { do: 'hang_up', channel, busy: false },
  ]);
});

it('hold, resume, and a consultation: never more than two speak unless they want to', () => {
  const held = lead(...talking(), does('hold'));
  expect(held.last.map((action) => action.do)).toEqual(['part', 'music']);
  expect(lead(...talking(), does('hold'), does('resume')).last.map((action) => action.do)).toEqual(['silence', 'join']);
  const consult = [...talking(), does('originate', { target: 'tel:+842513822501' })] as const;
  const outside = lead(...consult).flow.outside?.channel ?? '';
  expect(lead(...consult).last.map((action) => action.do)).toEqual(['part', 'music', 'call']);
  const both = [...consult, { kind: 'up', channel: outside }] as const;
  expect(lead(...both).last).toEqual([{ do: 'join', bridge: 'c~b', channels: [outside] }]);
  const through = lead(...both, does('transfer', { target: 'tel:+842513822501' }));
  expect(through.last.map((action) => action.do)).toEqual(['hang_up', 'silence', 'join']);
  expect(through.flow).toMatchObject({ stage: 'away', agent: null });
  expect(lead(...both, does('bridge')).flow).toMatchObject({ stage: 'talking', outside: { up: true } });
});

it('put through to nobody who answers, the caller comes back before the others, as a call of its own', () => {
  const sent = [...talking(), does('transfer', { target: 'tel:+842513822501' })] as const;
  const outside = lead(...sent).flow.outside?.channel;
  const back = lead(...sent, goneOf(outside, 19));
  const [came, queued] = back.words.slice(-2);
  expect(came).toMatchObject({ kind: 'new_call', priority: 1, number: '+84912345678' });
  expect(queued).toMatchObject({ kind: 'queued', queueId: 'general', sourceId: back.flow.sourceId });
  expect(back.flow).toMatchObject({ stage: 'queue', ended: false });
  expect(back.flow.sourceId).not.toBe('c');
  expect(back.said.at(-1)).toBe('vi/transfer-failed vi/please-hold');
});

it('a call goes out from the agent’s telephone to the citizen, who sees the hotline', () => {
  const out = does('originate', { target: 'tel:+84937000001', extension: '102', shows: '1022' });
  const first = step(newFlow('b:1', 'b:1~c'), out, start, rules);
  expect(first.actions).toMatchObject([{ do: 'call', party: { phone: '102' } }]);
  const second = step(first.flow, { kind: 'up', channel: 'b:1~a' }, start, rules);
  expect(second.actions).toContainEqual({
    do: 'call',
    channel: 'b:1~c',
    party: { number: '+84937000001' },
    shows: '1022',
  });
  const third = step(second.flow, { kind: 'up', channel: 'b:1~c' }, start, rules);
  expect(third.actions.at(-1)).toEqual({ do: 'join', bridge: 'b:1~b', channels: ['b:1~c', 'b:1~a'] });
  const busy = step(second.flow, { kind: 'gone', channel: 'b:1~c', cause: 17 }, start, rules);
  expect(busy.words).toMatchObject([{ kind: 'hung_up', detail: 'system' }]);
  expect(busy.actions).toContainEqual({ do: 'hang_up', channel: 'b:1~a', busy: false });
});

it('whoever meets no free line is counted and hears that it is busy', () => {
  const { words, done } = lead({ ...arrived, kind: 'blocked' });
  expect(words.map(({ kind }) => kind)).toEqual(['new_call', 'blocked']);
  expect(done).toEqual([{ do: 'hang_up', channel: 'c', busy: true }]);
});

it('whoever comes back to the telephone system goes on where each call was', () => {
  const standing = (...channels: readonly string[]): Input => ({
    kind: 'resumed',
    standing: new Map(channels.map((channel) => [channel, 'Up'])),
    sameSystem: true,
  });
  const waiting = [arrived, { key: '1' }, 'heard'] as const;
  expect(lead(...waiting, standing('c')).last).toEqual([{ do: 'music', channel: 'c' }]);
  expect(lead(arrived, standing('c')).said.at(-1)).toBe('vi/menu');
  const { flow } = lead(...talking());
  const agent = flow.agent?.channel ?? '';
  expect(lead(...talking(), standing('c', agent)).last).toEqual([
    { do: 'join', bridge: 'c~b', channels: ['c', agent] },
  ]);
  // Picked up, or hung up, while nobody listened.
  expect(lead(...waiting, ringing, standing('c', agent)).flow.stage).toBe('talking');
  expect(lead(...talking(), standing()).words.at(-1)).toMatchObject({ kind: 'hung_up', detail: 'caller' });
  expect(lead(...talking(), standing('c')).words.at(-1)).toMatchObject({ kind: 'hung_up', detail: 'agent' });
  // The telephone system itself was away.
  const lost: Input = { kind: 'resumed', standing: new Map(), sameSystem: false };
  expect(lead(...waiting, lost).words.at(-1)).toMatchObject({ kind: 'hung_up', detail: 'lost' });
});

describe('where calls may be recorded', () => {
  const asked = (...inputs: readonly Happens[]) => leadBy({ ...rules, recording: true }, ...inputs);
  const agreed = [arrived, { key: '1' }, { key: '1' }, 'heard', ringing] as const;
  const spoken = () => [...agreed, upOf(asked(...agreed).flow)] as const;
  const recording = () => asked(...spoken()).flow.recording ?? '';

  it('whoever wants an agent is asked first, and key 1 alone is a yes', () => {
    expect(asked(arrived, { key: '1' }).said.at(-1)).toBe('vi/recording-consent');
    const given = asked(arrived, { key: '1' }, { key: '1' });
    expect(given.words.slice(-2)).toMatchObject([{ kind: 'key', detail: 'recording:given' }, { kind: 'queued' }]);
    for (const no of [[{ key: '2' }], [{ key: '*' }], ['heard', 'silence']] as const)
      expect(asked(arrived, { key: '1' }, ...no).flow).toMatchObject({ stage: 'queue', consent: 'refused' });
    const refused = [arrived, { key: '1' }, { key: '2' }, 'heard', ringing] as const;
    expect(asked(...refused, upOf(asked(...refused).flow)).done.map((action) => action.do)).not.toContain('record');
  });

  it('what the two say is recorded until they part', () => {
    expect(asked(...spoken()).last.slice(-1)).toEqual([{ do: 'record', bridge: 'c~b', recording: recording() }]);
    for (const end of [
      goneOf('c'),
      does('transfer', { target: 'queue:land' }),
      does('transfer', { target: 'tel:+842513822501' }),
    ])
      expect(asked(...spoken(), end).last).toContainEqual({ do: 'end_recording', recording: recording() });
  });

  it('what an agent says to others, or others to the caller, is not', () => {
    const pause = { do: 'pause', recording: recording() };
    const goesOn = { do: 'record', bridge: 'c~b', recording: recording() };
    expect(asked(...spoken(), does('hold')).last[0]).toEqual(pause);
    expect(asked(...spoken(), does('hold'), does('resume')).last).toContainEqual(goesOn);
    const consult = [...spoken(), does('originate', { target: 'tel:+842513822501' })] as const;
    const outside = asked(...consult).flow.outside?.channel ?? '';
    expect(asked(...consult).last[0]).toEqual(pause);
    const conference = [...consult, { kind: 'up', channel: outside }, does('bridge')] as const;
    expect(asked(...conference).last).not.toContainEqual(goesOn);
    expect(asked(...conference, goneOf(outside)).last).toEqual([goesOn]);
  });

  it('whoever takes over goes on recording what may be recorded, and nothing else', () => {
    const back = (...before: readonly Happens[]): Input => ({
      kind: 'resumed',
      standing: new Map(
        [asked(...before).flow.caller, asked(...before).flow.agent?.channel ?? ''].map((one) => [one, 'Up']),
      ),
      sameSystem: true,
    });
    expect(asked(...spoken(), back(...spoken())).last.at(-1)?.do).toBe('record');
    const held = [...spoken(), does('hold')] as const;
    expect(asked(...held, back(...held)).last).toEqual([{ do: 'pause', recording: recording() }]);
    const asking = [arrived, { key: '1' }] as const;
    expect(asked(...asking, back(...asking)).said.at(-1)).toBe('vi/recording-consent');
  });
});
