import { localDay } from '@civicline/calendar';
import type { CallContext } from '@civicline/service-kit';
import type { AgentStatus } from '../domain/agent';
import { isBusy } from '../domain/agent';
import { agentBusy, agentNotFound } from '../domain/refusals';
import { agentById, lockAgent, moveSeats } from '../store/agents';
import { expectDesk } from '../store/desks';
import type { Deps } from './deps';
import { onceKey } from './deps';

export interface StateWish {
  readonly agentId: string;
  readonly state: 'ready' | 'break' | 'offline';
  /** Of a break. */
  readonly reason: string;
}

/** Ready, break or offline. Refuses AGENT_NOT_FOUND, AGENT_BUSY. */
export const setAgentState =
  (deps: Deps) =>
  async (wish: StateWish, call: CallContext): Promise<AgentStatus> => {
    const { agentId, state, reason } = wish;
    await deps.store.once(onceKey('SetAgentState', wish, call), async (tx) => {
      const now = deps.clock.now();
      const agent = await lockAgent(tx, agentId, localDay(now));
      if (!agent) throw agentNotFound();
      if (isBusy(agent)) throw agentBusy();
      moveSeats(tx, [{ id: agentId, state, reason, callId: null }], now, localDay(now));
      if (state !== 'offline' && !agent.deskOpen) expectDesk(tx, agentId, now);
      deps.bell.ring(tx, [agentId]);
    });
    const agent = await agentById(deps.store, agentId, localDay(deps.clock.now()));
    if (!agent) throw agentNotFound();
    return agent;
  };
