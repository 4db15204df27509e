import type { CallContext } from '@civicline/service-kit';
import type { Tx } from '@civicline/store';
import { agentNotFound } from '../domain/refusals';
import { phoneOf } from '../store/agents';
import { forgetOverdueWebPhones, noteWebPhone } from '../store/web-phones';
import type { Deps } from './deps';

/** A telephone system whose agents may have their telephones in browsers. */
export interface WebPhones {
  /** From now on, whoever knows the secret is this extension's telephone in the browser, under the name that is returned. */
  lend(extension: string, secret: string): Promise<string>;
  /** Nobody may register as it any more; what is not lent is as good as taken back. */
  takeBack(extension: string): Promise<void>;
}

/** What a telephone in a browser registers with. */
export interface WebPhone {
  readonly user: string;
  readonly secret: string;
  readonly expiresAt: Date;
}

const lentMs = 15 * 60_000;

/**
 * Lends the caller their telephone in the browser; null where there is none for them. The secret goes to them and to the telephone system
 * and is kept nowhere: a second try gets another one, and the last holds. Refuses AGENT_NOT_FOUND.
 */
export const lendWebPhone =
  ({ store, clock }: Deps, phones: WebPhones | undefined, newSecret: () => string) =>
  async (call: CallContext): Promise<WebPhone | null> => {
    if (!phones) return null;
    const extension = await phoneOf(store, call.caller.id);
    if (extension === undefined) throw agentNotFound();
    // One that says by which way it is reached is no extension of ours.
    if (!extension || extension.includes('/')) return null;
    const expiresAt = new Date(clock.now().getTime() + lentMs);
    await noteWebPhone(store, extension, expiresAt);
    const secret = newSecret();
    return { user: await phones.lend(extension, secret), secret, expiresAt };
  };

/** Takes back what was lent for a time that is over. */
export const takeBackWebPhones =
  ({ clock }: Deps, phones: WebPhones) =>
  async (tx: Tx, limit: number): Promise<number> => {
    const overdue = await forgetOverdueWebPhones(tx, clock.now(), limit);
    for (const extension of overdue) await phones.takeBack(extension);
    return overdue.length;
  };
