import { common, scheduling, topics } from '@civicline/contracts';
import type { EventType } from '@civicline/contracts';
import type { DomainEvent } from '@civicline/events';
import { announce } from '@civicline/events';
import type { Tx } from '@civicline/store';
import { changed } from '@civicline/store/audit';
import type { Appointment, Localized } from './domain/appointment';
import type { Change, Closure, Progress, ToldBy, UntoldReason } from './domain/closing';
import { openEnd } from './domain/closing';
import { lacking } from './domain/readiness';
import type { ReminderKind } from './domain/reminder';
import type { Offer, WaitlistEntry } from './domain/waitlist';
import type { Readiness } from './store/readiness';
import type { ToRemind } from './store/reminders';

/** Who caused a change. */
export type Cause = 'citizen' | 'agent' | 'office' | 'closure';

/** What happened to an appointment; the data is what it is now. */
export type Happened =
  | { readonly what: 'booked' | 'arrived' | 'fulfilled' | 'noshow'; readonly appointment: Appointment }
  | {
      readonly what: 'moved' | 'cancelled';
      readonly appointment: Appointment;
      readonly cause: Cause;
      readonly closureId?: string;
    }
  | { readonly what: 'refused'; readonly appointment: Appointment; readonly closureId: string }
  | { readonly what: 'senthome'; readonly appointment: Appointment; readonly missing: number };

const causes = {
  citizen: scheduling.ChangeCause.CITIZEN,
  agent: scheduling.ChangeCause.AGENT,
  office: scheduling.ChangeCause.OFFICE,
  closure: scheduling.ChangeCause.CLOSURE,
} as const;

const phases = {
  planning: scheduling.ClosurePhase.PLANNING,
  held: scheduling.ClosurePhase.HELD,
  moving: scheduling.ClosurePhase.MOVING,
  done: scheduling.ClosurePhase.DONE,
  lifted: scheduling.ClosurePhase.LIFTED,
} as const;

const source = '/scheduling';

const visitOf = (appointment: Appointment): scheduling.PromisedVisit => ({
  appointmentId: appointment.id,
  code: appointment.code,
  version: appointment.version,
  officeId: appointment.slot.officeId,
  officeName: appointment.officeName,
  officeAddress: appointment.officeAddress,
  scheduleId: appointment.slot.scheduleId,
  slotId: appointment.slot.id,
  start: appointment.slot.start,
  end: appointment.slot.end,
  procedureCode: appointment.procedureCode,
  procedureName: appointment.procedureName,
  locale: appointment.locale === 'en' ? common.Locale.EN : common.Locale.VI,
});

const dataOf = (happened: Happened): unknown => {
  const visit = visitOf(happened.appointment);
  if (happened.what === 'senthome')
    return { visit, missing: happened.missing } satisfies scheduling.AppointmentSenthome;
  if (happened.what === 'refused')
    return { visit, closureId: happened.closureId } satisfies scheduling.AppointmentRefused;
  if (happened.what !== 'moved' && happened.what !== 'cancelled') return { visit };
  // A citizen's own words stay with the appointment; what an office says is said to everybody.
  const reason: Localized | undefined =
    happened.cause === 'citizen' ? undefined : (happened.appointment.reason ?? undefined);
  const change = { visit, cause: causes[happened.cause], reason, closureId: happened.closureId ?? '' };
  if (happened.what === 'cancelled') return change satisfies scheduling.AppointmentCancelled;
  const { movedFrom } = happened.appointment;
  return {
    ...change,
    previousStart: movedFrom?.start,
    previousEnd: movedFrom?.end,
  } satisfies scheduling.AppointmentMoved;
};

const eventOf = (happened: Happened, id: string): DomainEvent => {
  const type: EventType = `civicline.appointment.${happened.what}.v1`;
  const { appointment } = happened;
  return {
    id,
    type,
    source,
    subject: appointment.id,
    time: appointment.changedAt,
    topic: topics.appointment,
    data: dataOf(happened),
  };
};

const notedIn = (tx: Tx, { citizen, code }: Appointment) => changed(tx, citizen.phone, code);

/** Announces what happened to appointments, in the transaction in which it did. Nothing in it is personal. */
export const announceHappened = (tx: Tx, happened: readonly Happened[], newId: () => string) => {
  for (const { appointment } of happened) notedIn(tx, appointment);
  return announce(tx, ...happened.map((one) => eventOf(one, newId())));
};

/** Announces that everybody whom a closure concerns has their new place, and how many were moved or had to be cancelled. */
export const announceClosure = (
  tx: Tx,
  closure: Closure,
  counts: { moved: number; cancelled: number },
  now: Date,
  id: string,
) => {
  const data: scheduling.ClosureAnnounced = {
    closureId: closure.id,
    officeId: closure.officeId,
    from: closure.from,
    to: closure.to < openEnd ? closure.to : undefined,
    reason: closure.reason,
    moved: counts.moved,
    cancelled: counts.cancelled,
  };
  const type: EventType = 'civicline.closure.announced.v1';
  return announce(tx, {
    id,
    type,
    source,
    subject: closure.officeId,
    time: now,
    topic: topics.closure,
    data,
  });
};

const untoldReasons: Record<UntoldReason, scheduling.UntoldReason> = {
  'no-contact': scheduling.UntoldReason.NO_CONTACT,
  failed: scheduling.UntoldReason.FAILED,
  'no-receipt': scheduling.UntoldReason.NO_RECEIPT,
};

const toldBys: Record<ToldBy, scheduling.ToldBy> = {
  delivered: scheduling.ToldBy.DELIVERED,
  answered: scheduling.ToldBy.ANSWERED,
  spoken: scheduling.ToldBy.SPOKEN,
  superseded: scheduling.ToldBy.SUPERSEDED,
};

/** Announces that no message reaches somebody about an office's change, so that they are called. */
export const announceUntold = (tx: Tx, appointment: Appointment, change: Change, now: Date, id: string) => {
  const data: scheduling.AppointmentUntold = {
    visit: visitOf(appointment),
    reason: change.untoldReason ? untoldReasons[change.untoldReason] : scheduling.UntoldReason.WAITING,
    closureId: change.closureId ?? '',
    officeId: change.officeId,
    cancelled: change.to === null,
    previousStart: change.from.start,
  };
  const type: EventType = 'civicline.appointment.untold.v1';
  return announce(tx, { id, type, source, subject: appointment.id, time: now, topic: topics.appointment, data });
};

/** Announces that somebody is proven to know of an office's change. */
export const announceTold = (tx: Tx, appointment: Appointment, change: Change, now: Date, id: string) => {
  const data: scheduling.AppointmentTold = {
    visit: visitOf(appointment),
    by: toldBys[change.toldBy ?? 'superseded'],
    closureId: change.closureId ?? '',
    officeId: change.officeId,
  };
  const type: EventType = 'civicline.appointment.told.v1';
  notedIn(tx, appointment);
  return announce(tx, { id, type, source, subject: appointment.id, time: now, topic: topics.appointment, data });
};

/** Announces how far the job of a closure is, so that screens can show it. */
export const announceProgress = (tx: Tx, closure: Closure, progress: Progress, now: Date, id: string) => {
  const data: scheduling.ClosureProgressed = {
    closureId: closure.id,
    officeId: closure.officeId,
    phase: phases[closure.phase],
    progress: { ...progress },
  };
  const type: EventType = 'civicline.closure.progressed.v1';
  return announce(tx, { id, type, source, subject: closure.officeId, time: now, topic: topics.closure, data });
};

export const announceLifted = (tx: Tx, closure: Closure, now: Date, id: string) => {
  const data: scheduling.ClosureLifted = { closureId: closure.id, officeId: closure.officeId };
  const type: EventType = 'civicline.closure.lifted.v1';
  return announce(tx, { id, type, source, subject: closure.officeId, time: now, topic: topics.closure, data });
};

/** Announces that papers were ticked, unticked or waived; which ones is asked for. */
export const announceReadiness = (tx: Tx, { appointment, papers }: Readiness, now: Date, id: string) => {
  const required = papers.filter((paper) => paper.required);
  const data: scheduling.ReadinessChanged = {
    appointmentId: appointment.id,
    code: appointment.code,
    officeId: appointment.slot.officeId,
    required: required.length,
    missing: lacking(papers).length,
    waived: required.filter(({ state }) => state === 'waived').length,
  };
  const type: EventType = 'civicline.readiness.changed.v1';
  notedIn(tx, appointment);
  return announce(tx, { id, type, source, subject: appointment.id, time: now, topic: topics.readiness, data });
};

const reminderKinds = {
  'day-before': scheduling.ReminderKind.DAY_BEFORE,
  'hours-before': scheduling.ReminderKind.HOURS_BEFORE,
} as const;

/** Announces that it is time to remind citizens of their visits. */
export const announceReminders = (
  tx: Tx,
  kind: ReminderKind,
  visits: readonly ToRemind[],
  now: Date,
  newId: () => string,
) => {
  const type: EventType = 'civicline.reminder.due.v1';
  return announce(
    tx,
    ...visits.map(({ appointment, missing }): DomainEvent => {
      const visit = visitOf(appointment);
      const data: scheduling.ReminderDue = { visit, kind: reminderKinds[kind], missing: missing.length };
      return { id: newId(), type, source, subject: appointment.id, time: now, topic: topics.reminder, data };
    }),
  );
};

/** What happened to an entry of the waitlist; it is what it is now. */
export type HappenedInLine =
  | { readonly what: 'joined'; readonly entry: WaitlistEntry }
  | { readonly what: 'offered'; readonly entry: WaitlistEntry; readonly offer: Offer }
  | { readonly what: 'taken'; readonly entry: WaitlistEntry; readonly slotId: string; readonly appointmentId: string }
  | { readonly what: 'passed'; readonly entry: WaitlistEntry; readonly slotId: string }
  | { readonly what: 'left'; readonly entry: WaitlistEntry; readonly over: boolean };

const placeInLine = (entry: WaitlistEntry): scheduling.WaitlistPlace => ({
  entryId: entry.id,
  code: entry.code,
  version: entry.version,
  officeId: entry.officeId,
  officeName: entry.officeName,
  procedureCode: entry.procedureCode,
  procedureName: entry.procedureName,
  locale: entry.locale === 'en' ? common.Locale.EN : common.Locale.VI,
});

const dataInLine = (happened: HappenedInLine): unknown => {
  const place = placeInLine(happened.entry);
  switch (happened.what) {
    case 'joined':
      return {
        place,
        fromDay: happened.entry.fromDay,
        toDay: happened.entry.toDay,
      } satisfies scheduling.WaitlistJoined;
    case 'offered': {
      const { slot, until } = happened.offer;
      return { place, slotId: slot.id, start: slot.start, end: slot.end, until } satisfies scheduling.WaitlistOffered;
    }
    case 'taken':
      return {
        place,
        slotId: happened.slotId,
        appointmentId: happened.appointmentId,
      } satisfies scheduling.WaitlistTaken;
    case 'passed':
      return { place, slotId: happened.slotId } satisfies scheduling.WaitlistPassed;
    case 'left':
      return { place, over: happened.over } satisfies scheduling.WaitlistLeft;
  }
};

/** Announces what happened to an entry of the waitlist, in the transaction in which it did. Nothing in it is personal. */
export const announceWaitlist = (tx: Tx, happened: HappenedInLine, id: string) => {
  const type: EventType = `civicline.waitlist.${happened.what}.v1`;
  const { entry } = happened;
  const data = dataInLine(happened);
  changed(tx, entry.citizen.phone, entry.code);
  return announce(tx, { id, type, source, subject: entry.id, time: entry.changedAt, topic: topics.waitlist, data });
};
