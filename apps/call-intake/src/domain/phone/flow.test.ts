import fc from 'fast-check';
import type { Flow, Input, Rules } from './flow';
import { newFlow, step } from './step';
import { prompts, sayDay, sayNumber, sayTime, sayWait } from './spoken';

const rules: Rules = {
  queues: { vi: 'general', en: 'english' },
  papers: new Map([['1', '1.004227']]),
  sayEveryMs: 30_000,
  recording: true,
  shows: '1022',
};
const start = new Date('2026-11-24T08:00:00+07:00');
const window = { slotId: 'w', from: start, to: new Date(start.getTime() + 3_600_000) };

/** What may happen next: told by name, and made of what the call is at that moment, so that much of it fits. */
const happenings: Record<string, (flow: Flow, called: readonly string[]) => Input> = {
  played: ({ playing }) => ({ kind: 'played', playback: playing ?? 'x' }),
  time: () => ({ kind: 'time', wait: { position: 2, minutes: 3 } }),
  windows: () => ({ kind: 'windows', windows: [window] }),
  promised: () => ({ kind: 'promised' }),
  not_promised: () => ({ kind: 'not_promised' }),
  found: () => ({ kind: 'found', words: ['status-appointment-booked'] }),
  sent: () => ({ kind: 'sent' }),
  ring1: () => ({ kind: 'ring', agentId: 'a1', phone: '101', mayBeWeb: false, accepted: false }),
  ring2: () => ({ kind: 'ring', agentId: 'a2', phone: '102', mayBeWeb: false, accepted: true }),
  unring: () => ({ kind: 'unring' }),
  agent_up: ({ agent }) => ({ kind: 'up', channel: agent?.channel ?? 'c~a99' }),
  outside_up: ({ outside }) => ({ kind: 'up', channel: outside?.channel ?? 'c~o99' }),
  agent_gone: ({ agent }) => ({ kind: 'gone', channel: agent?.channel ?? 'c~a99', cause: 16 }),
  agent_lost: ({ agent }) => ({ kind: 'gone', channel: agent?.channel ?? 'c~a99', cause: 38 }),
  outside_gone: ({ outside }) => ({ kind: 'gone', channel: outside?.channel ?? 'c~o99', cause: 19 }),
  old_gone: (_, called) => ({ kind: 'gone', channel: called[0] ?? 'x', cause: 16 }),
  caller_gone: () => ({ kind: 'gone', channel: 'c', cause: 16 }),
  hold: () => ({ kind: 'command', act: 'hold', args: {} }),
  resume: () => ({ kind: 'command', act: 'resume', args: {} }),
  consult: () => ({ kind: 'command', act: 'originate', args: { target: 'tel:+842513822501' } }),
  put_through: () => ({ kind: 'command', act: 'transfer', args: { target: 'tel:+842513822501' } }),
  to_queue: () => ({ kind: 'command', act: 'transfer', args: { target: 'queue:land' } }),
  conference: () => ({ kind: 'command', act: 'bridge', args: {} }),
  hang_up: () => ({ kind: 'command', act: 'hang_up', args: {} }),
  again: (flow) => ({
    kind: 'resumed',
    standing: new Map(
      [flow.caller, flow.agent?.channel, flow.outside?.channel].flatMap((one) => (one ? [[one, 'Up']] : [])),
    ),
    sameSystem: true,
  }),
  ...Object.fromEntries(
    [...'1235679*#'].map((digit) => [`key${digit}`, (): Input => ({ kind: 'key', channel: 'c', digit })]),
  ),
};

const stories = fc.array(
  fc.record({ what: fc.constantFrom(...Object.keys(happenings)), later: fc.nat(40_000), twice: fc.boolean() }),
  { maxLength: 60 },
);

it('whatever happens, no call is stuck, none ends twice, and no telephone is forgotten', () => {
  fc.assert(
    fc.property(stories, (story) => {
      let now = start;
      const arrived: Input = { kind: 'arrived', channel: 'c', number: '+84912345678', dialled: '1022' };
      const words: string[] = [];
      const ends: string[] = [];
      /** Channels that were called and neither went nor were put down. */
      const ringing = new Set<string>();
      const called: string[] = [];
      /** What of the call is recorded now. */
      let recorded: string | null = null;
      let flow = newFlow('c', 'c');
      const take = (input: Input) => {
        if (input.kind === 'gone') ringing.delete(input.channel);
        const made = step(flow, input, now, rules);
        ({ flow } = made);
        for (const action of made.actions) {
          if (action.do === 'call') {
            expect(called).not.toContain(action.channel);
            called.push(action.channel);
            ringing.add(action.channel);
          }
          if (action.do === 'hang_up') ringing.delete(action.channel);
          if (action.do === 'record') recorded = action.recording;
          if (action.do === 'pause' || action.do === 'end_recording') recorded = null;
          if (action.do === 'play')
            expect(
              action.sounds.filter(
                (sound) => !prompts.includes(sound.replace(/^(vi|en)\//, '').replace(/^procedure-.*/, 'press')),
              ),
            ).toEqual([]);
        }
        for (const word of made.words) {
          words.push(`${word.sourceId} ${word.id}`);
          if (word.kind === 'hung_up') ends.push(word.sourceId);
        }
        return made;
      };
      take(arrived);
      for (const { what, later, twice } of story) {
        now = new Date(now.getTime() + later);
        const input = happenings[what]?.(flow, called) ?? arrived;
        take(input);
        // Of what a telephone system says twice, the second time is no news.
        if (twice && (input.kind === 'gone' || input.kind === 'played')) {
          const before = flow;
          expect(take(input)).toMatchObject({ words: [], actions: [] });
          expect(flow).toBe(before);
        }
        const current = [flow.agent?.channel, flow.outside?.channel].filter((one) => one !== undefined);
        expect([...ringing].filter((one) => !current.includes(one))).toEqual([]);
        const mayBeRecorded = flow.consent === 'given' && flow.stage === 'talking' && flow.agent?.up && !flow.outside;
        expect(recorded).toBe(mayBeRecorded ? flow.recording : null);
        const mustGoOn = [
          'menu',
          'consent',
          'code',
          'papers',
          'queue',
          'promise',
          'goodbye',
          'dialling_agent',
        ].includes(flow.stage);
        if (mustGoOn) expect(flow.dueAt).not.toBeNull();
      }
      take({ kind: 'gone', channel: 'c', cause: 16 });
      expect(flow.stage).toBe('over');
      expect([...ringing]).toEqual([]);
      expect(new Set(words).size).toBe(words.length);
      expect(new Set(ends).size).toBe(ends.length);
    }),
    { numRuns: 2_000 },
  );
});

it('numbers, hours, days and waits are said with sounds that there are', () => {
  const there = new Set<string>(prompts);
  const days = fc.date({ min: start, max: new Date('2027-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(fc.integer({ min: -5, max: 200 }), days, (n, at) => {
      const said = [sayNumber(n), ...sayTime(at), ...sayDay(at, start), ...sayWait({ position: n, minutes: n })];
      expect(said.filter((sound) => !there.has(sound))).toEqual([]);
    }),
  );
});
