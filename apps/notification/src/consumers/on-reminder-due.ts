import { scheduling } from '@civicline/contracts';
import type { DomainEvent } from '@civicline/events';
import type { Tx } from '@civicline/store';
import type { Notice } from '../commands/queue-notice';
import { reminderDayBefore, reminderHoursBefore } from '../domain/reminder-templates';
import { noticeOf } from './on-appointment-changed';

/** A citizen is reminded of a visit until it begins. What is missing is asked for when the message goes. */
export const onReminderDue = (queueNotice: (tx: Tx, notice: Notice) => Promise<void>) => ({
  'civicline.reminder.due.v1': ({ data: { visit, kind } }: DomainEvent<scheduling.ReminderDue>, tx: Tx) => {
    const template = kind === scheduling.ReminderKind.DAY_BEFORE ? reminderDayBefore : reminderHoursBefore;
    const notice = noticeOf(template, visit);
    return queueNotice(tx, visit?.start ? { ...notice, notAfter: visit.start } : notice);
  },
});
