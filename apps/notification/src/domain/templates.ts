import type { Template } from './template';
import { templateNotFound } from './refusals';
import { articleReviewDue } from './article-templates';
import { reminderDayBefore, reminderHoursBefore } from './reminder-templates';
import { callBackPromised, callBackUnreachable } from './texts/call-back';
import { campaign } from './texts/campaign';
import { procedureChecklist } from './texts/checklist';
import { postArrived, postMissed, postPromised } from './texts/post';
import { referralAnswered, referralAsked, referralDelayed, referralOverdue, referralReceived } from './texts/referral';
import { reply } from './texts/reply';
import { waitlistOffered } from './texts/waitlist-texts';
import { webhookDisabled } from './texts/webhook-disabled';
import { appointmentBooked, appointmentCancelled, appointmentMoved } from './visit-templates';

/** Every kind of message that a citizen may get. A new one is a file in texts/ and a line here. */
const all: readonly Template[] = [
  appointmentBooked,
  appointmentMoved,
  appointmentCancelled,
  reminderDayBefore,
  reminderHoursBefore,
  callBackPromised,
  callBackUnreachable,
  procedureChecklist,
  reply,
  campaign,
  waitlistOffered,
  articleReviewDue,
  webhookDisabled,
  referralReceived,
  referralAsked,
  referralAnswered,
  referralOverdue,
  referralDelayed,
  postPromised,
  postMissed,
  postArrived,
];

const byName = new Map(all.map((template) => [template.name, template]));

/** A template by its name. Refused: TEMPLATE_NOT_FOUND. */
export const templateNamed = (name: string): Template => {
  const template = byName.get(name);
  if (!template) throw templateNotFound();
  return template;
};

export const templateNames: readonly string[] = [...byName.keys()];
