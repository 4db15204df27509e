import { addDays, instantOf, localDay } from '@civicline/calendar';
import type { CallContext } from '@civicline/service-kit';
import type { Ledger } from '../commands/deps';
import type { Advice, Pressure } from '../domain/advice';
import { adviseNext } from '../domain/advice';
import { queueNotFound } from '../domain/refusals';
import type { Estimate } from '../domain/wait';
import { corrected, correctedBy, estimateWait } from '../domain/wait';
import type { Held, Lately } from '../store/waits';
import { estimatesHeld, lately, queuesNow } from '../store/waits';
import type { Asking } from './asking';

/** What the next caller of a queue meets, and what is advised. */
export interface NextCall {
  readonly pressure: Pressure;
  /** Callers of other queues whom the same agents answer. */
  readonly elsewhere: number;
  readonly advice: Advice;
  readonly wait: Estimate;
  /** What estimates are multiplied by, from how they held. */
  readonly factor: number;
  readonly held: Held;
}

/** What changes slowly is looked at no oftener: it costs a look at hours of calls. */
const slowlyMs = 5_000;
/** As long as too few calls have ended to tell. */
const usual = { handleMs: 240_000, patienceMs: 300_000 };

interface Slowly {
  readonly at: number;
  readonly now: number;
  readonly lately: Lately;
  readonly held: ReadonlyMap<string, Held>;
  readonly places: number;
}

/** Looks at queues, and remembers what it saw last: an offer waits for no look of its own. */
export const openAdvice = (
  { store, clock }: Asking,
  ledger: Pick<Ledger, 'windows'>,
  defaultQueue: string,
  context: () => CallContext,
) => {
  let slowly: Slowly | undefined;
  let latest: ReadonlyMap<string, NextCall> = new Map();

  /** Until the end of tomorrow. While the ledger is away, as many as there were. */
  const placesLeft = async (now: Date): Promise<number> => {
    try {
      const until = instantOf(addDays(localDay(now), 1), '24:00');
      return (await ledger.windows(now, until, context())).reduce((sum, { free }) => sum + free, 0);
    } catch {
      return slowly?.places ?? 0;
    }
  };

  const lookSlowly = async (queueIds: readonly string[], now: Date): Promise<Slowly> => {
    const started = performance.now();
    const isFresh = slowly && started - slowly.at < slowlyMs && Math.abs(now.getTime() - slowly.now) < slowlyMs;
    if (slowly && isFresh && queueIds.every((id) => slowly?.held.has(id))) return slowly;
    const midnight = instantOf(localDay(now), '00:00');
    const [recent, places, ...held] = await Promise.all([
      lately(store, now),
      placesLeft(now),
      ...queueIds.map(async (id) => [id, await estimatesHeld(store, id, midnight)] as const),
    ]);
    slowly = { at: started, now: now.getTime(), lately: recent, places, held: new Map(held) };
    return slowly;
  };

  const look = async (): Promise<ReadonlyMap<string, NextCall>> => {
    const queues = await queuesNow(store);
    const { lately: recent, places, held } = await lookSlowly([...queues.keys()], clock.now());
    latest = new Map(
      [...queues].map(([id, { elsewhere, ...queue }]): [string, NextCall] => {
        const handleMs = recent.handleMs ?? usual.handleMs;
        const patienceMs = recent.patienceMs ?? usual.patienceMs;
        const pressure: Pressure = { ...queue, handleMs, patienceMs, redials: recent.redials, places };
        const how = held.get(id) ?? { estimates: 0, kept: null, ended: 0, ratio: null };
        const factor = correctedBy(how.ended, how.ratio);
        const wait = corrected(estimateWait(pressure), factor);
        return [id, { pressure, elsewhere, advice: adviseNext(pressure), wait, factor, held: how }];
      }),
    );
    return latest;
  };

  return {
    look,
    /** As it was seen last; undefined before the first look. */
    latest: (queueId: string): Advice | undefined => latest.get(queueId)?.advice,
    /** Refuses QUEUE_NOT_FOUND. */
    of: async (queueId: string): Promise<NextCall> => {
      const next = (await look()).get(queueId || defaultQueue);
      if (!next) throw queueNotFound();
      return next;
    },
  };
};
