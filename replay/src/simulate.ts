import { intake } from '@civicline/contracts';
import { agenda } from './agenda';
import type { FileCall } from './call-file';
import { cameAt, entrance, hungUp, idOf, instantOf, queued, telephonyEvent } from './events';
import type { FileClock } from './pace';
import type { Patience } from './patience';
import type { Random } from './random';

/** An offer as an agent's desk was told of it. */
export interface Offered {
  readonly agentId: string;
  readonly offerId: string;
  /** Ours. */
  readonly callId: string;
  /** The telephone system's. */
  readonly sourceId: string;
}

/** What a simulation does to the house: everything goes through its doors. */
export interface Doors {
  report(events: readonly intake.TelephonyEvent[]): Promise<void>;
  /** The next offer on any desk. Rejects when none comes within a time that is beyond reason. */
  nextOffer(): Promise<Offered>;
  accept(offer: Offered): Promise<void>;
  wrapUp(offer: Offered): Promise<void>;
}

export interface Simulation {
  readonly calls: readonly FileCall[];
  readonly agents: readonly string[];
  readonly patience: Patience;
  readonly random: Random;
  readonly source: string;
  readonly queueId: string;
  readonly clock: FileClock;
  readonly doors: Doors;
}

/** A caller of the simulation, and where they are. */
interface Caller {
  readonly call: FileCall;
  readonly serviceSeconds: number;
  readonly patienceSeconds: number;
  where: 'coming' | 'waiting' | 'spoken with' | 'gone';
}

type Act = () => Promise<void>;

const mostTold = 400;

/** Service and patience of each caller: what the file knows, and for what it does not know, what it makes likely. */
const callersOf = ({ calls, patience, random }: Simulation): Caller[] => {
  const services = calls.map(({ serviceSeconds }) => serviceSeconds).filter((seconds) => seconds > 0);
  const anyService = () => services[Math.floor(random() * services.length)] ?? 0;
  return calls.map((call) => ({
    call,
    serviceSeconds: call.outcome === 'answered' && call.serviceSeconds > 0 ? call.serviceSeconds : anyService(),
    // Who gave up is known to have waited just so long; who was answered would have waited longer.
    patienceSeconds: call.outcome === 'left_in_queue' ? call.waitSeconds : patience.draw(random, call.waitSeconds),
    where: 'coming',
  }));
};

/**
 * Plays a file against the house's own queue: callers come when they came, wait as long as they are patient, and are
 * spoken with as long as they were; who answers whom, and when, is the house's to say. Time goes from one happening to the
 * next; it never passes an offer that must come, so that the wait in the house is the wait of its queue.
 * Returns how many offers were made of callers or to agents who were not free for them.
 */
export const simulate = async (simulation: Simulation): Promise<number> => {
  const { agents, source, queueId, clock, doors } = simulation;
  const plan = agenda<Act>();
  const callers = new Map(callersOf(simulation).map((caller) => [idOf(caller.call), caller]));
  const free = new Set(agents);
  let waiting = 0;
  let doubleOffered = 0;
  let told: intake.TelephonyEvent[] = [];

  const tell = (caller: Caller, ...happenings: Parameters<typeof telephonyEvent>[4][]) => {
    const ours = intake.Distribution.OURS;
    told.push(...happenings.map((one) => telephonyEvent(caller.call, source, queueId, ours, one)));
  };
  const flush = async () => {
    const events = told;
    told = [];
    if (events.length) await doors.report(events);
  };
  /** Whenever somebody is free and somebody waits, an offer must come. */
  const settle = async (at: number) => {
    await flush();
    while (free.size && waiting) {
      const offer = await doors.nextOffer();
      const caller = callers.get(offer.sourceId);
      if (caller?.where !== 'waiting' || !free.has(offer.agentId)) {
        doubleOffered++;
        continue;
      }
      await doors.accept(offer);
      free.delete(offer.agentId);
      waiting--;
      caller.where = 'spoken with';
      plan.plan(at + caller.serviceSeconds, () => end(caller, offer, at + caller.serviceSeconds));
    }
  };
  const end = async (caller: Caller, offer: Offered, at: number) => {
    tell(caller, hungUp(at, 'caller'));
    await flush();
    await doors.wrapUp(offer);
    caller.where = 'gone';
    free.add(offer.agentId);
    await settle(at);
  };
  const giveUp = (caller: Caller, at: number): Promise<void> => {
    if (caller.where === 'waiting') {
      tell(caller, hungUp(at, 'caller'));
      caller.where = 'gone';
      waiting--;
    }
    return Promise.resolve();
  };
  const leaveMenu = async (caller: Caller) => {
    const { call } = caller;
    const at = call.leftIvrAt;
    if (call.outcome === 'left_in_ivr' || call.outcome === 'phantom') {
      tell(caller, hungUp(at, call.outcome === 'phantom' ? 'phantom' : 'caller'));
      caller.where = 'gone';
      return;
    }
    tell(caller, queued(call));
    caller.where = 'waiting';
    waiting++;
    plan.plan(at + caller.patienceSeconds, () => giveUp(caller, at + caller.patienceSeconds));
    if (free.size) await settle(at);
  };
  const come = (caller: Caller): Promise<void> => {
    tell(caller, ...entrance(caller.call));
    plan.plan(caller.call.leftIvrAt, () => leaveMenu(caller));
    return Promise.resolve();
  };

  for (const caller of callers.values()) plan.plan(cameAt(caller.call), () => come(caller));
  for (let next = plan.next(); next; next = plan.next()) {
    await clock.until(instantOf(next.at));
    await next.what();
    if (told.length >= mostTold) await flush();
  }
  await flush();
  return doubleOffered;
};
