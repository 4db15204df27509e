import { localDay } from '@civicline/calendar';
import type { AtHand } from '../domain/permissions';
import { agentById } from '../store/agents';
import { callBackById } from '../store/call-backs';
import { callById } from '../store/calls';
import type { Asking } from './asking';

/** What an agent serves now, or is offered. */
export const atHand =
  ({ store, clock }: Asking) =>
  async (agentId: string): Promise<AtHand | undefined> => {
    const agent = await agentById(store, agentId, localDay(clock.now()));
    const call = agent?.callId ? await callById(store, agent.callId) : undefined;
    if (!call) return undefined;
    const callBack = call.callBackId ? await callBackById(store, call.callBackId) : undefined;
    return { callId: call.id, number: call.number, recordId: callBack?.recordId ?? null };
  };
