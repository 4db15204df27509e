import type { Tx } from '@civicline/store';
import type { Channel, Template, VisitFacts } from '../domain/message';
import type { Locale } from '../domain/texts/visit-texts';
import { insertMessage } from '../store/messages';
import type { Deps } from './deps';

/** Something about a visit that its citizen must be told. */
export interface Notice {
  readonly subjectId: string;
  readonly template: Template;
  readonly locale: Locale;
  readonly facts: VisitFacts;
  readonly traceparent: string | null;
}

/** A visit is told on every channel; one for which the citizen gave no address is suppressed when its turn comes. */
const channels: readonly Channel[] = ['sms', 'email'];

/** Queues one message a channel, in the transaction that remembers the event. A second time changes nothing. */
export const queueNotice =
  ({ clock, newId }: Pick<Deps, 'clock' | 'newId'>) =>
  async (tx: Tx, notice: Notice): Promise<void> => {
    for (const channel of channels) {
      await insertMessage(tx, {
        ...notice,
        id: newId(),
        subjectCode: notice.facts.code,
        subjectVersion: notice.facts.version,
        channel,
        queuedAt: clock.now(),
      });
    }
  };
