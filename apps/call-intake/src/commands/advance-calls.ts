import type { Tx } from '@civicline/store';
import type { Action, Ask, Flow, Input, Rules, Word } from '../domain/phone/flow';
import { isOurs } from '../domain/phone/flow';
import { isWaiting } from '../domain/phone/waiting';
import type { Step } from '../domain/phone/step';
import { newFlow, step } from '../domain/phone/step';
import type { CallHours } from '../domain/reminder-call';
import { lockCalls } from '../store/calls';
import { flowsIn, writeFlows } from '../store/phone-flows';
import { beginRecording, endRecording } from '../store/recordings';
import { takeReminder } from '../store/reminder-calls';
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

/** Something that happened to a call. */
export interface Happening {
  readonly id: string;
  readonly input: Input;
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

/** A step as it will stand. */
interface Made extends Step {
  readonly before: Flow;
}

const make = (known: Flow | undefined, { id, input }: Happening, now: Date, rules: Rules): Made => {
  // Whoever calls us is known by the channel; whom we call, by a channel that we name.
  const came = input.kind === 'arrived' || input.kind === 'blocked';
  const before = known ?? newFlow(id, came ? input.channel : `${id}~c`);
  const made = step(before, input, now, rules);
  // A telephone that belongs to no call is put down.
  const isStray = !known && (input.kind === 'up' || input.kind === 'stands') && isOurs(input.channel);
  return isStray && made.flow === before
    ? { ...made, before, actions: [{ do: 'hang_up', channel: input.channel, busy: false }] }
    : { ...made, before };
};

const nothing = (before: Flow): Made => ({ before, flow: before, actions: [], asks: [], words: [] });

/** What an unanswered telephone means for its agent depends on what others do to the agent: it is looked at when that stands. */
const looksAtOthers = ({ asks }: Made): boolean => asks.some(({ ask }) => ask === 'missed');

const miss = async (deps: Deps, tx: Tx, source: string, { flow, asks }: Made): Promise<void> => {
  for (const ask of asks) {
    if (ask.ask !== 'missed') continue;
    const [call] = await lockCalls(tx, [{ source, sourceId: flow.sourceId }]);
    if (call) await missCall(deps, tx, call, ask.agentId);
  }
};

const noteRecordings = (deps: Deps, tx: Tx, source: string, { before, flow }: Made, now: Date): void => {
  const { recording, sourceId, agent } = flow;
  if (before.recording === recording) return;
  if (before.recording) endRecording(tx, source, before.recording, now);
  if (recording)
    beginRecording(tx, { id: deps.newId(), source, sourceId, name: recording, agentId: agent?.id ?? '' }, now);
};

/**
 * One step of each of these calls in the telephone system: their state, what is said of them to the rest of the house, and what follows
 * for their offers stand in one commit; only then is the telephone system told. Undefined: this step is to be made by itself. Throws
 * Replaced, and then no step is made.
 */
export const advanceCalls =
  (deps: Deps, rules: Rules, { source, owner, system, hours }: System) =>
  (happenings: readonly Happening[]): Promise<(Advanced | undefined)[]> =>
    hearing(deps, async (tx) => {
      const { mine, flows } = await flowsIn(tx, { ids: happenings.map(({ id }) => id), source, owner });
      if (!mine) throw new Replaced(`${source} is another process's`);
      const now = deps.clock.now();
      const made = happenings.map((one) => make(flows.get(one.id), one, now, rules));
      for (const [n, { input }] of happenings.entries()) {
        const one = made[n];
        if (one && input.kind === 'remind' && !(await takeReminder(tx, input.reminder.id)))
          made[n] = nothing(one.before);
      }
      const isLater = (one: Made) => made.length > 1 && looksAtOthers(one);
      const changed = made.filter((one) => one.flow !== one.before && !isLater(one));
      const words = changed.flatMap((one) => one.words.map((word) => reportedOf(source, now, word)));
      if (words.length) await hearReported(deps, tx, words);
      for (const one of changed) {
        await miss(deps, tx, source, one);
        const { reminder, stage } = one.flow;
        if (reminder && stage === 'over') await settleReminder(deps, tx, { ...reminder, hours, now });
        noteRecordings(deps, tx, source, one, now);
      }
      writeFlows(
        tx,
        { source, system: system(), now },
        changed.map(({ flow }) => flow),
      );
      if (changed.some(({ flow }) => isWaiting(flow.stage))) deps.bell.ring(tx, [], ['telephones']);
      return made.map((one) => {
        if (isLater(one)) return undefined;
        const { flow, actions, asks } = one;
        return { flow, actions, asks: asks.filter((ask) => ask.ask !== 'missed') };
      });
    });
