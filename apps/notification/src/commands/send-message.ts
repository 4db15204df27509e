import { maskPhone } from '@civicline/vietnamese';
import { invitation } from '../channels/invitation';
import type { Mail } from '../channels/mail';
import type { Sms } from '../channels/sms-provider';
import type { Attempt, Locale, Localized, Message, RecipientSource } from '../domain/message';
import { renderEmail, renderSms } from '../domain/render';
import type { Personal } from '../domain/template';
import { templateNamed } from '../domain/templates';
import type { Send, Tried } from './deliver-due';
import type { Deps } from './deps';

/** Whom to tell, asked of the owner of the subject at the moment of sending. */
export interface Recipient {
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly locale: Locale;
}

/** The world that a message needs. Each answers within its own deadline; a throw means "not now". */
export interface SendDeps extends Pick<Deps, 'clock'> {
  readonly recipientOf: (source: RecipientSource, subjectId: string) => Promise<Recipient>;
  readonly papersOf: (procedureCode: string) => Promise<readonly Localized[]>;
  readonly sendSms: (sms: Sms, signal: AbortSignal) => Promise<Attempt>;
  readonly sendMail: (mail: Mail) => Promise<Attempt>;
  /** Page of an appointment. */
  readonly link: string;
  readonly smsAccents: boolean;
  readonly signal: AbortSignal;
}

/** A word that came too late would mislead. */
const tooLate: Tried = { attempt: { outcome: 'suppressed', reason: 'TOO_LATE' }, recipientMasked: null };
const nowhere: Tried = { attempt: { outcome: 'suppressed', reason: 'NO_ADDRESS' }, recipientMasked: null };

/** Renders a message for its citizen and hands it over. What the world lacks at the moment is a failed try, not a fault. */
export const sendMessage =
  (deps: SendDeps): Send =>
  async (message) => {
    if (message.notAfter && message.notAfter <= deps.clock.now()) return tooLate;
    const template = templateNamed(message.template);
    let recipient: Recipient;
    let papers: readonly Localized[];
    try {
      recipient = await deps.recipientOf(message.recipient, message.subjectId);
      const procedure = template.papersOf(message.facts);
      papers = procedure ? await deps.papersOf(procedure) : [];
    } catch {
      return { attempt: { outcome: 'failed', reason: 'RECIPIENT_UNAVAILABLE' }, recipientMasked: null };
    }
    const personal: Personal = { name: recipient.name, papers, link: deps.link };
    return message.channel === 'sms'
      ? bySms(deps, message, recipient, personal)
      : byMail(deps, message, recipient, personal);
  };

const bySms = async (deps: SendDeps, message: Message, recipient: Recipient, personal: Personal): Promise<Tried> => {
  if (!recipient.phone) return nowhere;
  const { text } = renderSms(
    templateNamed(message.template),
    message.facts,
    personal,
    recipient.locale,
    deps.smsAccents,
  );
  const attempt = await deps.sendSms({ requestId: message.id, to: recipient.phone, text }, deps.signal);
  return { attempt, recipientMasked: maskPhone(recipient.phone) };
};

const byMail = async (deps: SendDeps, message: Message, recipient: Recipient, personal: Personal): Promise<Tried> => {
  if (!recipient.email) return nowhere;
  const template = templateNamed(message.template);
  const body = renderEmail(template, message.facts, personal, recipient.locale);
  const entry = template.calendar(message.facts);
  const attempt = await deps.sendMail({
    id: message.id,
    to: recipient.email,
    ...body,
    ...(entry ? { calendar: invitation(entry, recipient.locale, deps.link, deps.clock.now()) } : {}),
  });
  return { attempt, recipientMasked: maskEmail(recipient.email) };
};

const maskEmail = (email: string) => email.replace(/^(.).*?(@.)[^.]*/, '$1***$2***');
