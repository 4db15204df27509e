import { toRfc3339 } from '@civicline/calendar';
import { scheduling } from '@civicline/contracts';
import type { Locale } from '@civicline/service-kit';
import { formatPhone } from '@civicline/vietnamese';
import { at, pick, slotOf } from './translate';

const statuses: Partial<Record<scheduling.WaitlistStatus, string>> = {
  [scheduling.WaitlistStatus.WAITING]: 'waiting',
  [scheduling.WaitlistStatus.OFFERED]: 'offered',
  [scheduling.WaitlistStatus.TAKEN]: 'taken',
  [scheduling.WaitlistStatus.PASSED]: 'passed',
  [scheduling.WaitlistStatus.LEFT]: 'left',
};

const causes: Partial<Record<scheduling.WaitlistCause, string>> = {
  [scheduling.WaitlistCause.CITIZEN]: 'citizen',
  [scheduling.WaitlistCause.STAFF]: 'staff',
  [scheduling.WaitlistCause.CANCELLED]: 'cancelled',
  [scheduling.WaitlistCause.MOVED]: 'moved',
  [scheduling.WaitlistCause.RELEASED]: 'released',
  [scheduling.WaitlistCause.EXPIRED]: 'expired',
  [scheduling.WaitlistCause.PASSED_ON]: 'passed-on',
  [scheduling.WaitlistCause.OPENED]: 'opened',
  [scheduling.WaitlistCause.NO_ANSWER]: 'no-answer',
  [scheduling.WaitlistCause.CLOSED]: 'closed',
  [scheduling.WaitlistCause.OVER]: 'over',
};

export const waitlistEntryOf = (entry: scheduling.WaitlistEntry | undefined, locale: Locale) => {
  if (!entry) throw new Error('an answer without its entry');
  return {
    code: entry.code,
    status: statuses[entry.status] ?? 'waiting',
    version: entry.version,
    office: { id: entry.officeId, name: pick(entry.officeName, locale) },
    scheduleId: entry.scheduleId,
    procedure: { code: entry.procedureCode, name: pick(entry.procedureName, locale) },
    from: entry.fromDay,
    to: entry.toDay,
    earliest: entry.earliest,
    latest: entry.latest,
    citizen: {
      name: entry.citizen?.name ?? '',
      phone: formatPhone(entry.citizen?.phone ?? ''),
      email: entry.citizen?.email ?? '',
    },
    locale: String(entry.locale).endsWith('EN') ? 'en' : 'vi',
    joinedAt: at(entry.joinedAt),
    changedAt: at(entry.changedAt),
    ahead: entry.ahead,
    offered:
      entry.offered && entry.offeredUntil
        ? { slot: slotOf(entry.offered), until: toRfc3339(entry.offeredUntil) }
        : null,
    appointmentCode: entry.appointmentCode || null,
    steps: entry.steps.map((step) => ({
      version: step.version,
      status: statuses[step.status] ?? 'waiting',
      cause: causes[step.cause] ?? 'staff',
      at: at(step.at),
      slotId: step.slotId,
    })),
  };
};
