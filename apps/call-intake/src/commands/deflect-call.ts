import type { CallContext } from '@civicline/service-kit';
import { announceDeflected } from '../announce';
import type { Call } from '../domain/call';
import { deskTime } from '../domain/call';
import { callEnded, callNotFound } from '../domain/refusals';
import { callById, lockCall } from '../store/calls';
import { ask } from './carry-out';
import type { Deps } from './deps';
import { onceKey } from './deps';
import { hear } from './hear';

export interface Deflection {
  readonly callId: string;
  readonly to: 'sms_checklist' | 'web_page' | 'other_hotline';
  readonly procedureCode: string;
  readonly officeId: string;
}

/**
 * The caller is answered otherwise than by an agent. Whoever waits leaves the queue with it; whoever is being spoken to stays,
 * and the call says where they were sent. A checklist is sent by whoever hears of it. Refuses CALL_NOT_FOUND, CALL_ENDED.
 */
export const deflectCall =
  (deps: Deps) =>
  async (wish: Deflection, context: CallContext): Promise<Call> => {
    await deps.store.once(onceKey('DeflectCall', wish, context), async (tx) => {
      const call = await lockCall(tx, wish.callId);
      if (!call) throw callNotFound();
      if (call.state === 'ended' || call.state === 'wrap_up') throw callEnded();
      const { source, sourceId } = call;
      const said = { at: deskTime(call, deps.clock.now()), origin: 'desk', id: `deflect:${deps.newId()}` } as const;
      const detail = `deflected:${wish.to}`;
      const waits = !call.answeredAt;
      await hear(deps, tx, [
        { source, sourceId, event: { ...said, kind: waits ? 'hung_up' : 'key', detail }, deflectedTo: wish.to },
      ]);
      await announceDeflected(tx, (await lockCall(tx, call.id)) ?? call, wish, deps.clock.now(), deps.newId);
      if (waits) ask(deps, tx, call, 'hang_up', {});
    });
    const call = await callById(deps.store, wish.callId);
    if (!call) throw callNotFound();
    return call;
  };
