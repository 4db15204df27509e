import { intake } from '@civicline/contracts';
import type { Calls } from '@civicline/service-kit';
import { callContext } from '@civicline/service-kit';
import { isRefusal } from '@civicline/service-kit/refusal';
import { eventually } from '@civicline/testkit';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';

const { NEW_CALL, HUNG_UP } = intake.TelephonyEventKind;
const { READY, BREAK, OFFLINE, WRAP_UP } = intake.AgentState;

export type Client = Calls<intake.IntakeServiceService>;

/** Something that somebody does: callers by number, agents by number. */
export interface Act {
  readonly what: 'arrive' | 'hangUp' | 'sayAgain' | 'ready' | 'rest' | 'accept' | 'reject' | 'wrapUp';
  readonly who: number;
  /** Which replica is asked first. */
  readonly at: number;
}

export const acts = (agents: number, length: number) =>
  fc.array(
    fc.record<Act>({
      what: fc.constantFrom(
        'arrive',
        'arrive',
        'hangUp',
        'sayAgain',
        'ready',
        'ready',
        'accept',
        'accept',
        'reject',
        'wrapUp',
        'rest',
      ),
      who: fc.nat(agents * 7),
      at: fc.nat(1),
    }),
    { minLength: length, maxLength: length },
  );

const system = () => callContext({ caller: { role: 'system', id: 'pbx' }, timeoutMs: 60_000 });
const supervisor = () => callContext({ caller: { role: 'supervisor', id: 's1' }, timeoutMs: 60_000 });
const as = (id: string, idempotencyKey: string) =>
  callContext({ caller: { role: 'agent', id }, idempotencyKey, timeoutMs: 60_000 });

/** Whoever gets no answer asks the other replica the same again, until there is one; nothing when it is refused. */
export const askingOf =
  (clients: readonly Client[]) =>
  async <T>(at: number, ask: (client: Client) => Promise<T>): Promise<T | undefined> => {
    let turn = at;
    return eventually(async () => {
      const client = clients[turn++ % clients.length];
      if (!client) throw new Error('no replica');
      try {
        return await ask(client);
      } catch (error) {
        if (isRefusal(error)) return undefined;
        throw error;
      }
    });
  };

/**
 * Callers and agents as a model sees them: what was said and answered. Whoever gets no answer asks the other replica the same
 * again, until there is one: that is what telephone systems and desks do.
 */
export const openHistory = (clients: readonly Client[], agents: number) => {
  const run = randomUUID().slice(0, 8);
  const callers: { readonly sourceId: string; readonly arrival: intake.TelephonyEvent; hungUp: boolean }[] = [];
  /** Calls whose acceptance was confirmed, by our id of the call. */
  const accepted = new Map<string, string>();

  const answered = askingOf(clients);

  const say = (sourceId: string, kind: intake.TelephonyEventKind, more: Partial<intake.TelephonyEvent> = {}) =>
    intake.TelephonyEvent.fromPartial({
      source: 'pbx',
      callId: sourceId,
      eventId: `${sourceId}:${kind}`,
      kind,
      at: new Date(),
      queueId: 'general',
      ...more,
    } as never);
  const report = (at: number, event: intake.TelephonyEvent) =>
    answered(at, (client) => client.reportEvents({ events: [event] }, system()));

  const hangUp = async (at: number, caller: (typeof callers)[number]) => {
    caller.hungUp = true;
    await report(at, say(caller.sourceId, HUNG_UP, { detail: 'caller' }));
  };

  const stateOf = async (at: number, id: string) =>
    (await answered(at, (client) => client.listAgents({}, supervisor())))?.agents.find(({ agent }) => agent?.id === id);

  /** What is offered to an agent, as anybody may look it up. */
  const offerOf = async (at: number, id: string) => {
    const status = await stateOf(at, id);
    if (!status?.callId) return undefined;
    const found = await answered(at, (client) => client.getCall({ callId: status.callId }, supervisor()));
    return found?.offers.find(({ agentId, status: one }) => agentId === id && one === intake.OfferStatus.PENDING);
  };

  const wrapUp = async (at: number, id: string, then: intake.AgentState) => {
    const status = await stateOf(at, id);
    if (status?.state !== WRAP_UP) return;
    const wish = { callId: status.callId, disposition: 'informed', then, breakReason: then === BREAK ? 'rest' : '' };
    const key = randomUUID();
    await answered(at, (client) => client.completeWrapUp(wish, as(id, key)));
  };

  const move = (at: number, id: string, state: intake.AgentState) => {
    const key = randomUUID();
    const reason = state === BREAK ? 'rest' : '';
    return answered(at, (client) => client.setAgentState({ state, reason }, as(id, key)));
  };

  const carryOut = async ({ what, who, at }: Act): Promise<void> => {
    const id = `a${(who % agents) + 1}`;
    const caller = callers[who % Math.max(1, callers.length)];
    if (what === 'arrive') {
      const sourceId = `${run}-${callers.length}`;
      const arrival = say(sourceId, NEW_CALL, { number: `09120000${String(who % 100).padStart(2, '0')}` });
      callers.push({ sourceId, arrival, hungUp: false });
      await report(at, arrival);
    } else if (what === 'hangUp') {
      if (caller && !caller.hungUp) await hangUp(at, caller);
    } else if (what === 'sayAgain') {
      if (caller) await report(at, caller.arrival);
    } else if (what === 'ready') await move(at, id, READY);
    else if (what === 'rest') await move(at, id, BREAK);
    else if (what === 'wrapUp') await wrapUp(at, id, READY);
    else {
      const offer = await offerOf(at, id);
      if (!offer) return;
      const key = randomUUID();
      if (what === 'reject')
        await answered(at, (client) => client.rejectOffer({ offerId: offer.id, reason: '' }, as(id, key)));
      else if (await answered(at, (client) => client.acceptOffer({ offerId: offer.id }, as(id, key))))
        accepted.set(offer.callId, id);
    }
  };

  /** Everybody hangs up and goes home. */
  const end = async () => {
    for (const caller of callers) if (!caller.hungUp) await hangUp(0, caller);
    for (let n = 1; n <= agents; n++)
      await eventually(async () => {
        await wrapUp(0, `a${n}`, BREAK);
        await move(0, `a${n}`, OFFLINE);
        const status = await stateOf(0, `a${n}`);
        if (status?.state !== OFFLINE) throw new Error(`a${n} is still ${status?.state ?? 'unknown'}`);
      });
  };

  return { run, callers, accepted, carryOut, end };
};
