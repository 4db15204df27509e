import { intake } from '@civicline/contracts';
import { callContext } from '@civicline/service-kit';
import { eventually } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';
import { askingOf } from './history';
import type { Place } from './place';
import { brokenIn, rowsOf } from './world';

const { READY, OFFLINE, BREAK } = intake.AgentState;
const { NEW_CALL, HUNG_UP } = intake.TelephonyEventKind;

export interface Race {
  readonly desks: number;
  readonly callers: number;
  /** How often a replica is killed meanwhile. */
  readonly kills: number;
}

const system = () => callContext({ caller: { role: 'system', id: 'pbx' }, timeoutMs: 60_000 });
const as = (id: string, idempotencyKey: string) =>
  callContext({ caller: { role: 'agent', id }, idempotencyKey, timeoutMs: 60_000 });
const hourMs = 3_600_000;

/**
 * Desks that become ready at once for callers who come at once, each served by whoever is offered them. Whoever gets no answer
 * asks the other replica the same again, and a desk that loses its stream opens another there. Tells what became of the callers.
 */
export const runRace = async (place: Place, { desks, callers, kills }: Race) => {
  const run = randomUUID().slice(0, 8);
  const answered = askingOf(place.clients);
  const over = new AbortController();
  const agents = Array.from({ length: desks }, (_, n) => `a${n + 1}`);
  let served = 0;

  const say = (sourceId: string, kind: intake.TelephonyEventKind, detail = '') =>
    intake.TelephonyEvent.fromPartial({
      source: 'pbx',
      callId: sourceId,
      eventId: `${sourceId}:${kind}`,
      kind,
      at: new Date(),
      queueId: 'general',
      number: '0912345678',
      detail,
    } as never);
  const report = (at: number, events: intake.TelephonyEvent[]) =>
    answered(at, (client) => client.reportEvents({ events }, system()));
  const be = (at: number, id: string, state: intake.AgentState) => {
    const key = randomUUID();
    return answered(at, (client) => client.setAgentState({ state, reason: '' }, as(id, key)));
  };

  /** Takes a caller, who is helped in no time, and is ready again. */
  const serve = async (at: number, id: string, { offer, call }: intake.OfferedCall) => {
    const [accepting, ending] = [randomUUID(), randomUUID()];
    const offerId = offer?.id ?? '';
    const taken = await answered(at, (client) => client.acceptOffer({ offerId }, as(id, accepting)));
    if (!taken) return;
    await report(at, [say(call?.sourceId ?? '', HUNG_UP, 'agent')]);
    const wish = { callId: call?.id ?? '', disposition: 'informed', then: READY, breakReason: '' };
    await answered(at, (client) => client.completeWrapUp(wish, as(id, ending)));
    served += 1;
  };

  const workAt = async (id: string, n: number) => {
    const seen = new Set<string>();
    const running: Promise<unknown>[] = [];
    const take = (offered: intake.OfferedCall | undefined, at: number) => {
      const offerId = offered?.offer?.id;
      if (!offered || !offerId || seen.has(offerId)) return;
      seen.add(offerId);
      running.push(serve(at, id, offered));
    };
    for (let at = n; !over.signal.aborted; at++) {
      const stream = callContext({ caller: { role: 'agent', id }, timeoutMs: hourMs, signal: over.signal });
      try {
        const client = place.clients[at % place.clients.length];
        for await (const { change } of client?.followDesk({ deskId: `${run}-${id}` }, stream) ?? []) {
          if (change?.$case === 'offer') take(change.value, at);
          if (change?.$case === 'picture') take(change.value.offer, at);
          // An offer that nobody answered in time, because its replica was dead: back to work.
          if (change?.$case === 'agent' && change.value.state === BREAK) running.push(be(at, id, READY));
        }
      } catch {
        // The replica is dead, or the race is over.
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await Promise.all(running);
  };

  const began = performance.now();
  const work = agents.map(workAt);
  const sources = Array.from({ length: callers }, (_, n) => `${run}-${n}`);
  await Promise.all([
    ...[0, 1, 2, 3].map((part) => {
      const arrivals = sources.filter((_, n) => n % 4 === part).map((sourceId) => say(sourceId, NEW_CALL));
      return arrivals.length ? report(part, arrivals) : undefined;
    }),
    ...agents.map((id, n) => be(n + 1, id, READY)),
  ]);
  for (let kill = 1; kill <= kills; kill++) {
    await eventually(() => {
      if (served < Math.min(callers - 1, (callers * kill) / (kills + 1))) throw new Error('too early to kill');
    });
    await place.killOne(kill % 2);
  }
  type Row = { outcome: string | null; answers: number };
  const rows = () =>
    rowsOf<Row>(
      place,
      `SELECT c.outcome, (SELECT count(*) FROM offer o WHERE o.call_id = c.id AND o.status = 'accepted')::int AS answers
       FROM call c WHERE c.source_id LIKE '${run}-%' AND c.state = 'ended'`,
    );
  const ended = await eventually(async () => {
    const found = await rows();
    if (found.length < callers) throw new Error(`${found.length} of ${callers} calls are over`);
    return found;
  });
  const seconds = (performance.now() - began) / 1_000;
  over.abort();
  await Promise.all(work);
  await Promise.all(agents.map((id, n) => be(n, id, OFFLINE)));
  return {
    seconds,
    completed: ended.filter(({ outcome }) => outcome === 'completed').length,
    lost: callers - ended.length,
    double: ended.filter(({ answers }) => answers > 1).length,
    withoutOutcome: ended.filter(({ outcome }) => !outcome).length,
    broken: await brokenIn(place),
  };
};
