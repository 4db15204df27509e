import type { Ari } from '@civicline/ari';
import type { Logger, Part } from '@civicline/service-kit';
import type { Loop } from '@civicline/store';
import { loop } from '@civicline/store';
import { setTimeout as pause } from 'node:timers/promises';
import type { Advanced, Happening } from '../../commands/advance-calls';
import { Replaced } from '../../commands/advance-calls';
import type { Ask, Flow, Input, Wait } from '../../domain/phone/flow';
import { flowIdOf, isOurs } from '../../domain/phone/flow';
import type { Recorder } from '../../commands/keep-recordings';
import type { PhoneFlows } from '../../queries/phone-flows';
import type { TelephonyAdapter } from '../port';
import { answerEarly } from './answer-early';
import { lanes } from './lanes';
import type { PhoneSettings } from './perform';
import { perform } from './perform';
import { eventReader, standing } from './read-event';
import { asteriskRecorder } from './recorder';

export interface AsteriskOptions extends PhoneSettings {
  readonly source: string;
  readonly ari: Ari;
  readonly log: Logger;
  /** Takes the telephone system, or keeps it. False: another process has it. */
  readonly hold: () => Promise<boolean>;
  readonly advance: (happening: Happening) => Promise<Advanced>;
  readonly flows: PhoneFlows;
  readonly answer: (ask: Exclude<Ask, { ask: 'missed' }>, flow: Flow) => Promise<Input>;
  /** Takes over what was recorded; left out where nothing is. */
  readonly takeRecordings?: ((from: Recorder) => Promise<number>) | undefined;
  /** Says which start of Asterisk it is, from now on. */
  readonly onSystem: (system: string) => void;
}

export interface Asterisk extends TelephonyAdapter, Part {
  /** Callers or agents may be other ones now: telephones that should ring do. */
  wake(): void;
}

/** As long as callers hear nothing new when a process dies that had them. */
export const leaseSeconds = 4;
const everyMs = 1_000;
const againMs = 500;
const dueAtOnce = 100;

/**
 * Asterisk as our telephone system: it carries the sound and nothing else. What happens there is a step of the call (advance-calls.ts),
 * and what follows from the step is done there. One process at a time has it, by the lease and by Asterisk's own rule that the
 * newest application of a name replaces the one before.
 */
export const asterisk = (options: AsteriskOptions): Asterisk => {
  const { source, ari, log, hold, advance, flows, answer } = options;
  const lane = lanes();
  let wanted = false;
  let attaching = false;

  const reader = eventReader();
  const early = answerEarly(ari);
  const goesOn = () => wanted;

  /** The database may be away for a while: what happened is not forgotten meanwhile. */
  const advanced = async (id: string, input: Input): Promise<Advanced | null> => {
    for (;;) {
      try {
        return await advance({ id, input });
      } catch (err) {
        if (err instanceof Replaced || !wanted) return null;
        log.warn({ err, input: input.kind }, 'a call could not go on, trying again');
        early.notNow();
        await pause(againMs);
      }
    }
  };

  const take = (id: string, input: Input): Promise<boolean> => lane.in(id, () => follow(id, input));

  /** One step and what follows from it. False: it was not for us to make. */
  const follow = async (id: string, input: Input): Promise<boolean> => {
    const made = await advanced(id, input);
    if (!made) return false;
    const { flow, actions, asks } = made;
    const gone: Input[] = [];
    for (const action of actions) {
      if ('channel' in action && reader.isLeaving(action.channel)) continue;
      if (action.do === 'answer' && (await early.isAnswered(action.channel))) continue;
      const undone = await perform(ari, action, options, { log, goesOn });
      if (undone) gone.push({ kind: 'gone', ...undone });
    }
    if (flow.dueAt) times.wake(flow.dueAt);
    for (const one of asks) void answered(id, one, flow);
    for (const one of gone) await follow(id, one);
    return true;
  };

  const answered = async (id: string, ask: Exclude<Ask, { ask: 'missed' }>, flow: Flow) => {
    for (;;) {
      try {
        await take(id, await answer(ask, flow));
        return;
      } catch (err) {
        if (!wanted) return;
        log.warn({ err, ask: ask.ask }, 'a caller could not be answered, trying again');
        await pause(againMs);
      }
    }
  };

  /** What stands in Asterisk, held against what is known of it. */
  const reconcile = async (signal: AbortSignal) => {
    const { status } = await ari.asterisk.getInfo({ only: ['status'] }, { signal });
    const now = status?.startup_time ?? '';
    options.onSystem(now);
    const channels = await ari.channels.list({}, { signal });
    const states = new Map<string, string>(channels.map(({ id, state }) => [id, state]));
    const live = await flows.live();
    const known = new Set(live.map(({ id }) => id));
    await Promise.all(
      live.map((one) => take(one.id, { kind: 'resumed', standing: states, sameSystem: one.system === now })),
    );
    for (const channel of channels) {
      const { id } = channel;
      const came = standing(channel, options.app);
      if (came && !known.has(id)) await take(came.id, came.input);
      if (came || isOurs(id)) await take(flowIdOf(id), { kind: 'stands', channel: id });
    }
    log.info({ calls: live.length, channels: channels.length }, 'Asterisk is attached');
  };

  ari.onAttached(reconcile);
  ari.onEvent(async (event) => {
    if (event.type === 'RecordingFinished' || event.type === 'RecordingFailed') recordings.wake();
    const meant = reader.meantBy(event);
    if (!meant) return;
    const { id, input } = meant;
    if (input.kind === 'arrived') early.answer(input.channel);
    await take(id, input).finally(() => {
      if (input.kind === 'arrived') early.forget(input.channel);
      if (input.kind === 'gone') reader.hasLeft(input.channel);
    });
  });
  ari.onReplaced(() => {
    attaching = false;
    keeper.wake();
  });

  const leave = async () => {
    wanted = false;
    attaching = false;
    await ari.stop();
    await lane.idle();
  };

  const keeper = loop({
    name: `${source}: who has it`,
    everyMs,
    log,
    work: async () => {
      const mine = await hold();
      if (!mine && wanted) await leave();
      if (mine && !attaching) {
        wanted = true;
        attaching = true;
        await ari.start().catch((err: unknown) => {
          attaching = false;
          log.warn({ err }, 'Asterisk cannot be attached to, trying again');
        });
      }
      return 0;
    },
  });

  /** Telephones ring for whom a caller is offered to, and for nobody else. */
  const ringer = loop({
    name: `${source}: whose telephone rings`,
    everyMs,
    log,
    work: async () => {
      if (!ari.ready()) return 0;
      const all = await flows.toRing();
      await Promise.all(
        all.map(({ id, ...ring }) => take(id, ring.agentId ? { kind: 'ring', ...ring } : { kind: 'unring' })),
      );
      return 0;
    },
  });

  const times: Loop = loop({
    name: `${source}: what is due`,
    everyMs,
    log,
    work: async () => {
      if (!ari.ready()) return 0;
      const due = await flows.due(dueAtOnce);
      await Promise.all(
        due.map(async ({ id, sourceId, waits }) => {
          const wait: Wait | null = waits ? await flows.waitOf(sourceId) : null;
          return take(id, { kind: 'time', wait });
        }),
      );
      return 0;
    },
  });

  /** Citizens are called about their visits while lines are to spare. */
  const reminders: Loop = loop({
    name: `${source}: whom to remind`,
    everyMs,
    log,
    work: async () => {
      if (!ari.ready()) return 0;
      const due = await flows.toRemind();
      await Promise.all(
        due.map((reminder) => take(`m:${reminder.id}:${reminder.tries}`, { kind: 'remind', reminder })),
      );
      return 0;
    },
  });

  const recorder = asteriskRecorder(ari);
  const recordings: Loop = loop({
    name: `${source}: what was recorded`,
    everyMs,
    log,
    work: async () => (ari.ready() ? ((await options.takeRecordings?.(recorder)) ?? 0) : 0),
  });

  const loops = [keeper, ringer, times, reminders, recordings];

  return {
    source,
    leaseSeconds,
    name: keeper.name,
    wake: ringer.wake,
    carryOut: async ({ act, sourceId, args }, _, signal) => {
      if (!ari.ready()) throw new Error(`${source} is not attached`);
      const done = await take(flowIdOf(sourceId), { kind: 'command', act, args });
      signal.throwIfAborted();
      if (!done) throw new Error(`${source} is another process's`);
    },
    start: async () => {
      for (const one of loops) await one.start();
    },
    stop: async () => {
      await Promise.all(loops.map((one) => one.stop()));
      await leave();
    },
  };
};
