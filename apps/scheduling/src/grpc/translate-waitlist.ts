import { scheduling } from '@civicline/contracts';
import type { WaitlistCause, WaitlistStatus } from '../domain/waitlist';
import type { EntryInLine } from '../queries/waitlist';
import { localeToProto, slotToProto } from './translate';

const statuses: Record<WaitlistStatus, scheduling.WaitlistStatus> = {
  waiting: scheduling.WaitlistStatus.WAITING,
  offered: scheduling.WaitlistStatus.OFFERED,
  taken: scheduling.WaitlistStatus.TAKEN,
  passed: scheduling.WaitlistStatus.PASSED,
  left: scheduling.WaitlistStatus.LEFT,
};

const causes: Record<WaitlistCause, scheduling.WaitlistCause> = {
  citizen: scheduling.WaitlistCause.CITIZEN,
  staff: scheduling.WaitlistCause.STAFF,
  cancelled: scheduling.WaitlistCause.CANCELLED,
  moved: scheduling.WaitlistCause.MOVED,
  released: scheduling.WaitlistCause.RELEASED,
  expired: scheduling.WaitlistCause.EXPIRED,
  'passed-on': scheduling.WaitlistCause.PASSED_ON,
  opened: scheduling.WaitlistCause.OPENED,
  'no-answer': scheduling.WaitlistCause.NO_ANSWER,
  closed: scheduling.WaitlistCause.CLOSED,
  over: scheduling.WaitlistCause.OVER,
};

export const entryToProto = ({ entry, ahead, steps }: EntryInLine): scheduling.WaitlistEntry => ({
  id: entry.id,
  code: entry.code,
  status: statuses[entry.status],
  version: entry.version,
  officeId: entry.officeId,
  officeName: entry.officeName,
  scheduleId: entry.scheduleId,
  procedureCode: entry.procedureCode,
  procedureName: entry.procedureName,
  fromDay: entry.fromDay,
  toDay: entry.toDay,
  earliest: entry.earliest,
  latest: entry.latest,
  citizen: entry.citizen,
  locale: localeToProto(entry.locale),
  joinedAt: entry.joinedAt,
  changedAt: entry.changedAt,
  offered: entry.offer ? slotToProto(entry.offer.slot) : undefined,
  offeredUntil: entry.offer?.until,
  appointmentCode: entry.appointmentCode,
  ahead,
  steps: steps.map(({ version, status, cause, at, slotId }) => ({
    version,
    status: statuses[status],
    cause: causes[cause],
    at,
    slotId,
  })),
});
