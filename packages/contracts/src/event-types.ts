import * as directory from './directory';
import * as intake from './intake';
import * as notification from './notification';
import * as routing from './routing';
import * as scheduling from './scheduling';

/** Topics of the event log: `civicline.<aggregate>.v1`, keyed by the aggregate's id. Order per key is the promise. */
export const topics = {
  office: 'civicline.office.v1',
  procedure: 'civicline.procedure.v1',
  hotline: 'civicline.hotline.v1',
  article: 'civicline.article.v1',
  appointment: 'civicline.appointment.v1',
  closure: 'civicline.closure.v1',
  readiness: 'civicline.readiness.v1',
  reminder: 'civicline.reminder.v1',
  waitlist: 'civicline.waitlist.v1',
  message: 'civicline.message.v1',
  call: 'civicline.call.v1',
  offer: 'civicline.offer.v1',
  contactRecord: 'civicline.contact-record.v1',
  callBack: 'civicline.call-back.v1',
  reminderCall: 'civicline.reminder-call.v1',
  referral: 'civicline.referral.v1',
  routingRules: 'civicline.routing-rules.v1',
  post: 'civicline.post.v1',
} as const;

/** How the data of one type of event is written, read and shown. */
export interface EventCodec<T> {
  readonly topic: string;
  /** Full name of the protobuf message, for the `dataschema` attribute. */
  readonly schema: string;
  encode(data: T): Uint8Array;
  decode(bytes: Uint8Array): T;
  toJSON(data: T): unknown;
}

interface Message<T> {
  encode(data: T): { finish(): Uint8Array };
  decode(bytes: Uint8Array): T;
  toJSON(data: T): unknown;
}

const codec = <T>(topic: string, schema: string, message: Message<T>): EventCodec<T> => ({
  topic,
  schema,
  encode: (data) => message.encode(data).finish(),
  decode: (bytes) => message.decode(bytes),
  toJSON: (data) => message.toJSON(data),
});

const {
  office,
  procedure,
  hotline,
  article,
  appointment,
  closure,
  readiness,
  reminder,
  waitlist,
  message,
  call,
  offer,
  contactRecord,
  callBack,
  reminderCall,
} = topics;
const about = {
  directory: 'civicline.directory.v1',
  scheduling: 'civicline.scheduling.v1',
  notification: 'civicline.notification.v1',
  intake: 'civicline.intake.v1',
  routing: 'civicline.routing.v1',
};

/** What happened to a referral is in the type; the data is always what it is now. */
const postChanged = codec(topics.post, `${about.routing}.PostChanged`, routing.PostChanged);
const referralChanged = codec(topics.referral, `${about.routing}.ReferralChanged`, routing.ReferralChanged);

/** Every type of event that is announced. Types are only ever added. */
export const eventTypes = {
  'civicline.office.changed.v1': codec(office, `${about.directory}.OfficeChanged`, directory.OfficeChanged),
  'civicline.procedure.changed.v1': codec(procedure, `${about.directory}.ProcedureChanged`, directory.ProcedureChanged),
  'civicline.hotline.changed.v1': codec(hotline, `${about.directory}.HotlineChanged`, directory.HotlineChanged),
  'civicline.article.changed.v1': codec(article, `${about.directory}.ArticleChanged`, directory.ArticleChanged),
  'civicline.article.review-due.v1': codec(article, `${about.directory}.ArticleReviewDue`, directory.ArticleReviewDue),
  'civicline.appointment.booked.v1': codec(
    appointment,
    `${about.scheduling}.AppointmentBooked`,
    scheduling.AppointmentBooked,
  ),
  'civicline.appointment.moved.v1': codec(
    appointment,
    `${about.scheduling}.AppointmentMoved`,
    scheduling.AppointmentMoved,
  ),
  'civicline.appointment.cancelled.v1': codec(
    appointment,
    `${about.scheduling}.AppointmentCancelled`,
    scheduling.AppointmentCancelled,
  ),
  'civicline.appointment.arrived.v1': codec(
    appointment,
    `${about.scheduling}.AppointmentArrived`,
    scheduling.AppointmentArrived,
  ),
  'civicline.appointment.fulfilled.v1': codec(
    appointment,
    `${about.scheduling}.AppointmentFulfilled`,
    scheduling.AppointmentFulfilled,
  ),
  'civicline.appointment.noshow.v1': codec(
    appointment,
    `${about.scheduling}.AppointmentNoshow`,
    scheduling.AppointmentNoshow,
  ),
  'civicline.appointment.senthome.v1': codec(
    appointment,
    `${about.scheduling}.AppointmentSenthome`,
    scheduling.AppointmentSenthome,
  ),
  'civicline.readiness.changed.v1': codec(
    readiness,
    `${about.scheduling}.ReadinessChanged`,
    scheduling.ReadinessChanged,
  ),
  'civicline.reminder.due.v1': codec(reminder, `${about.scheduling}.ReminderDue`, scheduling.ReminderDue),
  'civicline.appointment.refused.v1': codec(
    appointment,
    `${about.scheduling}.AppointmentRefused`,
    scheduling.AppointmentRefused,
  ),
  'civicline.appointment.untold.v1': codec(
    appointment,
    `${about.scheduling}.AppointmentUntold`,
    scheduling.AppointmentUntold,
  ),
  'civicline.appointment.told.v1': codec(
    appointment,
    `${about.scheduling}.AppointmentTold`,
    scheduling.AppointmentTold,
  ),
  'civicline.closure.progressed.v1': codec(
    closure,
    `${about.scheduling}.ClosureProgressed`,
    scheduling.ClosureProgressed,
  ),
  'civicline.closure.announced.v1': codec(closure, `${about.scheduling}.ClosureAnnounced`, scheduling.ClosureAnnounced),
  'civicline.closure.lifted.v1': codec(closure, `${about.scheduling}.ClosureLifted`, scheduling.ClosureLifted),
  'civicline.waitlist.joined.v1': codec(waitlist, `${about.scheduling}.WaitlistJoined`, scheduling.WaitlistJoined),
  'civicline.waitlist.offered.v1': codec(waitlist, `${about.scheduling}.WaitlistOffered`, scheduling.WaitlistOffered),
  'civicline.waitlist.taken.v1': codec(waitlist, `${about.scheduling}.WaitlistTaken`, scheduling.WaitlistTaken),
  'civicline.waitlist.passed.v1': codec(waitlist, `${about.scheduling}.WaitlistPassed`, scheduling.WaitlistPassed),
  'civicline.waitlist.left.v1': codec(waitlist, `${about.scheduling}.WaitlistLeft`, scheduling.WaitlistLeft),
  'civicline.reminder-call.ended.v1': codec(
    reminderCall,
    `${about.intake}.ReminderCallEnded`,
    intake.ReminderCallEnded,
  ),
  'civicline.message.sent.v1': codec(message, `${about.notification}.MessageSent`, notification.MessageSent),
  'civicline.message.delivered.v1': codec(
    message,
    `${about.notification}.MessageDelivered`,
    notification.MessageDelivered,
  ),
  'civicline.message.failed.v1': codec(message, `${about.notification}.MessageFailed`, notification.MessageFailed),
  'civicline.message.suppressed.v1': codec(
    message,
    `${about.notification}.MessageSuppressed`,
    notification.MessageSuppressed,
  ),
  'civicline.message.resolved.v1': codec(
    message,
    `${about.notification}.MessageResolved`,
    notification.MessageResolved,
  ),
  'civicline.message.answered.v1': codec(
    message,
    `${about.notification}.MessageAnswered`,
    notification.MessageAnswered,
  ),
  'civicline.call.offered.v1': codec(call, `${about.intake}.CallOffered`, intake.CallOffered),
  'civicline.call.queued.v1': codec(call, `${about.intake}.CallQueued`, intake.CallQueued),
  'civicline.call.answered.v1': codec(call, `${about.intake}.CallAnswered`, intake.CallAnswered),
  'civicline.call.ended.v1': codec(call, `${about.intake}.CallEnded`, intake.CallEnded),
  'civicline.call.deflected.v1': codec(call, `${about.intake}.CallDeflected`, intake.CallDeflected),
  'civicline.offer.made.v1': codec(offer, `${about.intake}.OfferMade`, intake.OfferMade),
  'civicline.offer.ended.v1': codec(offer, `${about.intake}.OfferEnded`, intake.OfferEnded),
  'civicline.contact-record.captured.v1': codec(contactRecord, `${about.intake}.RecordCaptured`, intake.RecordCaptured),
  'civicline.contact-record.completed.v1': codec(
    contactRecord,
    `${about.intake}.RecordCompleted`,
    intake.RecordCompleted,
  ),
  'civicline.call-back.promised.v1': codec(callBack, `${about.intake}.CallBackPromised`, intake.CallBackPromised),
  'civicline.call-back.rescheduled.v1': codec(
    callBack,
    `${about.intake}.CallBackRescheduled`,
    intake.CallBackRescheduled,
  ),
  'civicline.call-back.reached.v1': codec(callBack, `${about.intake}.CallBackReached`, intake.CallBackReached),
  'civicline.call-back.unreachable.v1': codec(
    callBack,
    `${about.intake}.CallBackUnreachable`,
    intake.CallBackUnreachable,
  ),
  'civicline.call-back.cancelled.v1': codec(callBack, `${about.intake}.CallBackCancelled`, intake.CallBackCancelled),
  'civicline.referral.referred.v1': referralChanged,
  'civicline.referral.assigned.v1': referralChanged,
  'civicline.referral.acknowledged.v1': referralChanged,
  'civicline.referral.answered.v1': referralChanged,
  'civicline.referral.returned.v1': referralChanged,
  'civicline.referral.paused.v1': referralChanged,
  'civicline.referral.resumed.v1': referralChanged,
  'civicline.referral.explained.v1': referralChanged,
  'civicline.referral.closed.v1': referralChanged,
  'civicline.referral.reopened.v1': referralChanged,
  'civicline.referral.duplicate.v1': referralChanged,
  'civicline.referral.warned.v1': referralChanged,
  'civicline.referral.overdue.v1': referralChanged,
  'civicline.referral.escalated.v1': referralChanged,
  'civicline.referral.delay-explained.v1': referralChanged,
  'civicline.post.promised.v1': postChanged,
  'civicline.post.accepted.v1': postChanged,
  'civicline.post.collected.v1': postChanged,
  'civicline.post.handed-over.v1': postChanged,
  'civicline.post.delivered.v1': postChanged,
  'civicline.post.missed.v1': postChanged,
  'civicline.post.cancelled.v1': postChanged,
  'civicline.routing-rules.published.v1': codec(
    topics.routingRules,
    `${about.routing}.RulesPublished`,
    routing.RulesPublished,
  ),
} as const;

export type EventType = keyof typeof eventTypes;

/** The data of a type of event. */
export type EventData<K extends EventType> = ReturnType<(typeof eventTypes)[K]['decode']>;
