import { maskPhone } from '@civicline/vietnamese';
import { invitation } from '../channels/invitation';
import type { Mail } from '../channels/mail';
import type { Sms } from '../channels/sms-provider';
import type { Attempt, Localized, Message } from '../domain/message';
import type { Personal } from '../domain/render';
import { renderEmail, renderSms } from '../domain/render';
import type { Locale } from '../domain/texts/visit-texts';
import type { Send, Tried } from './deliver-due';
import type { Deps } from './deps';

/** Whom to tell, asked of the owner of the appointment at the moment of sending. */
export interface Recipient {
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly locale: Locale;
}

/** The world that a message needs. Each answers within its own deadline; a throw means "not now". */
export interface SendDeps extends Pick<Deps, 'clock'> {
  readonly recipientOf: (appointmentId: string) => Promise<Recipient>;
  readonly papersOf: (procedureCode: string) => Promise<readonly Localized[]>;
  readonly sendSms: (sms: Sms, signal: AbortSignal) => Promise<Attempt>;
  readonly sendMail: (mail: Mail) => Promise<Attempt>;
  /** Page of an appointment. */
  readonly link: string;
  readonly smsAccents: boolean;
  readonly signal: AbortSignal;
}

const nowhere: Tried = { attempt: { outcome: 'suppressed', reason: 'NO_ADDRESS' }, recipientMasked: null };

/** Renders a message for its citizen and hands it over. What the world lacks at the moment is a failed try, not a fault. */
export const sendMessage =
  (deps: SendDeps): Send =>
  async (message) => {
    let recipient: Recipient;
    let papers: readonly Localized[];
    try {
      recipient = await deps.recipientOf(message.subjectId);
      papers = message.template === 'appointment-cancelled' ? [] : await deps.papersOf(message.facts.procedureCode);
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
  const { text } = renderSms(message.template, message.facts, personal, recipient.locale, deps.smsAccents);
  const attempt = await deps.sendSms({ requestId: message.id, to: recipient.phone, text }, deps.signal);
  return { attempt, recipientMasked: maskPhone(recipient.phone) };
};

const byMail = async (deps: SendDeps, message: Message, recipient: Recipient, personal: Personal): Promise<Tried> => {
  if (!recipient.email) return nowhere;
  const body = renderEmail(message.template, message.facts, personal, recipient.locale);
  const calendar = invitation(message.template, message.facts, recipient.locale, deps.link, deps.clock.now());
  const attempt = await deps.sendMail({ id: message.id, to: recipient.email, ...body, calendar });
  return { attempt, recipientMasked: maskEmail(recipient.email) };
};

const maskEmail = (email: string) => email.replace(/^(.).*?(@.)[^.]*/, '$1***$2***');
