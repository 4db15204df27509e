import type { Tx } from '@civicline/store';
import type { Channel, Facts, Locale } from '../domain/message';
import { templateNamed } from '../domain/templates';
import { insertMessage } from '../store/messages';
import type { Deps } from './deps';

/** Something that a citizen must be told. `template` and `facts` come from a template's `filled`. */
export interface Notice {
  readonly template: string;
  readonly facts: Facts;
  /** What it is about, as its owner knows it: the id by which the recipient is asked for. */
  readonly subjectId: string;
  /** What staff and citizens call it. */
  readonly subjectCode: string;
  /** A notice is told once for each version of its subject. */
  readonly subjectVersion: number;
  readonly locale: Locale;
  readonly traceparent: string | null;
  /** Left out: every channel; one for which the citizen gave no address is suppressed when its turn comes. */
  readonly channels?: readonly Channel[];
  /** It is not sent before, nor after. */
  readonly notBefore?: Date;
  readonly notAfter?: Date;
}

const everyChannel: readonly Channel[] = ['sms', 'email'];

/**
 * Queues one message a channel, in the transaction that remembers why. A second time for the same (subject, version,
 * notice, channel) changes nothing.
 */
export const queueNotice =
  ({ clock, newId }: Pick<Deps, 'clock' | 'newId'>) =>
  async (tx: Tx, { channels = everyChannel, notBefore, notAfter, ...about }: Notice): Promise<void> => {
    const { notice, recipient } = templateNamed(about.template);
    const now = clock.now();
    for (const channel of channels)
      await insertMessage(tx, {
        ...about,
        id: newId(),
        notice,
        recipient,
        channel,
        queuedAt: now,
        dueAt: notBefore && notBefore > now ? notBefore : now,
        notAfter: notAfter ?? null,
      });
  };
