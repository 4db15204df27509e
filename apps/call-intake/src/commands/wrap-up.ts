import { localDay } from '@civicline/calendar';
import type { CallContext } from '@civicline/service-kit';
import type { Tx } from '@civicline/store';
import type { AgentStatus } from '../domain/agent';
import type { Call } from '../domain/call';
import { notGiven } from '../domain/choices';
import { agentNotFound, callNotFound, notInWrapUp, notYourCall, wrapUpExtended } from '../domain/refusals';
import { agentById, lockSeats } from '../store/agents';
import { callById, endedWrapUps, lockCall, updateCalls } from '../store/calls';
import type { Deps } from './deps';
import { onceKey } from './deps';
import { record } from './hear';
import { noteUnfinished } from './promise-unfinished';

export interface WrapUp {
  readonly callId: string;
  readonly disposition: string;
  readonly then: 'ready' | 'break' | 'offline';
  readonly breakReason: string;
}

const mostExtensions = 2;

const holderOf = async (tx: Tx, callId: string) => {
  const [holder] = (await lockSeats(tx, [callId], [])).values();
  return holder;
};

/** Wakes whoever promises a call to those who were left waiting. */
type Wake = () => void;

const end = async (deps: Deps, wake: Wake, tx: Tx, call: Call, wish: Omit<WrapUp, 'callId'>, now: Date) => {
  const ended: Call = {
    ...call,
    state: 'ended',
    endedAt: now,
    disposition: wish.disposition,
    wrapUpUntil: null,
    wrapUpMs: Math.max(0, now.getTime() - (call.hungUpAt ?? now).getTime()),
  };
  const holder = await holderOf(tx, call.id);
  const seats = holder ? [{ id: holder.id, state: wish.then, reason: wish.breakReason, callId: null }] : [];
  updateCalls(tx, [ended]);
  await record(deps, tx, [{ call: ended, seats, offer: null, happened: ['ended'] }], now);
  if (await noteUnfinished(tx, ended, now)) tx.afterCommit(wake);
};

const wrappedUpBy = async (tx: Tx, callId: string, agentId: string): Promise<Call> => {
  const call = await lockCall(tx, callId);
  if (!call) throw callNotFound();
  if (call.agentId !== agentId) throw notYourCall();
  if (call.state !== 'wrap_up') throw notInWrapUp();
  return call;
};

/** Ends the wrap-up with a disposition. Refuses CALL_NOT_FOUND, NOT_YOUR_CALL, NOT_IN_WRAP_UP. */
export const completeWrapUp =
  (deps: Deps, wake: Wake) =>
  async (wish: WrapUp, context: CallContext): Promise<{ call: Call; agent: AgentStatus }> => {
    const agentId = context.caller.id;
    await deps.store.once(onceKey('CompleteWrapUp', wish, context), async (tx) => {
      const call = await wrappedUpBy(tx, wish.callId, agentId);
      await end(deps, wake, tx, call, wish, deps.clock.now());
    });
    const call = await callById(deps.store, wish.callId);
    const agent = await agentById(deps.store, agentId, localDay(deps.clock.now()));
    if (!call) throw callNotFound();
    if (!agent) throw agentNotFound();
    return { call, agent };
  };

/** Refuses CALL_NOT_FOUND, NOT_YOUR_CALL, NOT_IN_WRAP_UP, WRAP_UP_EXTENDED. */
export const extendWrapUp =
  (deps: Deps) =>
  (callId: string, context: CallContext): Promise<Call> =>
    deps.store.once(onceKey('ExtendWrapUp', { callId }, context), async (tx) => {
      const call = await wrappedUpBy(tx, callId, context.caller.id);
      if (call.wrapUpExtensions >= mostExtensions) throw wrapUpExtended(mostExtensions);
      const from = (call.wrapUpUntil ?? deps.clock.now()).getTime();
      const extended: Call = {
        ...call,
        wrapUpUntil: new Date(from + deps.times.wrapUpMs),
        wrapUpExtensions: call.wrapUpExtensions + 1,
      };
      updateCalls(tx, [extended]);
      deps.bell.ring(tx, [call.agentId]);
      return extended;
    });

/** Wrap-ups whose time is over end without a disposition, and say so. */
export const endWrapUps =
  (deps: Deps, wake: Wake) =>
  async (tx: Tx, limit: number): Promise<number> => {
    const now = deps.clock.now();
    const over = await endedWrapUps(tx, now, limit);
    const wish = { disposition: notGiven, then: 'ready', breakReason: '' } as const;
    for (const call of over) await end(deps, wake, tx, call, wish, now);
    return over.length;
  };
