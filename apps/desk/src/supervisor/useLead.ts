import type { AgentStatus, Offer } from '@civicline/contracts/rest';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';

const path = (text: string) => encodeURIComponent(text);

/** What a supervisor does about calls and agents. */
export const useLead = () => {
  const queries = useQueryClient();
  const assign = useMutation({
    mutationFn: ({ callId, agentId }: { callId: string; agentId: string }) =>
      api<Offer>(`/calls/${path(callId)}/assign`, { method: 'POST', body: { agentId } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['calls'] }),
  });
  const setState = useMutation({
    mutationFn: ({ agentId, state, reason }: { agentId: string; state: string; reason?: string }) =>
      api<AgentStatus>(`/agents/${path(agentId)}/state`, {
        method: 'POST',
        body: { state, ...(reason ? { reason } : {}) },
      }),
  });
  const whisper = useMutation({
    mutationFn: ({ agentId, text }: { agentId: string; text: string }) =>
      api(`/agents/${path(agentId)}/whisper`, { method: 'POST', body: { text } }),
  });
  return { assign, setState, whisper };
};
