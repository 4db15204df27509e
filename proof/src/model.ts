import type { Attempt } from './history';
import type { Line } from './line-model';
import { lostInLine, lostTurns, unannouncedSteps } from './line-model';

/** What stands once everything has come to rest, read past the services. */
export interface Outcome {
  /** Places of every slot; of these, places of the public: the rest is kept for staff. */
  readonly places: number;
  /** How many are open in slots that are closed or cut at rest. */
  readonly open?: ReadonlyMap<string, number>;
  readonly publicPlaces: number;
  /** Appointments that were deliberately made beyond the places of a slot. */
  readonly beyond: readonly { readonly code: string; readonly slotId: string }[];
  readonly line: Line;
  readonly appointments: readonly {
    readonly code: string;
    readonly version: number;
    readonly status: string;
    readonly slotId: string;
  }[];
  /** The event log, in any order. */
  readonly announced: readonly {
    readonly eventId: string;
    readonly type: string;
    readonly code: string;
    readonly version: number;
    readonly slotId: string;
  }[];
  /** Messages for each (appointment, version, notice, channel): in the ledger, and as the world outside received them. */
  readonly told: readonly {
    readonly code: string;
    readonly version: number;
    /** 'change': the word of this version; what is told besides is counted too, but is owed to nobody. */
    readonly notice: string;
    readonly channel: string;
    readonly status: string;
    readonly received: number;
  }[];
}

export type Fault = 'overbooked' | 'lost' | 'unannounced' | 'told twice';

export interface Violation {
  readonly fault: Fault;
  readonly what: string;
}

/** What may move people who did not ask for it: closing and cutting move them away, undoing moves them back. */
const closes: ReadonlySet<string> = new Set(['close', 'cut', 'undo']);
const takesPlace = new Set(['booked', 'arrived', 'fulfilled', 'noshow']);
const at = (code: string, version: number) => `${code} version ${version}`;

const groupBy = <T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
};

/** Deliberate overbooking is decided by somebody with a name and is no fault: it is counted apart, as long as it is there. */
const decided = ({ beyond }: Outcome) => {
  const made = new Set(beyond.map(({ code, slotId }) => `${code} in ${slotId}`));
  return (code: string, slotId: string) => made.has(`${code} in ${slotId}`);
};

/** Versions that staff put where they are; everybody else takes places of the public. */
const placedByStaff = (attempts: readonly Attempt[]): ReadonlySet<string> =>
  new Set(
    attempts.flatMap(({ operation, result }) =>
      result.outcome === 'done' && (operation === 'book-staff' || operation === 'overbook')
        ? [at(result.code ?? '', result.version ?? 0)]
        : [],
    ),
  );

/** Slots that have more appointments at rest than places, or more of the public than the public has places. */
const overbookedAtRest = (attempts: readonly Attempt[], outcome: Outcome): Violation[] => {
  const { places, publicPlaces, open, appointments } = outcome;
  const isDecided = decided(outcome);
  const byStaff = placedByStaff(attempts);
  const there = appointments.filter(({ code, status, slotId }) => takesPlace.has(status) && !isDecided(code, slotId));
  const more = (ones: typeof there, most: number, of: string): Violation[] =>
    [...groupBy(ones, ({ slotId }) => slotId)]
      .map(([slotId, own]) => ({ slotId, count: own.length, here: Math.min(most, open?.get(slotId) ?? most) }))
      .filter(({ count, here }) => count > here)
      .map(({ slotId, count, here }) => ({ fault: 'overbooked', what: `${slotId} has ${count} of ${here}${of}` }));
  // Of a slot that is cut one counts who is there at all: whoever stays keeps the place that they have.
  const ofPublic = there.filter(({ code, version, slotId }) => !byStaff.has(at(code, version)) && !open?.has(slotId));
  return [...more(there, places, ''), ...more(ofPublic, publicPlaces, ' for the public')];
};

/**
 * Slots that had more than their places at some instant. An appointment is surely there from the answer that put it there
 * until the first sending of what could have taken it away: the next change of its own, or a closing, a cut or the undoing of one.
 */
const overbookedOnTheWay = (attempts: readonly Attempt[], outcome: Outcome): Violation[] => {
  const { places, announced } = outcome;
  const isDecided = decided(outcome);
  const slotOf = new Map(announced.map(({ code, version, slotId }) => [at(code, version), slotId]));
  const changes = new Map<string, Attempt>();
  const closings: Attempt[] = [];
  for (const attempt of attempts) {
    if (closes.has(attempt.operation)) closings.push(attempt);
    const { result } = attempt;
    if (result.outcome === 'done' && result.code && result.version && attempt.operation !== 'again')
      changes.set(at(result.code, result.version), attempt);
  }
  const marks = new Map<string, { time: number; by: 1 | -1 }[]>();
  for (const [key, attempt] of changes) {
    const { result, operation } = attempt;
    if (operation === 'cancel' || result.outcome !== 'done' || !result.code || !result.version) continue;
    const slotId = slotOf.get(key) ?? result.slotId ?? '';
    if (isDecided(result.code, slotId)) continue;
    const next = changes.get(at(result.code, result.version + 1));
    const hasNext = slotOf.has(at(result.code, result.version + 1));
    const closing = closings.filter(({ end }) => end >= attempt.start).map(({ start }) => start);
    const until = next ? next.start : hasNext ? Math.min(...closing, Infinity) : Infinity;
    if (until <= attempt.end) continue;
    const there = marks.get(slotId) ?? [];
    there.push({ time: attempt.end, by: 1 }, { time: until, by: -1 });
    marks.set(slotId, there);
  }
  const found: Violation[] = [];
  for (const [slotId, there] of marks) {
    // Who leaves at the instant at which another comes has left.
    there.sort((a, b) => a.time - b.time || a.by - b.by);
    let count = 0;
    let most = 0;
    for (const { by } of there) most = Math.max(most, (count += by));
    if (most > places) found.push({ fault: 'overbooked', what: `${slotId} had ${most} of ${places} at once` });
  }
  return found;
};

/** Answers that do not stand, and second tries that were answered otherwise than the first. */
const lost = (attempts: readonly Attempt[], { appointments, announced }: Outcome): Violation[] => {
  const found: Violation[] = [];
  const now = new Map(appointments.map((one) => [one.code, one]));
  const events = new Map(announced.map((one) => [at(one.code, one.version), one]));
  const answers = new Map<string, string>();
  for (const { key, operation, result } of attempts) {
    if (result.outcome === 'unknown') found.push({ fault: 'lost', what: `${operation} ${key} was never answered` });
    if (result.outcome !== 'done' || !result.code || !result.version) continue;
    const { code, version, slotId } = result;
    const answer = `${at(code, version)} in ${slotId ?? ''}`;
    const before = answers.get(key) ?? answer;
    if (before !== answer) found.push({ fault: 'lost', what: `${key} was answered ${before}, then ${answer}` });
    answers.set(key, before);
    const stands = now.get(code);
    if (!stands || stands.version < version)
      found.push({
        fault: 'lost',
        what: `${at(code, version)} was promised, there is ${stands?.version ?? 'nothing'}`,
      });
    const event = events.get(at(code, version));
    if (event && slotId && event.slotId !== slotId)
      found.push({
        fault: 'lost',
        what: `${at(code, version)} was promised in ${slotId}, announced in ${event.slotId}`,
      });
  }
  for (const { code, version, slotId } of appointments) {
    const last = events.get(at(code, version));
    if (last && last.slotId !== slotId)
      found.push({ fault: 'lost', what: `${at(code, version)} stands in ${slotId}, announced in ${last.slotId}` });
  }
  return found;
};

/** Versions without an event, or with two; events of what never was; versions of which nobody was to be told. */
const unannounced = ({ appointments, announced, told }: Outcome): Violation[] => {
  const found: Violation[] = [];
  const ids = groupBy(announced, ({ code, version }) => at(code, version));
  const messages = groupBy(
    told.filter(({ notice }) => notice === 'change'),
    ({ code, version }) => at(code, version),
  );
  const versions = new Map(appointments.map(({ code, version }) => [code, version]));
  for (const { code, version: last } of appointments)
    for (let version = 1; version <= last; version++) {
      const key = at(code, version);
      const count = new Set((ids.get(key) ?? []).map(({ eventId }) => eventId)).size;
      if (count !== 1) found.push({ fault: 'unannounced', what: `${key} has ${count} events` });
      if (!messages.has(key)) found.push({ fault: 'unannounced', what: `nobody was to be told of ${key}` });
    }
  for (const { code, version, type } of announced)
    if ((versions.get(code) ?? 0) < version)
      found.push({ fault: 'unannounced', what: `${type} of ${at(code, version)}, which is not there` });
  for (const { code, version, channel, status, received } of told)
    if ((status === 'sent' || status === 'delivered') && received < 1)
      found.push({ fault: 'unannounced', what: `${channel} of ${at(code, version)} is ${status}, nobody received it` });
  return found;
};

const toldTwice = ({ told }: Outcome): Violation[] =>
  [...groupBy(told, ({ code, version, notice, channel }) => `${notice} by ${channel} of ${at(code, version)}`)].flatMap(
    ([what, all]) => {
      const received = all.reduce((sum, one) => sum + one.received, 0);
      return received > 1 || all.length > 1
        ? [{ fault: 'told twice' as const, what: `${what}: ${received} received` }]
        : [];
    },
  );

/** Every promise that was not kept. */
export const violations = (attempts: readonly Attempt[], outcome: Outcome): Violation[] => [
  ...overbookedAtRest(attempts, outcome),
  ...overbookedOnTheWay(attempts, outcome),
  ...lost(attempts, outcome),
  ...unannounced(outcome),
  ...toldTwice(outcome),
  ...[...lostInLine(attempts, outcome.line), ...lostTurns(outcome.line)].map((what) => ({
    fault: 'lost' as const,
    what,
  })),
  ...unannouncedSteps(outcome.line).map((what) => ({ fault: 'unannounced' as const, what })),
];

const counted: readonly Fault[] = ['overbooked', 'lost', 'unannounced', 'told twice'];

/** The last line of a run. */
export const summary = (attempts: number, found: readonly Violation[]): string =>
  `proof: ${attempts} attempts, ${counted.map((fault) => `${found.filter((one) => one.fault === fault).length} ${fault}`).join(', ')}`;
