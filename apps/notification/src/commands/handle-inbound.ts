import { isRefusal } from '@civicline/service-kit/refusal';
import type { Tx } from '@civicline/store';
import { announceAnswered } from '../announce';
import type { Locale } from '../domain/message';
import type { Intent, Reply } from '../domain/reply';
import { readReply } from '../domain/reply';
import type { ReplyFacts, ReplyKind } from '../domain/texts/reply';
import { reply } from '../domain/texts/reply';
import { writeStopped } from '../store/addresses';
import type { Inbound } from '../store/inbound';
import { claimInbound, settleInbound } from '../store/inbound';
import { codesToldTo, lastMessageAbout } from '../store/told';
import type { Deps } from './deps';
import type { Notice } from './queue-notice';

/** A visit of the number that wrote, as scheduling has it. */
export interface OpenVisit {
  readonly code: string;
  readonly start: Date;
  readonly open: boolean;
}

/** What an SMS can do, asked of scheduling in the citizen's name: the number is the proof, the SMS's id the key. */
export interface VisitActs {
  visit(code: string, phone: string): Promise<OpenVisit | undefined>;
  cancel(code: string, phone: string, key: string): Promise<void>;
  ready(code: string, phone: string, key: string): Promise<void>;
  /** 'none': there is no new time to say yes or no to. */
  answerRelocation(
    code: string,
    phone: string,
    accept: boolean,
    key: string,
  ): Promise<{ readonly start: Date | null; readonly free: readonly Date[] } | 'none'>;
}

export interface HandleDeps extends Deps {
  readonly acts: VisitActs;
  readonly queue: (tx: Tx, notice: Notice) => Promise<void>;
}

/** What came of an SMS: what is said back, and about which visit. `told`: the visit's own notice says it. */
interface Outcome {
  readonly kind: ReplyKind | 'told';
  readonly visit?: { readonly code: string; readonly start: Date | null };
  readonly choices?: readonly { readonly code: string; readonly start: Date }[];
}

const leaseMs = 30_000;
const maxAttempts = 10;
const mostVisits = 20;

export const claimSms =
  ({ store, clock }: Deps) =>
  (limit: number): Promise<Inbound[]> => {
    const now = clock.now();
    return store.transaction((tx) => claimInbound(tx, now, new Date(now.getTime() + leaseMs), limit));
  };

/** Which visit is meant: the one that is named, or the only one that is open. */
const meant = async ({ store, acts }: HandleDeps, sms: Inbound, { code }: Reply): Promise<OpenVisit | Outcome> => {
  if (code !== null) return (await acts.visit(code, sms.phone)) ?? { kind: 'none' };
  const codes = await codesToldTo(store, sms.addressHash, mostVisits);
  const visits = await Promise.all(codes.map((one) => acts.visit(one, sms.phone)));
  const open = visits.flatMap((visit) => (visit?.open ? [visit] : []));
  const [only] = open;
  if (!only) return { kind: 'none' };
  open.sort((a, b) => a.start.getTime() - b.start.getTime());
  return open.length === 1 ? only : { kind: 'which', choices: open };
};

const act = async ({ acts }: HandleDeps, sms: Inbound, intent: Intent, visit: OpenVisit): Promise<Outcome> => {
  if (!visit.open) return { kind: 'ended', visit };
  const key = `sms-${sms.id}`;
  const { code } = visit;
  if (intent === 'cancel') {
    await acts.cancel(code, sms.phone, key);
    return { kind: 'told', visit };
  }
  if (intent === 'ready') {
    await acts.ready(code, sms.phone, key);
    return { kind: 'ready', visit };
  }
  const accept = intent === 'confirm';
  const answered = await acts.answerRelocation(code, sms.phone, accept, key);
  if (answered === 'none') return { kind: accept ? 'confirmed' : 'nothing-to-refuse', visit };
  const start = answered.start ?? visit.start;
  return {
    kind: accept ? 'accepted' : 'refused',
    visit: { code, start },
    choices: answered.free.map((free) => ({ code: '', start: free })),
  };
};

const carryOut = async (deps: HandleDeps, sms: Inbound, said: Reply): Promise<Outcome> => {
  const { intent } = said;
  if (intent === null) return { kind: 'not-understood' };
  if (intent === 'stop' || intent === 'start') return { kind: intent === 'stop' ? 'stopped' : 'started' };
  const visit = await meant(deps, sms, said);
  if ('kind' in visit) return visit;
  try {
    return await act(deps, sms, intent, visit);
  } catch (error) {
    // It ended while we looked, or is not theirs any more.
    if (isRefusal(error)) return { kind: 'ended', visit };
    throw error;
  }
};

const noticeOf = (sms: Inbound, { kind, visit, choices = [] }: Outcome): Notice | undefined => {
  if (kind === 'told') return undefined;
  const facts: ReplyFacts = {
    kind,
    code: visit?.code ?? '',
    start: visit?.start ?? null,
    choices: choices.map(({ code, start }) => ({ code, start: start.toISOString() })),
  };
  const locale: Locale = sms.locale;
  return {
    ...reply.filled(facts),
    subjectId: sms.id,
    subjectCode: visit?.code ?? '',
    subjectVersion: 1,
    locale,
    traceparent: null,
    channels: ['sms'],
  };
};

/**
 * Deals with an SMS: does what it asks, and answers, the answer in the commit that notes it as done. A crash in between
 * repeats the act under the same key, which changes nothing more.
 */
export const handleInbound =
  (deps: HandleDeps) =>
  async (sms: Inbound): Promise<void> => {
    const { store, clock, newId, queue } = deps;
    const said = readReply(sms.text);
    let outcome: Outcome;
    try {
      outcome = await carryOut(deps, sms, said);
    } catch {
      const now = clock.now();
      const over = sms.attempts >= maxAttempts;
      await store.transaction((tx) =>
        settleInbound(tx, sms.id, {
          status: over ? 'failed' : 'waiting',
          intent: said.intent,
          outcome: 'UNAVAILABLE',
          subjectCode: said.code,
          dueAt: over ? null : new Date(now.getTime() + 2_000 * 2 ** Math.min(sms.attempts, 6)),
          handledAt: now,
        }),
      );
      return;
    }
    await store.transaction(async (tx) => {
      const now = clock.now();
      const fresh = await settleInbound(tx, sms.id, {
        status: 'done',
        intent: said.intent,
        outcome: outcome.kind,
        subjectCode: outcome.visit?.code ?? null,
        dueAt: null,
        handledAt: now,
      });
      if (!fresh) return;
      if (said.intent === 'stop' || said.intent === 'start')
        await writeStopped(tx, 'sms', sms.addressHash, said.intent === 'stop' ? now : null);
      const notice = noticeOf(sms, outcome);
      if (notice) await queue(tx, notice);
      const answered = outcome.visit && (await lastMessageAbout(tx, outcome.visit.code, sms.addressHash));
      if (answered && meansSomething.has(outcome.kind) && said.intent)
        await announceAnswered(tx, answered, said.intent, now, newId());
    });
  };

/** Outcomes that are an answer to a message, for whoever waits to know that its citizen knows. */
const meansSomething = new Set<Outcome['kind']>(['told', 'confirmed', 'accepted', 'refused', 'ready']);

export type { Inbound };
