import { addDays } from '@civicline/calendar';
import type { directory, intake, routing, scheduling } from '@civicline/contracts';
import { common, directory as directoryContract, scheduling as contract } from '@civicline/contracts';
import type { CallContext, Calls } from '@civicline/service-kit';
import { callContext } from '@civicline/service-kit';
import { isRefusal } from '@civicline/service-kit/refusal';
import type { VisitActs } from './commands/handle-inbound';
import type { Recipient, SendDeps } from './commands/send-message';
import type { Candidate } from './domain/campaign';
import type { Locale, RecipientSource } from './domain/message';
import type { FindCandidates } from './queries/preview-campaign';

interface NeighbourOptions {
  readonly appointments: Calls<scheduling.SchedulingServiceService>;
  readonly procedures: Calls<directory.DirectoryServiceService>;
  readonly callers: Pick<Calls<intake.IntakeServiceService>, 'getIntakeRecipient'>;
  readonly referrals: Pick<Calls<routing.RoutingServiceService>, 'getReferralRecipient' | 'getPostRecipient'>;
  /** Who wrote an SMS that is being answered. */
  readonly writerOf: (inboundId: string) => Promise<{ phone: string; locale: Locale } | undefined>;
  /** Who answers for another system that is told of events. */
  readonly webhookContact: (webhookId: string) => Promise<{ name: string; email: string }>;
  /** Where the pages are. */
  readonly publicUrl: string;
  /** Aborted when the process stops. */
  readonly signal: AbortSignal;
}

const asRecipient = ({ citizen, locale }: routing.GetPostRecipientResponse): Recipient => ({
  name: citizen?.name ?? '',
  phone: citizen?.phone ?? '',
  email: citizen?.email ?? '',
  locale: locale === common.Locale.EN ? 'en' : 'vi',
});

/** What is asked of the other services at the moment of sending. */
export const neighbours = ({
  appointments,
  procedures,
  callers,
  referrals,
  writerOf,
  webhookContact,
  publicUrl,
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
    caller: async (subjectId) => {
      const { name, phone, locale } = await callers.getIntakeRecipient({ subjectId }, asService());
      return { name, phone, email: '', locale: locale === common.Locale.EN ? 'en' : 'vi' };
    },
    referral: async (referralId) => asRecipient(await referrals.getReferralRecipient({ referralId }, asService())),
    post: async (legId) => asRecipient(await referrals.getPostRecipient({ legId }, asService())),
    // Erased by now: nobody is told any more.
    reply: async (inboundId) => ({
      name: '',
      email: '',
      ...((await writerOf(inboundId)) ?? { phone: '', locale: 'vi' }),
    }),
    waitlist: async (entryId) => {
      const { citizen, locale, key, entry } = await appointments.getWaitlistRecipient({ entryId }, asService());
      return {
        name: citizen?.name ?? '',
        phone: citizen?.phone ?? '',
        email: citizen?.email ?? '',
        locale: locale === common.Locale.EN ? 'en' : 'vi',
        // The key is behind the sign that browsers keep to themselves: it stands in no log.
        link: new URL(`/cho-cho#${entry?.code ?? ''}.${key}`, publicUrl).href,
      };
    },
    'webhook-owner': async (webhookId) => ({ ...(await webhookContact(webhookId)), phone: '', locale: 'vi' }),
    // The office that answers for it, by its public address.
    'article-owner': async (articleId) => {
      const { article } = await procedures.getArticle({ id: articleId, version: 0 }, asService());
      const { office } = await procedures.getOffice({ id: article?.ownerOfficeId ?? '' }, asService());
      const email = office?.contacts.find(({ kind }) => kind === directoryContract.ContactKind.EMAIL)?.value ?? '';
      return { name: office?.name?.vi ?? '', phone: '', email, locale: 'vi' };
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

/** Whether the directory knows an office. */
export const isOffice =
  (offices: Pick<Calls<directory.DirectoryServiceService>, 'getOffice'>) =>
  async (id: string, call: CallContext): Promise<boolean> => {
    try {
      await offices.getOffice({ id }, call);
      return true;
    } catch (error) {
      if (isRefusal(error)) return false;
      throw error;
    }
  };

const isOpen = (appointment: scheduling.Appointment) =>
  appointment.status === contract.AppointmentStatus.BOOKED || appointment.status === contract.AppointmentStatus.PENDING;

/** The office has changed nothing, or has its answer. */
const nothingToAnswer = new Set(['RELOCATION_NOT_FOUND', 'RELOCATION_ANSWERED']);

/** What an SMS does, in its writer's name: the number is the proof, and has no other name here than its hash. */
export const visitActs = (
  appointments: Calls<scheduling.SchedulingServiceService>,
  hashOf: (phone: string) => string,
  signal: AbortSignal,
): VisitActs => {
  const asCitizen = (phone: string, idempotencyKey?: string) =>
    callContext({ caller: { role: 'citizen', id: `sms-${hashOf(phone)}` }, idempotencyKey, signal });
  return {
    visit: async (code, phoneProof) => {
      try {
        const { appointment } = await appointments.getAppointment({ code, phoneProof }, asCitizen(phoneProof));
        const start = appointment?.slot?.start;
        return appointment && start ? { code: appointment.code, start, open: isOpen(appointment) } : undefined;
      } catch (error) {
        if (isRefusal(error)) return undefined;
        throw error;
      }
    },
    cancel: async (code, phoneProof, key) => {
      await appointments.cancelAppointment(
        { code, phoneProof, expectedVersion: 0, reason: '' },
        asCitizen(phoneProof, key),
      );
    },
    ready: async (code, phoneProof, key) => {
      await appointments.setReadiness({ code, phoneProof, items: [], allReady: true }, asCitizen(phoneProof, key));
    },
    answerRelocation: async (code, phoneProof, accept, key) => {
      const answer = accept ? contract.RelocationAnswer.ACCEPT : contract.RelocationAnswer.REFUSE;
      try {
        const answered = await appointments.answerRelocation({ code, phoneProof, answer }, asCitizen(phoneProof, key));
        const free = answered.alternatives.flatMap(({ start }) => (start ? [start] : []));
        return { start: answered.appointment?.slot?.start ?? null, free };
      } catch (error) {
        if (isRefusal(error) && nothingToAnswer.has(error.reason)) return 'none';
        throw error;
      }
    },
  };
};

const candidateOf = (appointment: scheduling.Appointment): Candidate[] => {
  const { id, code, slot, officeName, locale, citizen } = appointment;
  if (!slot?.start) return [];
  return [
    {
      appointmentId: id,
      code,
      start: slot.start,
      officeName: { vi: officeName?.vi ?? '', en: officeName?.en ?? '' },
      locale: locale === common.Locale.EN ? 'en' : 'vi',
      phone: citizen?.phone ?? '',
      email: citizen?.email ?? '',
      open: isOpen(appointment),
    },
  ];
};

const daysOf = (from: string, to: string): string[] => (from > to ? [] : [from, ...daysOf(addDays(from, 1), to)]);
const codesAtOnce = 8;

/** Whom a campaign is for, asked in the operator's name: nobody is found whom the operator may not see. */
export const findCandidates =
  (appointments: Calls<scheduling.SchedulingServiceService>): FindCandidates =>
  async (audience, call) => {
    if (audience.kind === 'office') {
      const days = daysOf(audience.fromDay, audience.toDay);
      const sheets = await Promise.all(
        days.map((day) => appointments.getDaySheet({ officeId: audience.officeId, day }, call)),
      );
      return { candidates: sheets.flatMap((sheet) => sheet.appointments.flatMap(candidateOf)), unknown: [] };
    }
    const candidates: Candidate[] = [];
    const unknown: string[] = [];
    const waiting = [...audience.codes];
    const worker = async () => {
      for (let code = waiting.shift(); code !== undefined; code = waiting.shift()) {
        try {
          const { appointment } = await appointments.getAppointment({ code, phoneProof: '' }, call);
          candidates.push(...(appointment ? candidateOf(appointment) : []));
        } catch (error) {
          if (!isRefusal(error)) throw error;
          unknown.push(code);
        }
      }
    };
    await Promise.all(Array.from({ length: codesAtOnce }, worker));
    return { candidates, unknown: unknown.sort() };
  };
