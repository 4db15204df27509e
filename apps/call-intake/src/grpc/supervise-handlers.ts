import type { intake } from '@civicline/contracts';
import type { CallContext } from '@civicline/service-kit';
import { reading } from '@civicline/service-kit';
import type { StateWish } from '../commands/set-agent-state';
import type { WhisperWish } from '../commands/supervise';
import type { AgentStatus } from '../domain/agent';
import type { Offer } from '../domain/offer';
import { readStateWish } from './read-desk';
import { statusToProto } from './translate';
import { offerToProto } from './words';

/** The use cases of supervisors behind the door. */
export interface SuperviseUseCases {
  assignCall(wish: { callId: string; agentId: string }, call: CallContext): Promise<Offer>;
  whisperNote(wish: WhisperWish, call: CallContext): Promise<void>;
  setAgentState(wish: StateWish, call: CallContext): Promise<AgentStatus>;
}

export const superviseHandlers = (cases: SuperviseUseCases) => ({
  assignCall: async (request: intake.AssignCallRequest, call: CallContext) => {
    const read = reading();
    const callId = read.uuid('callId', request.callId);
    const agentId = read.text('agentId', request.agentId, { max: 64 });
    read.done();
    return { offer: offerToProto(await cases.assignCall({ callId, agentId }, call)) };
  },

  whisperNote: async (request: intake.WhisperNoteRequest, call: CallContext) => {
    const read = reading();
    const agentId = read.text('agentId', request.agentId, { max: 64 });
    const words = read.text('text', request.text, { max: 1_000, lines: true });
    read.done();
    await cases.whisperNote({ agentId, words }, call);
    return {};
  },

  setAgentStateFor: async (request: intake.SetAgentStateForRequest, call: CallContext) => {
    const read = reading();
    const agentId = read.text('agentId', request.agentId, { max: 64 });
    read.done();
    return { agent: statusToProto(await cases.setAgentState(readStateWish(request, agentId), call)) };
  },
});
