import { newFlow, step } from '../domain/phone/step';
import type { Action, Ask, Flow, Input, Rules, Word } from '../domain/phone/flow';
import { isOurs } from '../domain/phone/flow';
import { lockCalls } from '../store/calls';
import type { CallHours } from '../domain/reminder-call';
import { takeReminder } from '../store/reminder-calls';
import { flowIn, writeFlow } from '../store/phone-flows';
import { beginRecording, endRecording } from '../store/recordings';
import type { Deps } from './deps';
import { missCall } from './give-back';
import { settleReminder } from './remind-by-voice';
import type { Reported } from './report-events';
import { hearing, hearReported } from './report-events';

/** The telephone system whose calls these are, as far as this process has it. */
export interface System {
  readonly source: string;
  readonly owner: string;
  /** When citizens are called. */
  readonly hours: CallHours;
  /** Which start of it is meant. */
  system(): string;
}

/** What is to be done once the step stands. */
export interface Advanced {
  readonly flow: Flow;
  readonly actions: readonly Action[];
  readonly asks: readonly Exclude<Ask, { ask: 'missed' }>[];
}

/** Another process has the telephone system by now: what this one does to its calls would be done twice. */
export class Replaced extends Error {}

const reportedOf = (source: string, at: Date, { sourceId, agent = '', ...event }: Word): Reported => ({
  source,
  sourceId,
  agent,
  event: { ...event, at, distribution: 'ours', ...(event.kind === 'new_call' ? { direction: 'inbound' } : {}) },
});

/**
 * One step of a call in the telephone system: its state, what is said of it to the rest of the house, and what follows for its
 * offer stand in one commit; only then is the telephone system told. Throws Replaced.
 */
export const advanceCall =
  (deps: Deps, rules: Rules, { source, owner, system, hours }: System) =>
  (id: string, input: Input): Promise<Advanced | null> =>
    hearing(deps, async (tx) => {
      const { mine, flow: known } = await flowIn(tx, { id, source, owner });
      if (!mine) throw new Replaced(`${source} is another process's`);
      const now = deps.clock.now();
      // Whoever calls us is known by the channel; whom we call, by a channel that we name.
      const came = input.kind === 'arrived' || input.kind === 'blocked';
      const before = known ?? newFlow(id, came ? input.channel : `${id}~c`);
      if (input.kind === 'remind' && !(await takeReminder(tx, input.reminder.id)))
        return { flow: before, asks: [], actions: [] };
      const { flow, actions, asks, words } = step(before, input, now, rules);
      if (flow === before) {
        // A telephone that belongs to no call is put down.
        const stray =
          !known && (input.kind === 'up' || input.kind === 'stands') && isOurs(input.channel) ? [input.channel] : [];
        return { flow, asks: [], actions: stray.map((channel) => ({ do: 'hang_up', channel, busy: false })) };
      }
      if (words.length)
        await hearReported(
          deps,
          tx,
          words.map((word) => reportedOf(source, now, word)),
        );
      for (const ask of asks) {
        if (ask.ask !== 'missed') continue;
        const [call] = await lockCalls(tx, [{ source, sourceId: flow.sourceId }]);
        if (call) await missCall(deps, tx, call, ask.agentId);
      }
      writeFlow(tx, source, system(), flow, now);
      const { reminder } = flow;
      if (reminder && flow.stage === 'over') await settleReminder(deps, tx, { ...reminder, hours, now });
      const { recording, sourceId, agent } = flow;
      if (before.recording && before.recording !== recording) endRecording(tx, source, before.recording, now);
      if (recording && before.recording !== recording)
        beginRecording(tx, { id: deps.newId(), source, sourceId, name: recording, agentId: agent?.id ?? '' }, now);
      // Whose telephone is to ring may be another one now.
      deps.bell.ring(tx, []);
      return { flow, actions, asks: asks.filter((ask) => ask.ask !== 'missed') };
    });
