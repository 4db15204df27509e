import type { scheduling } from '@civicline/contracts';
import { common, scheduling as contract } from '@civicline/contracts';
import type { DomainEvent } from '@civicline/events';
import { currentTraceparent, localized } from '@civicline/service-kit';
import type { Tx } from '@civicline/store';
import type { Notice } from '../commands/queue-notice';
import type { VisitFacts } from '../domain/message';
import { appointmentBooked, appointmentCancelled, appointmentMoved } from '../domain/visit-templates';

type QueueNotice = (tx: Tx, notice: Notice) => Promise<void>;

const factsOf = (visit: scheduling.PromisedVisit): VisitFacts => {
  if (!visit.start || !visit.end) throw new Error(`visit ${visit.appointmentId} has no time`);
  return {
    code: visit.code,
    version: visit.version,
    start: visit.start,
    end: visit.end,
    officeName: localized(visit.officeName),
    officeAddress: localized(visit.officeAddress),
    procedureCode: visit.procedureCode,
    procedureName: localized(visit.procedureName),
  };
};

/** A notice about a visit as an event tells it. */
export const noticeOf = (
  template: typeof appointmentBooked,
  visit: scheduling.PromisedVisit | undefined,
  more: Partial<VisitFacts> = {},
): Notice => {
  if (!visit) throw new Error('event without a visit');
  return {
    ...template.filled({ ...factsOf(visit), ...more }),
    subjectId: visit.appointmentId,
    subjectCode: visit.code,
    subjectVersion: visit.version,
    locale: visit.locale === common.Locale.EN ? 'en' : 'vi',
    traceparent: currentTraceparent() ?? null,
  };
};

const changed = (cause: scheduling.ChangeCause, reason: common.LocalizedText | undefined): Partial<VisitFacts> => ({
  ...(reason?.vi ? { reason: localized(reason) } : {}),
  byOffice: cause === contract.ChangeCause.CLOSURE || cause === contract.ChangeCause.OFFICE,
});

/** What a citizen is told of: each change of an appointment makes one notice. */
export const onAppointmentChanged = (queueNotice: QueueNotice) => ({
  'civicline.appointment.booked.v1': (event: DomainEvent<scheduling.AppointmentBooked>, tx: Tx) =>
    queueNotice(tx, noticeOf(appointmentBooked, event.data.visit)),

  'civicline.appointment.moved.v1': ({ data }: DomainEvent<scheduling.AppointmentMoved>, tx: Tx) =>
    queueNotice(
      tx,
      noticeOf(appointmentMoved, data.visit, {
        ...changed(data.cause, data.reason),
        ...(data.previousStart ? { previousStart: data.previousStart } : {}),
      }),
    ),

  'civicline.appointment.cancelled.v1': ({ data }: DomainEvent<scheduling.AppointmentCancelled>, tx: Tx) =>
    queueNotice(tx, noticeOf(appointmentCancelled, data.visit, changed(data.cause, data.reason))),
});
