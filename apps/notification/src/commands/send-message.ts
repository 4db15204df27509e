import { maskPhone, parsePhone } from '@civicline/vietnamese';
import { invitation } from '../channels/invitation';
import type { Mail } from '../channels/mail';
import type { Outgoing } from '../channels/provider';
import type { QuietHours } from '../domain/considerate';
import { mayGoAt } from '../domain/considerate';
import type { Attempt, Channel, Locale, Localized, Message, RecipientSource } from '../domain/message';
import { renderEmail, renderSms } from '../domain/render';
import type { Personal, Template, VisitAsTold } from '../domain/template';
import { templateNamed } from '../domain/templates';
import type { Standing } from '../store/addresses';
import type { Send, Tried } from './deliver-due';
import type { Deps } from './deps';

/** Whom to tell, asked of the owner of the subject at the moment of sending. */
export interface Recipient {
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly locale: Locale;
  /** Proves the appointment in place of the number; empty when there is nothing to answer. */
  readonly answerKey?: string;
  /** A page of their own, with what proves them; left out: that of appointments. */
  readonly link?: string;
}

/** Hands a message to the providers of a channel. */
export type HandOver = (message: Message, outgoing: Outgoing) => Promise<Attempt>;

/** The world that a message needs. Each answers within its own deadline; a throw means "not now". */
export interface SendDeps extends Pick<Deps, 'clock'> {
  readonly recipientOf: (source: RecipientSource, subjectId: string) => Promise<Recipient>;
  readonly papersOf: (procedureCode: string) => Promise<readonly Localized[]>;
  /** Papers that a visit still lacks; undefined when it has moved, been cancelled or begun since. */
  readonly missingOf: (visit: VisitAsTold) => Promise<readonly Localized[] | undefined>;
  readonly sendSms: HandOver;
  readonly sendZalo: HandOver;
  /** Undefined: nobody is called. */
  readonly sendVoice: HandOver | undefined;
  readonly sendMail: (mail: Mail) => Promise<Attempt>;
  readonly standingOf: (channel: Channel, addressHash: string) => Promise<Standing>;
  /** A keyed hash: by it an address is known again. */
  readonly hashOf: (address: string) => string;
  /** Page of an appointment. */
  readonly link: string;
  readonly accentsIn: (template: Template) => boolean;
  readonly quiet: QuietHours | null;
}

const untried = (attempt: Attempt): Tried => ({ attempt, recipientMasked: null, addressHash: null });
const suppressed = (reason: string): Attempt => ({ outcome: 'suppressed', reason });

/** What ends a message, or puts it off, before anybody is asked about anything. */
const heldBack = (message: Message, template: Template, { clock, quiet }: SendDeps): Attempt | undefined => {
  const now = clock.now();
  // A word that came too late would mislead.
  if (message.notAfter && message.notAfter <= now) return suppressed('TOO_LATE');
  const until = mayGoAt(template.urgency(message.facts), message.channel, quiet, now);
  return until > now ? { outcome: 'deferred', reason: 'QUIET_HOURS', until } : undefined;
};

/** Renders a message for its citizen and hands it over. What the world lacks at the moment is a failed try, not a fault. */
export const sendMessage =
  (deps: SendDeps): Send =>
  async (message) => {
    const template = templateNamed(message.template);
    const held = heldBack(message, template, deps);
    if (held) return untried(held);
    let recipient: Recipient;
    let papers: readonly Localized[] | undefined;
    try {
      recipient = await deps.recipientOf(message.recipient, message.subjectId);
      papers = await papersFor(deps, message, template);
    } catch {
      return untried({ outcome: 'failed', reason: 'RECIPIENT_UNAVAILABLE', provider: message.provider });
    }
    if (!papers) return untried(suppressed('OUTDATED'));
    const address = addressFor(message.channel, recipient);
    if (!address)
      return untried(
        message.channel !== 'email' && recipient.phone
          ? called(deps, message, template, 'LANDLINE')
          : suppressed('NO_ADDRESS'),
      );
    const addressHash = deps.hashOf(address);
    const standing = await deps.standingOf(message.channel === 'email' ? 'email' : 'sms', addressHash);
    const recipientMasked = message.channel === 'email' ? maskEmail(address) : maskPhone(address);
    const tried = (attempt: Attempt): Tried => ({ attempt, recipientMasked, addressHash });
    if (standing.bounced) return tried(suppressed('ADDRESS_BOUNCED'));
    if (template.mayBeStopped && (standing.stopped || (await hasStoppedByPhone(deps, recipient))))
      return tried(suppressed('OPTED_OUT'));
    const personal: Personal = { name: recipient.name, papers, link: linkFor(deps, message, template, recipient) };
    const by = message.channel === 'email' ? byMail : message.channel === 'voice' ? byVoice : byPhone;
    return tried(await by(deps, message, template, recipient, personal));
  };

const addressFor = (channel: Channel, { email, phone }: Recipient): string => {
  if (channel === 'email') return email;
  return channel === 'voice' ? phone : readable(phone);
};

/** They are called, where this can be said on the telephone and somebody does; else they are not reached this way. */
const called = ({ sendVoice }: SendDeps, { facts }: Message, template: Template, reason: string): Attempt =>
  sendVoice && template.spokenOf(facts) ? { outcome: 'elsewhere', channel: 'voice', reason } : suppressed('NO_ADDRESS');

/** A number that takes messages somebody reads: a land line takes none. */
const readable = (phone: string): string => (parsePhone(phone)?.kind === 'landline' ? '' : phone);

/** Where the citizen answers what an office changed: one tap, with the proof behind the #, which no server sees. */
const linkFor = ({ link }: SendDeps, { facts }: Message, template: Template, recipient: Recipient): string => {
  const page = template.page(facts);
  if (page) return new URL(page, link).href;
  const code = template.answerOf(facts);
  return recipient.link ?? (code && recipient.answerKey ? `${link}/${code}#${recipient.answerKey}` : link);
};

/** Who answers STOP to an SMS is told that there will be no more of it: that is promised for e-mail and Zalo as well. */
const hasStoppedByPhone = async ({ standingOf, hashOf }: SendDeps, { phone }: Recipient): Promise<boolean> =>
  phone !== '' && (await standingOf('sms', hashOf(phone))).stopped;

/** What the text lists; undefined when it would tell of a visit as it is no longer. */
const papersFor = async (deps: SendDeps, { facts }: Message, template: Template) => {
  const visit = template.missingOf(facts);
  if (visit) return deps.missingOf(visit);
  const procedure = template.papersOf(facts);
  return procedure ? deps.papersOf(procedure) : [];
};

/** What a provider had taken and staff sent anew is another request, or it would be remembered and not sent. */
export const requestIdOf = ({ id, round }: Pick<Message, 'id' | 'round'>) => (round ? `${id}.${round}` : id);

const byPhone = async (
  deps: SendDeps,
  message: Message,
  template: Template,
  recipient: Recipient,
  personal: Personal,
): Promise<Attempt> => {
  const { text } = renderSms(
    template,
    message.facts,
    personal,
    recipient.locale,
    template.accents(message.facts) ?? deps.accentsIn(template),
  );
  const outgoing: Outgoing = {
    requestId: requestIdOf(message),
    to: recipient.phone,
    text,
    template: message.template,
    locale: recipient.locale,
    values: template.values(message.facts, personal, recipient.locale),
  };
  if (message.channel === 'sms') {
    const attempt = await deps.sendSms(message, outgoing);
    // Nobody carries a message to this number: before it is work for a person, the hotline calls by itself.
    const refused = attempt.outcome === 'rejected' && attempt.reason !== 'PROVIDER_UNSURE';
    return refused && deps.sendVoice && template.spokenOf(message.facts)
      ? { outcome: 'elsewhere', channel: 'voice', reason: attempt.reason }
      : attempt;
  }
  const attempt = await deps.sendZalo(message, outgoing);
  // Surely not taken there, whatever the reason: an SMS reaches them now. What may have been taken is not said twice.
  const surelyNot = attempt.outcome === 'failed' ? attempt.provider === null : attempt.outcome === 'rejected';
  return surelyNot && 'reason' in attempt && attempt.reason !== 'PROVIDER_UNSURE'
    ? { outcome: 'elsewhere', channel: 'sms', reason: attempt.reason }
    : attempt;
};

const byVoice = async (
  deps: SendDeps,
  message: Message,
  template: Template,
  recipient: Recipient,
): Promise<Attempt> => {
  const visit = template.spokenOf(message.facts);
  if (!visit || !deps.sendVoice) return { outcome: 'rejected', reason: 'NO_PROVIDER' };
  const { phone: to, locale } = recipient;
  const outgoing = {
    requestId: requestIdOf(message),
    to,
    text: '',
    template: message.template,
    locale,
    values: {},
    visit,
  };
  return deps.sendVoice(message, outgoing);
};

const byMail = async (
  deps: SendDeps,
  message: Message,
  template: Template,
  recipient: Recipient,
  personal: Personal,
): Promise<Attempt> => {
  const body = renderEmail(template, message.facts, personal, recipient.locale);
  const entry = template.calendar(message.facts);
  return deps.sendMail({
    id: requestIdOf(message),
    to: recipient.email,
    ...body,
    mayBeStopped: template.mayBeStopped,
    ...(entry ? { calendar: invitation(entry, recipient.locale, deps.link, deps.clock.now()) } : {}),
  });
};

const maskEmail = (email: string) => email.replace(/^(.).*?(@.)[^.]*/, '$1***$2***');
