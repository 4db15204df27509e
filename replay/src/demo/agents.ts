import { intake } from '@civicline/contracts';
import { callContext, isPassing } from '@civicline/service-kit';
import { isRefusal } from '@civicline/service-kit/refusal';
import { callBackOnce } from './call-backs';
import type { Client } from './client';
import { notesOf } from './notes';
import type { Rhythm } from './rhythm';

const names = [
  'Lý Thu Thảo',
  'Phan Văn Đức',
  'Bùi Ngọc Hân',
  'Hồ Quang Vinh',
  'Đặng Kim Yến',
  'Vũ Hoàng Nam',
  'Ngô Bích Trâm',
  'Dương Minh Khôi',
] as const;

const disposition = ['informed', 'informed', 'informed', 'booked', 'online', 'referred', 'changed'] as const;
const missPart = 0.02;
const holdPart = 0.15;
const breakPart = 0.05;
const callBackPart = 0.3;
const streamMs = 12 * 3_600_000;

/** Agents who are nobody's account: each serves every queue. */
export const demoAgents = (count: number, skills: readonly string[]): intake.Agent[] =>
  Array.from({ length: count }, (_, n) =>
    intake.Agent.fromPartial({
      id: `demo${String(n + 1).padStart(2, '0')}`,
      name: names[n % names.length] ?? '',
      skills: [...skills],
      extension: String(900 + n),
      team: 'demo',
    } as never),
  );

export interface AgentsOptions {
  readonly client: Client;
  readonly rhythm: Rhythm;
  readonly say: (line: string) => void;
}

/** An agent at a desk: takes what is offered after a moment, puts callers on hold, wraps up, and rests now and then. */
export const playAgent = async (id: string, { client, rhythm, say }: AgentsOptions): Promise<void> => {
  const as = () => callContext({ caller: { role: 'agent', id } });
  const notes = notesOf(client, rhythm, as);
  const states = intake.AgentState;
  /** A call may be over before somebody acts on it: in life as here, that is no fault. */
  const act = async (work: () => Promise<unknown>) => {
    try {
      await work();
    } catch (error) {
      if (!isRefusal(error) && !isPassing(error) && !rhythm.signal.aborted) throw error;
    }
  };
  const be = (state: intake.AgentState, reason = '') => act(() => client.setAgentState({ state, reason }, as()));

  const take = async (offerId: string) => {
    await rhythm.wait(rhythm.between(1, 4));
    // Let ring: the house puts the agent on a break, from which they come back.
    if (!rhythm.chance(missPart)) await act(() => client.acceptOffer({ offerId }, as()));
  };
  const hold = async (callId: string) => {
    if (!rhythm.chance(holdPart) || !(await rhythm.wait(rhythm.between(20, 60)))) return;
    await act(() => client.controlCall({ callId, action: intake.CallAction.HOLD, target: '' }, as()));
    await rhythm.wait(rhythm.between(8, 25));
    await act(() => client.controlCall({ callId, action: intake.CallAction.RESUME, target: '' }, as()));
  };
  const wrapUp = async (callId: string) => {
    await rhythm.wait(rhythm.between(5, 35));
    const rests = rhythm.chance(breakPart);
    const then = rests ? states.BREAK : states.READY;
    const cameTo = notes.dispositionOf(callId) ?? rhythm.pick(disposition);
    const wish = { callId, disposition: cameTo, then, breakReason: rests ? 'rest' : '' };
    await act(() => client.completeWrapUp(wish, as()));
  };
  const keepPromises = async () => {
    if (rhythm.chance(callBackPart) && (await rhythm.wait(rhythm.between(3, 20))))
      await act(() => callBackOnce(client, rhythm, as));
  };
  const comeBack = async () => {
    await rhythm.wait(rhythm.between(60, 300));
    await be(states.READY);
  };

  /** What has been begun for this call or state, so that each is begun once. */
  let begun = '';
  const once = (what: string, work: () => Promise<unknown>) => {
    if (begun === what) return;
    begun = what;
    void work().catch((error: unknown) => say(`${id}: ${String(error)}`));
  };
  const seeCall = (call: intake.Call) => {
    const talks = call.state === intake.CallState.ANSWERED && call.direction === intake.Direction.INBOUND;
    if (talks) once(`talk ${call.id}`, () => Promise.all([act(() => notes.note(call.id)), hold(call.id)]));
    if (call.state === intake.CallState.WRAP_UP) once(`wrap up ${call.id}`, () => wrapUp(call.id));
  };
  const seeAgent = (agent: intake.AgentStatus) => {
    if (agent.state === states.READY) once(`ready ${agent.since?.toISOString() ?? ''}`, keepPromises);
    if (agent.state === states.BREAK) once(`break ${agent.since?.toISOString() ?? ''}`, comeBack);
    if (agent.state === states.OFFLINE) once(`sign in ${Date.now()}`, () => be(states.READY));
  };

  const desk = callContext({ caller: { role: 'agent', id }, timeoutMs: streamMs, signal: rhythm.signal });
  for await (const { change } of client.followDesk({ deskId: `demo-${id}` }, desk)) {
    if (change?.$case === 'picture') {
      if (change.value.agent) seeAgent(change.value.agent);
      if (change.value.call) seeCall(change.value.call);
    }
    const offer =
      change?.$case === 'offer'
        ? change.value.offer
        : change?.$case === 'picture'
          ? change.value.offer?.offer
          : undefined;
    if (offer) once(`offer ${offer.id}`, () => take(offer.id));
    if (change?.$case === 'call') seeCall(change.value);
    if (change?.$case === 'agent') seeAgent(change.value);
  }
};
