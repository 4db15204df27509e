import type { CallContext } from '@civicline/service-kit';
import type { Tx } from '@civicline/store';
import type { Call } from '../domain/call';
import { deskTime } from '../domain/call';
import type { CallAction, Target } from '../domain/control';
import { controlEvent, possible } from '../domain/control';
import {
  actionNotPossible,
  agentBusy,
  agentNotFound,
  callEnded,
  callNotFound,
  notYourCall,
  queueNotFound,
} from '../domain/refusals';
import { lockSeats } from '../store/agents';
import { callById, lockCall } from '../store/calls';
import { allQueues } from '../store/centre';
import { actOf, ask, targetText } from './carry-out';
import type { Deps } from './deps';
import { onceKey } from './deps';
import { hear } from './hear';
import { offerDirectly } from './offer-directly';

export interface Control {
  readonly callId: string;
  readonly action: CallAction;
  readonly target: Target | null;
}

const checkTarget = async (tx: Tx, target: Target | null) => {
  if (target?.kind === 'queue' && !(await allQueues(tx)).some(({ id }) => id === target.id)) throw queueNotFound();
  if (target?.kind !== 'agent') return;
  const seat = (await lockSeats(tx, [], [target.id])).get(target.id);
  if (!seat) throw agentNotFound();
  if (seat.state !== 'ready') throw agentBusy();
};

/**
 * Hold, resume, transfer, hang up. Refuses CALL_NOT_FOUND, CALL_ENDED, NOT_YOUR_CALL, ACTION_NOT_POSSIBLE; of a target
 * QUEUE_NOT_FOUND, AGENT_NOT_FOUND, AGENT_BUSY.
 */
export const controlCall =
  (deps: Deps) =>
  async (wish: Control, context: CallContext): Promise<Call> => {
    const { callId, action, target } = wish;
    await deps.store.once(onceKey('ControlCall', wish, context), async (tx) => {
      const call = await lockCall(tx, callId);
      if (!call) throw callNotFound();
      if (call.state === 'ended' || call.state === 'wrap_up') throw callEnded();
      const [holder] = (await lockSeats(tx, [callId], [])).values();
      if (holder?.id !== context.caller.id) throw notYourCall();
      if (!possible(call.state, action, target)) throw actionNotPossible();
      await checkTarget(tx, target);
      const { source, sourceId, queueId } = call;
      const at = deskTime(call, deps.clock.now());
      const event = controlEvent({ action, target, at, id: deps.newId(), queueId });
      await hear(deps, tx, [{ source, sourceId, event }]);
      if (action === 'transfer' && target?.kind === 'agent') await offerDirectly(deps, tx, callId, target.id);
      ask(deps, tx, call, actOf(action), targetText(target));
    });
    const call = await callById(deps.store, callId);
    if (!call) throw callNotFound();
    return call;
  };
