import type { Clock } from '@civicline/service-kit';
import type { Attempt, Message } from '../domain/message';
import type { ProviderAnswer } from '../domain/hand-over';
import type { Circuits } from './circuits';
import type { Outgoing, Provider } from './provider';

export interface HandOverGear {
  /** In the order in which they are asked. */
  readonly providers: readonly Provider[];
  readonly circuits: Circuits;
  readonly clock: Clock;
  /** Longest time that one provider takes to answer. */
  readonly timeoutMs: number;
  /** Writes down who is about to be asked, if the provider's rate allows it: before the call, so that it outlives us. */
  readonly takeTurn: (messageId: string, provider: Pick<Provider, 'name' | 'perSecond'>) => Promise<boolean>;
  readonly signal: AbortSignal;
}

/** Nobody was asked. */
type NoAnswer = Extract<Attempt, { outcome: 'failed' | 'deferred' }>;

const unsure: Attempt = { outcome: 'rejected', reason: 'PROVIDER_UNSURE' };

/** Who may be asked: everybody, or only the one that may have the message already. Undefined: that one cannot be asked again. */
const askable = (providers: readonly Provider[], pinned: string | null): readonly Provider[] | undefined => {
  if (pinned === null) return providers;
  const known = providers.filter(({ name, remembers }) => name === pinned && remembers);
  return known.length ? known : undefined;
};

/**
 * Hands a message to the first provider that takes it, in their order. Only one that has surely not taken it is followed by
 * the next: a message that may be with a provider stays with it for all its tries, and then becomes work for a person, who
 * can call. Two messages for one line of the ledger are worse than a call.
 */
export const handOver =
  ({ providers, circuits, clock, timeoutMs, takeTurn, signal }: HandOverGear) =>
  async (message: Pick<Message, 'id' | 'provider' | 'dueAt'>, outgoing: Outgoing): Promise<Attempt> => {
    const pinned = message.provider;
    const failed = (reason: string): NoAnswer => ({ outcome: 'failed', reason, provider: pinned });
    // Whoever takes the message after us must not find us still asking.
    const isLate = () => message.dueAt !== null && message.dueAt.getTime() - clock.now().getTime() < timeoutMs;

    const ask = async (provider: Provider): Promise<ProviderAnswer | NoAnswer> => {
      if (isLate()) return failed('OUT_OF_TIME');
      if (!(await takeTurn(message.id, provider))) {
        circuits.leave(provider.name);
        return turnLater(provider, clock.now());
      }
      const answer = await provider.send(outgoing, signal);
      // Our own leaving says nothing of the provider.
      if (signal.aborted) circuits.leave(provider.name);
      else circuits.answered(provider.name, answer);
      return answer;
    };

    const known = askable(providers, pinned);
    if (!known) return unsure;
    let refusal: string | undefined;
    let away: string | undefined;
    for (const provider of known) {
      if (!circuits.enter(provider.name)) {
        away = 'PROVIDER_CIRCUIT_OPEN';
        continue;
      }
      const answer = await ask(provider);
      if (answer.outcome === 'taken')
        return { outcome: 'accepted', providerMessageId: answer.providerMessageId, provider: provider.name };
      if (answer.outcome === 'unsure')
        return provider.remembers ? { outcome: 'failed', reason: answer.reason, provider: provider.name } : unsure;
      if (answer.outcome === 'failed' || answer.outcome === 'deferred') return answer;
      if (answer.outcome === 'refused' || answer.outcome === 'no-account') refusal = answer.reason;
      else away = answer.reason;
    }
    if (away !== undefined) return failed(away);
    return { outcome: 'rejected', reason: refusal ?? 'NO_PROVIDER' };
  };

/** Back when there will be room again, a little apart from the others that wait. */
const turnLater = ({ perSecond }: Provider, now: Date): NoAnswer => {
  const waitMs = Math.max(250, 1_000 / perSecond) * (1 + Math.random());
  return { outcome: 'deferred', reason: 'PROVIDER_RATE', until: new Date(now.getTime() + waitMs) };
};
