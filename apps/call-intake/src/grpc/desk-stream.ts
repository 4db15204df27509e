import type { intake } from '@civicline/contracts';
import type { CallContext, Clock } from '@civicline/service-kit';
import { isDeepStrictEqual } from 'node:util';
import type { Advice } from '../domain/advice';
import type { Call } from '../domain/call';
import type { Offer } from '../domain/offer';
import type { Desk } from '../queries/desk';
import type { ContactRecord } from '../domain/record';
import type { Caller } from '../queries/caller';
import { adviceToProto } from './advice-handlers';
import { callToProto, statusToProto } from './translate';
import { callerToProto, recordToProto } from './translate-records';
import { offerToProto } from './words';

type Change = NonNullable<intake.FollowDeskResponse['change']>;

export interface DeskCases {
  attachDesk(desk: { agentId: string; deskId: string; session: string }): Promise<void>;
  detachDesk(desk: { agentId: string; session: string }): Promise<void>;
  deskNow(agentId: string): Promise<Desk | undefined>;
  lastCall(id: string): Promise<Call | undefined>;
  lastOffer(id: string): Promise<Offer | undefined>;
  findRecord(id: string): Promise<ContactRecord | undefined>;
  historyOf(number: string, callId: string): Promise<Caller>;
  latestAdvice(queueId: string): Advice | undefined;
  takeWhispers(agentId: string): Promise<readonly { words: string; fromId: string; at: Date }[]>;
  onDesk(agentId: string, heard: () => void): () => void;
}

/** A desk that hears nothing for so long is told that the stream lives; it also looks by itself whether something changed. */
const beatMs = 5_000;

/** Resolves when something may have changed, when it is time for a beat, or when nobody follows any more. */
const ears = (signal: AbortSignal, subscribe: (heard: () => void) => () => void) => {
  let changed = false;
  let wake = () => undefined as void;
  const heard = () => {
    changed = true;
    wake();
  };
  const off = subscribe(heard);
  signal.addEventListener('abort', heard, { once: true });
  return {
    /** Whether something may have changed. */
    next: () =>
      new Promise<boolean>((resolve) => {
        const done = () => {
          clearTimeout(timer);
          wake = () => undefined;
          const was = changed;
          changed = false;
          resolve(was);
        };
        const timer = setTimeout(done, beatMs);
        wake = done;
        if (changed || signal.aborted) done();
      }),
    close: () => {
      off();
      signal.removeEventListener('abort', heard);
    },
  };
};

/** A desk shows the call that is its own, until that is over. */
const calls = (call: Call, now: Date) => callToProto(call, now, call.state !== 'ended');

const offered = async (cases: DeskCases, offer: Offer, call: Call, now: Date): Promise<intake.OfferedCall> => {
  const advice = cases.latestAdvice(call.queueId);
  return {
    offer: offerToProto(offer),
    call: calls(call, now),
    // From our own tables alone: nothing else may hold an offer up. GetCaller knows the visits ahead as well.
    caller: callerToProto(await cases.historyOf(call.number, call.id), now, true),
    advice: advice && adviceToProto(advice),
  };
};

const picture = async (cases: DeskCases, { agent, offer, call }: Desk, now: Date): Promise<intake.DeskPicture> => {
  const record = call?.recordId ? await cases.findRecord(call.recordId) : undefined;
  return {
    agent: statusToProto(agent),
    offer: offer && call ? await offered(cases, offer, call, now) : undefined,
    call: call && !offer ? calls(call, now) : undefined,
    record: record && recordToProto(record, true),
  };
};

/** What a desk is to be told, from what it has shown and what it is to show now. */
async function* changesOf(cases: DeskCases, before: Desk, after: Desk, now: Date): AsyncGenerator<Change> {
  if (after.offer && after.call && after.offer.id !== before.offer?.id)
    yield { $case: 'offer', value: await offered(cases, after.offer, after.call, now) };
  if (before.offer && before.offer.id !== after.offer?.id) {
    const ended = await cases.lastOffer(before.offer.id);
    const byOthers = ended && ended.status !== 'accepted' && ended.status !== 'rejected';
    if (byOthers) yield { $case: 'offerEnded', value: offerToProto(ended) };
  }
  const [had, has] = [before.offer ? null : before.call, after.offer ? null : after.call];
  if (had && had.id !== has?.id) {
    const last = await cases.lastCall(had.id);
    if (last) yield { $case: 'call', value: calls(last, now) };
  }
  if (has && !isDeepStrictEqual(had, has)) yield { $case: 'call', value: calls(has, now) };
  if (!isDeepStrictEqual(before.agent, after.agent)) yield { $case: 'agent', value: statusToProto(after.agent) };
}

/**
 * Follows a desk: a full picture, then what changes. What is shown is always read from the database, never passed on by
 * word: a word that is lost costs a moment, not a change. While this runs the desk is alive.
 */
export async function* followDesk(
  cases: DeskCases,
  { agentId, deskId, session }: { agentId: string; deskId: string; session: string },
  { signal }: CallContext,
  clock: Clock,
): AsyncGenerator<intake.FollowDeskResponse> {
  const ear = ears(signal, (heard) => cases.onDesk(agentId, heard));
  try {
    await cases.attachDesk({ agentId, deskId, session });
    let shown = await cases.deskNow(agentId);
    if (!shown) return;
    yield { change: { $case: 'picture', value: await picture(cases, shown, clock.now()) } };
    while (!signal.aborted) {
      const changed = await ear.next();
      const desk = signal.aborted ? undefined : await cases.deskNow(agentId);
      if (!desk) return;
      if (desk.session !== session) {
        if (desk.agent.deskId !== deskId) yield { change: { $case: 'replaced', value: {} } };
        return;
      }
      for await (const change of changesOf(cases, shown, desk, clock.now())) yield { change };
      if (desk.whispered)
        for (const { words, fromId, at } of await cases.takeWhispers(agentId))
          yield { change: { $case: 'whisper', value: { text: words, from: fromId, at } } };
      shown = desk;
      if (!changed) yield { change: { $case: 'beat', value: {} } };
    }
  } finally {
    ear.close();
    await cases.detachDesk({ agentId, session });
  }
}
