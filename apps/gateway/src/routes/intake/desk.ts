import { z } from 'zod';
import { route } from '../../http/route';
import type { Backends } from '../backends';
import { id } from '../shapes';
import { agentStates, callActions } from './names';
import { agentStatus, call, centre, offer, record, webPhone } from './shapes';
import { agentStatusOf, callOf, centreOf, offerOf, present, recordOf, webPhoneOf } from './translate';

const tag = 'Desk';
export const desks = ['agent', 'supervisor', 'admin'] as const;
export const word = z.string().max(64);
/** What an agent may choose to be. */
export const chosenState = z.enum(['ready', 'break', 'offline']);
const answeredCall = z.object({ call, record: z.union([record, z.null()]) });

/** What an agent's desk asks for: state, offers, the call at hand and its wrap-up. */
export const deskRoutes = ({ intake: backend }: Backends, webPhoneUrl: string | undefined) => [
  route({
    method: 'get',
    path: '/centre',
    summary: 'Lines, queues, and what may be chosen: dispositions, reasons for a break, topics',
    tag,
    access: desks,
    answer: centre,
    handle: async (_, asked) => centreOf(await backend.getCentre({}, asked), asked.locale),
  }),
  route({
    method: 'post',
    path: '/desk/state',
    summary: 'Ready, on a break (with a reason) or offline',
    tag,
    access: desks,
    body: z.strictObject({ state: chosenState, reason: word.optional() }),
    answer: agentStatus,
    handle: async ({ body: { state, reason = '' } }, asked) => {
      const { agent } = await backend.setAgentState({ state: agentStates.valueOf(state), reason }, asked);
      return agentStatusOf(present(agent, 'agent'));
    },
  }),
  route({
    method: 'post',
    path: '/desk/web-phone',
    summary:
      'The own telephone in the browser, with a new secret; asked for again before that expires. Null: there is none',
    tag,
    access: desks,
    answer: z.object({ webPhone: z.union([webPhone, z.null()]) }),
    handle: async (_, asked) => {
      const { webPhone: lent } = webPhoneUrl ? await backend.lendWebPhone({}, asked) : {};
      return { webPhone: lent && webPhoneUrl ? webPhoneOf(lent, webPhoneUrl) : null };
    },
  }),
  route({
    method: 'post',
    path: '/offers/{id}/accept',
    summary: 'Take the offered call',
    tag,
    access: desks,
    names: { offerId: 'id' },
    params: id,
    answer: answeredCall,
    handle: async ({ params }, asked) => {
      const taken = await backend.acceptOffer({ offerId: params.id }, asked);
      return {
        call: callOf(present(taken.call, 'call')),
        record: taken.record ? recordOf(taken.record) : null,
      };
    },
  }),
  route({
    method: 'post',
    path: '/offers/{id}/reject',
    summary: 'Give the caller back to the original place in the queue',
    tag,
    access: desks,
    names: { offerId: 'id' },
    params: id,
    body: z.strictObject({ reason: word.optional() }),
    answer: agentStatus,
    handle: async ({ params, body: { reason = '' } }, asked) => {
      const { agent } = await backend.rejectOffer({ offerId: params.id, reason }, asked);
      return agentStatusOf(present(agent, 'agent'));
    },
  }),
  route({
    method: 'post',
    path: '/calls/{id}/control',
    summary: 'Hold, resume, hang up, transfer; "queue:ID", "agent:ID" or "tel:+84251..." is where to',
    tag,
    access: desks,
    names: { callId: 'id' },
    params: id,
    body: z.strictObject({ action: z.enum(callActions.names), target: z.string().max(120).optional() }),
    answer: call,
    handle: async ({ params, body: { action, target = '' } }, asked) => {
      const ask = { callId: params.id, action: callActions.valueOf(action), target };
      return callOf(present((await backend.controlCall(ask, asked)).call, 'call'));
    },
  }),
  route({
    method: 'post',
    path: '/calls/{id}/wrap-up',
    summary: 'End the wrap-up with a disposition; ready afterwards unless something else is wished',
    tag,
    access: desks,
    names: { callId: 'id' },
    params: id,
    body: z.strictObject({
      disposition: z.string().min(1).max(64),
      then: chosenState.optional(),
      breakReason: word.optional(),
    }),
    answer: z.object({ call, agent: agentStatus }),
    handle: async ({ params, body: { disposition, then, breakReason = '' } }, asked) => {
      const ask = { callId: params.id, disposition, then: agentStates.valueOf(then), breakReason };
      const done = await backend.completeWrapUp(ask, asked);
      return { call: callOf(present(done.call, 'call')), agent: agentStatusOf(present(done.agent, 'agent')) };
    },
  }),
  route({
    method: 'post',
    path: '/calls/{id}/wrap-up/extend',
    summary: 'More time for the wrap-up, at most twice',
    tag,
    access: desks,
    names: { callId: 'id' },
    params: id,
    answer: call,
    handle: async ({ params }, asked) =>
      callOf(present((await backend.extendWrapUp({ callId: params.id }, asked)).call, 'call')),
  }),
  route({
    method: 'post',
    path: '/calls/{id}/deflect',
    summary: 'The caller is answered by an SMS checklist, a web page or another hotline',
    tag,
    access: desks,
    names: { callId: 'id' },
    params: id,
    body: z.strictObject({
      to: z.enum(['sms-checklist', 'web-page', 'other-hotline']),
      procedureCode: word.optional(),
      officeId: z.string().max(120).optional(),
    }),
    answer: call,
    handle: async ({ params, body: { to, procedureCode = '', officeId = '' } }, asked) => {
      const ask = { callId: params.id, to: to.replaceAll('-', '_'), procedureCode, officeId };
      return callOf(present((await backend.deflectCall(ask, asked)).call, 'call'));
    },
  }),
  route({
    method: 'post',
    path: '/calls/{id}/assign',
    summary: 'This call to this agent next',
    tag: 'Supervisor',
    access: ['supervisor', 'admin'],
    names: { callId: 'id' },
    params: id,
    body: z.strictObject({ agentId: z.string().min(1).max(120) }),
    answer: offer,
    handle: async ({ params, body }, asked) =>
      offerOf(present((await backend.assignCall({ callId: params.id, agentId: body.agentId }, asked)).offer, 'offer')),
  }),
];
