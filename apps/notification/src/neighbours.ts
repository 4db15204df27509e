import type { directory, scheduling } from '@civicline/contracts';
import { common, scheduling as contract } from '@civicline/contracts';
import type { Calls } from '@civicline/service-kit';
import { callContext } from '@civicline/service-kit';
import { isRefusal } from '@civicline/service-kit/refusal';
import type { Recipient, SendDeps } from './commands/send-message';
import type { RecipientSource } from './domain/message';

interface NeighbourOptions {
  readonly appointments: Calls<scheduling.SchedulingServiceService>;
  readonly procedures: Calls<directory.DirectoryServiceService>;
  /** Aborted when the process stops. */
  readonly signal: AbortSignal;
}

/** What is asked of the other services at the moment of sending. */
export const neighbours = ({
  appointments,
  procedures,
  signal,
}: NeighbourOptions): Pick<SendDeps, 'recipientOf' | 'papersOf' | 'missingOf'> => {
  const asService = () => callContext({ caller: { role: 'system', id: 'notification' }, signal });

  /** Each kind of recipient is asked of the service that owns it; a new kind is a line here and in RecipientSource. */
  const recipients: Record<RecipientSource, (subjectId: string) => Promise<Recipient>> = {
    appointment: async (appointmentId) => {
      const { citizen, locale, answerKey } = await appointments.getRecipient({ appointmentId }, asService());
      return {
        name: citizen?.name ?? '',
        phone: citizen?.phone ?? '',
        email: citizen?.email ?? '',
        locale: locale === common.Locale.EN ? 'en' : 'vi',
        answerKey,
      };
    },
  };

  return {
    recipientOf: (source, subjectId) => recipients[source](subjectId),
    missingOf: async ({ code, version }) => {
      const { readiness } = await appointments.getReadiness({ code, phoneProof: '' }, asService());
      if (readiness?.version !== version || readiness.status !== contract.AppointmentStatus.BOOKED) return undefined;
      return readiness.papers
        .filter(({ required, state }) => required && state === contract.PaperState.MISSING)
        .flatMap(({ name }) => (name ? [{ vi: name.vi, en: name.en }] : []));
    },
    papersOf: async (code) => {
      try {
        const { procedure } = await procedures.getProcedure({ code }, asService());
        return (procedure?.checklist ?? []).flatMap(({ name }) => (name ? [{ vi: name.vi, en: name.en }] : []));
      } catch (error) {
        // A procedure that has gone since leaves a slip without a list, not a citizen without a slip.
        if (isRefusal(error)) return [];
        throw error;
      }
    },
  };
};
