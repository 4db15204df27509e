import { intake } from '@civicline/contracts';
import type { Badge } from '@civicline/service-kit';
import { callContext, grpcClient } from '@civicline/service-kit';
import type { Doors, Offered } from './simulate';

const beyondReasonMs = 20_000;
const streamMs = 48 * 3_600_000;

/** What stands waiting for something that has not come yet. */
interface Waiter<T> {
  readonly resolve: (value: T) => void;
  readonly reject: (error: Error) => void;
}

/** A line in which things wait for their taker, or the taker for them. */
const line = <T>() => {
  const things: T[] = [];
  let waiter: Waiter<T> | undefined;
  return {
    put: (thing: T) => {
      const taker = waiter;
      waiter = undefined;
      if (taker) taker.resolve(thing);
      else things.push(thing);
    },
    take: (ms: number, what: string): Promise<T> => {
      const thing = things.shift();
      if (thing !== undefined) return Promise.resolve(thing);
      return new Promise((resolve, reject) => {
        const limit = setTimeout(() => reject(new Error(`${what} did not come within ${ms / 1_000} s`)), ms);
        waiter = {
          reject,
          resolve: (value) => {
            clearTimeout(limit);
            resolve(value);
          },
        };
      });
    },
  };
};

/** Agents' desks as gRPC clients: they follow their streams, accept what is offered, and wrap up. */
export const openDesks = async (address: string, badge: Badge, agents: readonly string[]) => {
  const client = grpcClient(intake.IntakeServiceService, address, badge);
  const leaving = new AbortController();
  const as = (id: string, role: 'agent' | 'system' = 'agent') =>
    callContext({ caller: { role, id }, timeoutMs: 30_000 });
  const offers = line<Offered>();
  const pictures = line<string>();

  const follow = async (agentId: string) => {
    const call = callContext({ caller: { role: 'agent', id: agentId }, timeoutMs: streamMs, signal: leaving.signal });
    for await (const { change } of client.followDesk({ deskId: `replay-${agentId}` }, call)) {
      if (change?.$case === 'picture') pictures.put(agentId);
      const offered = change?.$case === 'offer' ? change.value : undefined;
      if (offered?.offer && offered.call) {
        const { id: offerId, callId } = offered.offer;
        offers.put({ agentId, offerId, callId, sourceId: offered.call.sourceId });
      }
    }
  };
  const streams = agents.map((agentId) =>
    follow(agentId).catch((error: unknown) => {
      if (!leaving.signal.aborted) throw error;
    }),
  );
  for (let open = 0; open < agents.length; open++) await pictures.take(beyondReasonMs, 'a desk');
  for (const id of agents) await client.setAgentState({ state: intake.AgentState.READY, reason: '' }, as(id));

  const doors: Doors = {
    report: async (events) => {
      await client.reportEvents({ events: [...events] }, as('pbx', 'system'));
    },
    nextOffer: () => offers.take(beyondReasonMs, 'an offer that must come'),
    accept: async ({ offerId, agentId }) => {
      await client.acceptOffer({ offerId }, as(agentId));
    },
    wrapUp: async ({ callId, agentId }) => {
      const then = intake.AgentState.READY;
      await client.completeWrapUp({ callId, disposition: 'informed', then, breakReason: '' }, as(agentId));
    },
  };
  return {
    doors,
    stop: async () => {
      leaving.abort();
      await Promise.allSettled(streams);
      await client.stop();
    },
  };
};
