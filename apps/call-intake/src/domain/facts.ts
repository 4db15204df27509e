import type { CallEvent, Distribution } from './telephony-event';
import { inOrder } from './telephony-event';

/** What the events of a call amount to. */
export interface Facts {
  readonly direction: 'inbound' | 'outbound';
  readonly number: string;
  readonly dialled: string;
  readonly lineId: string;
  readonly queueId: string;
  readonly locale: 'vi' | 'en';
  readonly distribution: Distribution;
  readonly priority: number;
  readonly arrivedAt: Date;
  readonly queuedAt: Date | null;
  readonly answeredAt: Date | null;
  /** Who answered, or took it over. */
  readonly agentId: string;
  /** Answered once, and sent back to a queue. */
  readonly waitsAgain: boolean;
  readonly onHold: boolean;
  readonly holdMs: number;
  readonly hungUpAt: Date | null;
  /** "caller", "agent", "system", "phantom", "lost", "overflow", "transfer". */
  readonly hungUpBy: string;
  readonly blocked: boolean;
  /** What could not be right, in the order of the alphabet. */
  readonly anomalies: readonly string[];
}

const is =
  (...kinds: readonly CallEvent['kind'][]) =>
  ({ kind }: CallEvent) =>
    kinds.includes(kind);

const ends = is('hung_up', 'blocked');

/** A transfer to another agent or queue goes on here; to anywhere else the call leaves. */
const leaves = (event: CallEvent) => event.kind === 'transferred' && !event.agentId && !event.queueId;

const sentOn = (event: CallEvent) => event.kind === 'transferred' && event.queueId !== undefined;

/**
 * Nothing happens to a call before it comes: what is stamped earlier met a clock that was put back, and counts as of the
 * call's arrival; a hang-up so stamped, as of the last thing known of the call.
 */
const straighten = (events: readonly CallEvent[], strange: Set<string>): CallEvent[] => {
  const ordered = inOrder(events);
  const came = ordered.find(is('new_call'))?.at;
  if (!came) {
    strange.add('no_new_call');
    return ordered;
  }
  if (!ordered.some(({ at }) => at < came)) return ordered;
  strange.add('clock_back');
  const last = ordered.at(-1)?.at ?? came;
  return inOrder(
    ordered.map((event) => (event.at < came ? { ...event, at: ends(event) || leaves(event) ? last : came } : event)),
  );
};

/** The last said of something by any event, empty when nobody said it. */
const said = <K extends keyof CallEvent>(events: readonly CallEvent[], key: K) =>
  events.findLast((event) => event[key] !== undefined)?.[key];

const holds = (events: readonly CallEvent[], until: Date | null, strange: Set<string>) => {
  let since: Date | null = null;
  let by: CallEvent['origin'] | undefined;
  let holdMs = 0;
  for (const { kind, at, origin } of events) {
    if (kind === 'held') {
      // A desk holds and the telephone system confirms it: one hold, said twice.
      if (since && by === origin) strange.add('held_twice');
      by = origin;
      since ??= at;
    } else if (kind === 'resumed' || kind === 'transferred') {
      if (since) holdMs += at.getTime() - since.getTime();
      since = null;
    }
  }
  if (since && until) holdMs += Math.max(0, until.getTime() - since.getTime());
  return { onHold: since !== null && until === null, holdMs };
};

/**
 * The facts of a call from all that was said of it, whatever the order in which it came and however often: they are made of
 * the set, by the time of each event. A hang-up ends it; what a telephone system says to have happened later is noted.
 */
export const factsOf = (events: readonly CallEvent[]): Facts => {
  const strange = new Set<string>();
  const ordered = straighten(events, strange);
  const first = ordered[0];
  if (!first) throw new RangeError('a call without events');

  const taken = ordered.find((event) => event.kind === 'answered' && event.origin === 'desk');
  const end = ordered.find((event) => ends(event) || leaves(event));
  const hungUpAt = end ? (taken && taken.at > end.at ? taken.at : end.at) : null;
  const before = ordered.filter((event) => !hungUpAt || event.at <= hungUpAt || event === taken);
  // What the other side says too, a moment later, is a confirmation.
  const isConfirmed = (late: CallEvent) =>
    before.some(({ kind, origin }) => kind === late.kind && origin !== late.origin);
  const late = ordered.filter((event) => !before.includes(event) && !ends(event) && !leaves(event));
  if (late.some((event) => !isConfirmed(event))) strange.add('after_end');
  if (ordered.filter((event) => ends(event) && event.origin === end?.origin).length > 1) strange.add('hung_up_twice');
  if (before.some(({ unknownAgent }) => unknownAgent)) strange.add('unknown_agent');
  if (before.some(({ oddNumber }) => oddNumber)) strange.add('number_unreadable');

  const answered = before.find(is('answered'));
  const direction = said(before, 'direction') ?? 'inbound';
  const distribution = said(before, 'distribution') ?? 'ours';
  const queued = before.find(is('queued'));
  const menu = before.some((event) => event.kind === 'ivr' || (event.kind === 'new_call' && event.detail === 'ivr'));
  // A system that has no menu and leaves the distribution to us need not say "queued".
  const straightOn = distribution === 'ours' && direction === 'inbound' && !menu && before.find(is('new_call'));
  const blocked = before.some(is('blocked'));
  const queuedAt = blocked ? null : (queued?.at ?? (straightOn ? straightOn.at : null));
  const arrivedAt = before.find(is('new_call'))?.at ?? first.at;
  if (!answered && before.some(is('held', 'resumed'))) strange.add('held_unanswered');
  const { onHold, holdMs } = answered ? holds(before, hungUpAt, strange) : { onHold: false, holdMs: 0 };
  return {
    direction,
    number: said(before, 'number') ?? '',
    dialled: said(before, 'dialled') ?? '',
    lineId: said(before, 'lineId') ?? '',
    queueId: said(before, 'queueId') ?? '',
    locale: said(before, 'locale') ?? 'vi',
    distribution,
    priority: said(before, 'priority') ?? 0,
    arrivedAt,
    queuedAt,
    answeredAt: answered?.at ?? null,
    agentId: said(before.filter(is('answered', 'transferred')), 'agentId') ?? '',
    waitsAgain: before.findLast((event) => event.kind === 'answered' || sentOn(event))?.kind === 'transferred',
    onHold,
    holdMs,
    hungUpAt,
    hungUpBy: end ? (end.kind === 'transferred' ? 'transfer' : (end.detail ?? '')) : '',
    blocked,
    anomalies: [...strange].sort(),
  };
};
