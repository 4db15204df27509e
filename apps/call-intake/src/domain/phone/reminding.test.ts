import type { Flow, Input, Rules } from './flow';
import type { Step } from './step';
import { newFlow, step } from './step';

const rules: Rules = {
  queues: { vi: 'general', en: 'english' },
  papers: new Map(),
  sayEveryMs: 30_000,
  recording: true,
  shows: '1022',
};
const now = new Date('2026-11-24T08:00:00+07:00');
const reminder = {
  id: 'r1',
  number: '+842513822501',
  code: 'DN4K-7X2P',
  start: new Date('2026-11-25T09:30:00+07:00'),
  locale: 'vi',
  tries: 0,
} as const;
const remind: Input = { kind: 'remind', reminder };
const up: Input = { kind: 'up', channel: 'm~c' };
const gone = (cause: number): Input => ({ kind: 'gone', channel: 'm~c', cause });

type Happens = Input | 'time' | 'heard' | { readonly key: string };

const lead = (...inputs: readonly Happens[]) => {
  let flow: Flow = newFlow('m', 'm~c');
  let at = now;
  const steps: Step[] = [];
  for (const one of inputs) {
    let input: Input;
    if (one === 'time') {
      at = flow.dueAt ?? at;
      input = { kind: 'time', wait: null };
    } else if (one === 'heard') input = { kind: 'played', playback: flow.playing ?? '' };
    else input = 'key' in one ? { kind: 'key', channel: 'm~c', digit: one.key } : one;
    steps.push(step(flow, input, at, rules));
    flow = steps.at(-1)?.flow ?? flow;
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
const visit = 'vi/reminder-visit vi/hour-9 vi/number-30 vi/minutes vi/tomorrow vi/reminder-ask';

it('a citizen is called by the hotline’s number and told of the visit; the centre has no call of it', () => {
  const { done, said, words, flow } = lead(remind, up);
  expect(done[0]).toEqual({ do: 'call', channel: 'm~c', party: { number: reminder.number }, shows: '1022' });
  expect(said).toEqual([`vi/reminder-hello ${visit}`]);
  expect(words).toEqual([]);
  expect(flow.reminder).toMatchObject({ id: 'r1', result: 'heard' });
});

it('key 1 says that they come with their papers', () => {
  expect(lead(remind, up, { key: '1' }).asks).toEqual([{ ask: 'ready_for_visit', code: reminder.code }]);
  const told = lead(remind, up, { key: '1' }, { kind: 'visit_changed', done: true }, 'heard');
  expect(told.said.at(-1)).toBe('vi/reminder-ready vi/reminder-goodbye');
  expect(told.last).toEqual([{ do: 'hang_up', channel: 'm~c', busy: false }]);
  expect(told.flow.reminder?.result).toBe('ready');
});

it('key 3 cancels when it is pressed twice; every other key keeps the visit', () => {
  const once = lead(remind, up, { key: '3' });
  expect([once.asks, once.said.at(-1)]).toEqual([[], 'vi/reminder-sure']);
  expect(lead(remind, up, { key: '3' }, { key: '3' }).asks).toEqual([{ ask: 'cancel_visit', code: reminder.code }]);
  expect(lead(remind, up, { key: '3' }, { key: '1' })).toMatchObject({ asks: [], flow: { stage: 'reminding' } });
  const done = lead(remind, up, { key: '3' }, { key: '3' }, { kind: 'visit_changed', done: true });
  expect(done.flow.reminder?.result).toBe('cancelled');
  expect(lead(remind, up, { key: '3' }, { key: '3' }, { kind: 'visit_changed', done: false })).toMatchObject({
    flow: { reminder: { result: 'heard' }, stage: 'goodbye' },
  });
});

it('whoever presses nothing hears it twice, and has been told', () => {
  const silent = lead(remind, up, 'heard', 'time', 'heard', 'time', 'heard');
  expect(silent.said).toEqual([`vi/reminder-hello ${visit}`, visit, 'vi/reminder-goodbye']);
  expect(silent.last).toEqual([{ do: 'hang_up', channel: 'm~c', busy: false }]);
  expect(lead(remind, up, gone(16)).flow).toMatchObject({ stage: 'over', reminder: { result: 'heard' } });
});

it.each([
  ['busy', [gone(17)]],
  ['no_answer', [gone(19)]],
  ['no_answer', ['time', gone(16)]],
  ['failed', [gone(20)]],
] as const)('of a telephone that is not picked up it is said: %s', (result, after) => {
  expect(lead(remind, ...after).flow).toMatchObject({ stage: 'over', reminder: { result } });
});

it('whoever takes over says it again, and asks again for what was to be done', () => {
  const back: Input = { kind: 'resumed', standing: new Map([['m~c', 'Up']]), sameSystem: true };
  expect(lead(remind, back).said).toEqual([`vi/reminder-hello ${visit}`]);
  expect(lead(remind, up, back).said.at(-1)).toBe(visit);
  expect(lead(remind, up, { key: '1' }, back).asks).toHaveLength(2);
  const away: Input = { kind: 'resumed', standing: new Map(), sameSystem: false };
  expect(lead(remind, away).flow).toMatchObject({ stage: 'over', reminder: { result: 'failed' } });
});
