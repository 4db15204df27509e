import type { CallContext } from '@civicline/service-kit';
import { concerns } from '@civicline/store/audit';
import { localDay } from '@civicline/calendar';
import { fold } from '@civicline/vietnamese';
import type { Ledger, Visit } from '../commands/deps';
import type { Call } from '../domain/call';
import type { CallBack } from '../domain/call-back';
import { maySeeNumber } from '../domain/permissions';
import { callNotFound, notYourCall } from '../domain/refusals';
import type { ContactRecord } from '../domain/record';
import { openCallBacksOf } from '../store/call-backs';
import { callsOfNumber } from '../store/call-lists';
import { callById } from '../store/calls';
import { recordsOf } from '../store/records';
import type { Asking } from './asking';

/** Who is calling, as far as the number says it, and everything that is open with them. */
export interface Caller {
  /** 'maybe': somebody else has used this number as well, or nobody gave a name. */
  readonly known: 'new' | 'maybe' | 'yes';
  readonly names: readonly string[];
  readonly calls: readonly Call[];
  readonly records: readonly ContactRecord[];
  readonly callBacks: readonly CallBack[];
  readonly visits: readonly Visit[];
  readonly attemptsToday: number;
}

const most = { calls: 20, records: 10 };

const nobody: Caller = {
  known: 'new',
  names: [],
  calls: [],
  records: [],
  callBacks: [],
  visits: [],
  attemptsToday: 0,
};

/** The history of a number, from this service's own tables. */
export const historyOf =
  ({ store, clock }: Asking) =>
  async (number: string, callId: string): Promise<Caller> => {
    if (!number) return nobody;
    const [calls, records, callBacks] = await Promise.all([
      callsOfNumber(store, number, most.calls),
      recordsOf(store, number, most.records),
      openCallBacksOf(store, [number]),
    ]);
    const named = new Map(
      [...records.map(({ name }) => name), ...callBacks.map(({ name }) => name)]
        .filter(Boolean)
        .map((name) => [fold(name), name]),
    );
    const earlier = calls.filter(({ id }) => id !== callId);
    const isNew = !earlier.length && !records.length && !callBacks.length;
    const today = localDay(clock.now());
    return {
      known: isNew ? 'new' : named.size === 1 ? 'yes' : 'maybe',
      names: [...named.values()],
      calls: earlier,
      records,
      callBacks,
      visits: [],
      attemptsToday: calls.filter((call) => call.direction === 'inbound' && localDay(call.arrivedAt) === today).length,
    };
  };

/**
 * The same with the visits ahead, which scheduling is asked for. Agents ask of the calls that they serve, and of numbers that
 * somebody gave them. Refuses CALL_NOT_FOUND, NOT_YOUR_CALL.
 */
export const getCaller =
  (asking: Asking, ledger: Pick<Ledger, 'visits'>) =>
  async (
    which: { readonly callId: string; readonly number: string },
    context: CallContext,
  ): Promise<{ caller: Caller; inFull: boolean }> => {
    const call = which.callId ? await callById(asking.store, which.callId) : undefined;
    if (which.callId && !call) throw callNotFound();
    if (call) concerns(call.number);
    if (call && context.caller.role === 'agent' && call.agentId !== context.caller.id) throw notYourCall();
    const number = call?.number ?? which.number;
    const history = await historyOf(asking)(number, which.callId);
    const visits = number ? await ledger.visits(number, context) : [];
    return { caller: { ...history, visits }, inFull: !call || maySeeNumber(context.caller, call) };
  };
