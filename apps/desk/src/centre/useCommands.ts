import type { AgentStatus, Call, CallBack, ContactRecord } from '@civicline/contracts/rest';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import type { Desk } from './useDesk';

type Answered = { call: Call; record: ContactRecord | null };
const path = (text: string) => encodeURIComponent(text);

/** What an agent does. What becomes of it comes by the stream; only what must show at once is shown from the answer. */
export const useCommands = ({ dispatch }: Desk) => {
  const queries = useQueryClient();
  const renewLists = () => {
    for (const key of ['call-backs', 'records', 'calls', 'caller']) void queries.invalidateQueries({ queryKey: [key] });
  };
  const setState = useMutation({
    mutationFn: (wish: { state: 'ready' | 'break' | 'offline'; reason?: string }) =>
      api<AgentStatus>('/desk/state', { method: 'POST', body: wish }),
    onSuccess: (data) => dispatch({ type: 'agent', data }),
  });
  const accept = useMutation({
    mutationFn: (offerId: string) => api<Answered>(`/offers/${path(offerId)}/accept`, { method: 'POST' }),
    onSuccess: (data) => dispatch({ type: 'accepted', data }),
  });
  const reject = useMutation({
    mutationFn: (offerId: string) =>
      api<AgentStatus>(`/offers/${path(offerId)}/reject`, { method: 'POST', body: { reason: 'agent' } }),
    onSuccess: (data) => dispatch({ type: 'agent', data }),
  });
  const control = useMutation({
    mutationFn: ({ callId, ...body }: { callId: string; action: string; target?: string }) =>
      api<Call>(`/calls/${path(callId)}/control`, { method: 'POST', body }),
  });
  const extend = useMutation({
    mutationFn: (callId: string) => api<Call>(`/calls/${path(callId)}/wrap-up/extend`, { method: 'POST' }),
    onSuccess: (data) => dispatch({ type: 'call', data }),
  });
  const wrapUp = useMutation({
    mutationFn: ({ callId, ...body }: { callId: string; disposition: string; then?: string; breakReason?: string }) =>
      api<{ call: Call; agent: AgentStatus }>(`/calls/${path(callId)}/wrap-up`, { method: 'POST', body }),
    onSuccess: ({ call, agent }) => {
      dispatch({ type: 'call', data: call });
      dispatch({ type: 'agent', data: agent });
      renewLists();
    },
  });
  const deflect = useMutation({
    mutationFn: ({ callId, ...body }: { callId: string; to: string; procedureCode?: string }) =>
      api<Call>(`/calls/${path(callId)}/deflect`, { method: 'POST', body }),
  });
  const attempt = useMutation({
    mutationFn: (id: string) =>
      api<{ callBack: CallBack; call: Call | null; record: ContactRecord | null }>(`/call-backs/${path(id)}/attempt`, {
        method: 'POST',
      }),
    onSuccess: ({ call, record }) => {
      if (call) dispatch({ type: 'accepted', data: { call, record } });
      renewLists();
    },
  });
  const settle = useMutation({
    mutationFn: ({ id, result }: { id: string; result: string }) =>
      api<CallBack>(`/call-backs/${path(id)}/settle`, { method: 'POST', body: { result } }),
    onSettled: renewLists,
  });
  return { setState, accept, reject, control, extend, wrapUp, deflect, attempt, settle };
};

export type Commands = ReturnType<typeof useCommands>;
