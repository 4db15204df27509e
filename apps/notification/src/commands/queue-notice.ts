import type { Tx } from '@civicline/store';
import { announceMessage } from '../announce';
import type { QuietHours } from '../domain/considerate';
import { mayGoAt } from '../domain/considerate';
import type { Channel, Facts, Locale, RecipientSource } from '../domain/message';
import { templateNamed } from '../domain/templates';
import { insertMessage, supersedeWaiting } from '../store/messages';
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
  /** Left out: the template's own. Campaigns are notices of their own each. */
  readonly notice?: string;
  readonly recipient?: RecipientSource;
  /** Left out: every channel; one for which the citizen gave no address is suppressed when its turn comes. */
  readonly channels?: readonly Channel[];
  /** It is not sent before, nor after. */
  readonly notBefore?: Date;
  readonly notAfter?: Date;
}

export interface QueueDeps extends Pick<Deps, 'clock' | 'newId'> {
  readonly quiet: QuietHours | null;
  /** Whether the phone is reached by Zalo first. */
  readonly zaloHas: (template: string) => boolean;
}

const channelsOf = ({ zaloHas }: QueueDeps, template: string): readonly Channel[] => [
  zaloHas(template) ? 'zalo' : 'sms',
  'email',
];

/**
 * Queues one message a channel, in the transaction that remembers why. A second time for the same (subject, version,
 * notice, channel) changes nothing. An earlier version that still waits for its hour is not worth saying any more.
 */
export const queueNotice =
  (deps: QueueDeps) =>
  async (tx: Tx, { channels, notBefore, notAfter, ...about }: Notice): Promise<void> => {
    const template = templateNamed(about.template);
    const { notice = template.notice, recipient = template.recipient } = about;
    const now = deps.clock.now();
    const from = notBefore && notBefore > now ? notBefore : now;
    for (const channel of channels ?? channelsOf(deps, about.template)) {
      const line = {
        ...about,
        id: deps.newId(),
        notice,
        recipient,
        channel,
        queuedAt: now,
        dueAt: mayGoAt(template.urgency(about.facts), channel, deps.quiet, from),
        notAfter: notAfter ?? null,
      };
      await insertMessage(tx, line);
      for (const earlier of await supersedeWaiting(tx, line, now))
        await announceMessage(tx, 'suppressed', earlier, 'SUPERSEDED', now, deps.newId());
    }
  };
