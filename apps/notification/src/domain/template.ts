import { formatWhen } from '@civicline/calendar';
import type { Urgency } from './considerate';
import type { Facts, Locale, Localized, RecipientSource } from './message';

/** What only the moment of sending knows: who is told, which papers to bring, where to look. */
export interface Personal {
  readonly name: string;
  readonly papers: readonly Localized[];
  /** Where the citizen sees and changes the appointment. */
  readonly link: string;
}

/** What a citizen reads: the parts that an e-mail shows at length, and one short text for SMS. */
export interface MessageText {
  readonly subject: string;
  readonly headline: string;
  readonly opening: string;
  /** Facts at a glance: label and value. */
  readonly rows: readonly (readonly [string, string])[];
  /** Papers to bring, choices to make. */
  readonly list?: { readonly heading: string; readonly items: readonly string[] };
  readonly closing: string;
  /** The one thing to press. */
  readonly action?: { readonly label: string; readonly link: string };
  readonly sms: string;
}

/** An entry in the citizen's calendar, which a later version moves or removes. */
export interface CalendarEntry {
  readonly uid: string;
  readonly sequence: number;
  readonly start: Date;
  readonly end: Date;
  readonly summary: Localized;
  readonly place: Localized;
  readonly cancelled: boolean;
}

/** Facts of a notice with the template that they fill. */
export interface Filled {
  readonly template: string;
  readonly facts: Facts;
}

/** A visit as it was when a message was queued. */
export interface VisitAsTold {
  readonly code: string;
  readonly version: number;
}

/** What is said of a visit on the telephone. */
export interface SpokenVisit {
  readonly code: string;
  readonly start: Date;
}

/** A kind of message: what it is a word of, whom it is for, and its texts. One file each in texts/; listed in templates.ts. */
export interface TemplateOf<F extends object> {
  readonly name: string;
  /** What is told at most once for each (subject, version, channel): 'change', 'reminder-day-before'. */
  readonly notice: string;
  /** Who knows whom to tell. */
  readonly recipient: RecipientSource;
  /** Facts that are instants: as JSON they are texts. */
  readonly instants: readonly (keyof F & string)[];
  /** Made up; what a preview shows. */
  readonly sample: F;
  readonly texts: Readonly<Record<Locale, (facts: F, personal: Personal) => MessageText>>;
  /** The procedure whose papers the text lists, asked for at the moment of sending. */
  readonly papersOf?: (facts: F) => string;
  /** The visit of which the text lists the papers that are still missing; one that is no longer so is not told of. */
  readonly missingOf?: (facts: F) => VisitAsTold;
  /** The visit that citizens can be called about who read nothing; left out: nobody is called. */
  readonly spokenOf?: (facts: F) => SpokenVisit;
  /** Code of the appointment that an office changed: its citizen is sent where they can answer. */
  readonly answerOf?: (facts: F) => string | undefined;
  /** The page that its link leads to; left out: that of the appointments. */
  readonly page?: (facts: F) => string;
  readonly calendar?: (facts: F) => CalendarEntry;
  /** Left out: it can wait for the morning. */
  readonly urgency?: (facts: F) => Urgency;
  /** A citizen who answered STOP is spared it. Never so for what somebody would come in vain without. */
  readonly mayBeStopped?: boolean;
  /** Whether its SMS has accents, where that is not for the settings to say. */
  readonly accents?: (facts: F) => boolean;
}

/** A template as the delivery knows it: whatever its facts, they came out of the ledger as JSON. */
export interface Template {
  readonly name: string;
  readonly notice: string;
  readonly recipient: RecipientSource;
  readonly mayBeStopped: boolean;
  readonly sample: Facts;
  write(facts: Facts, personal: Personal, locale: Locale): MessageText;
  papersOf(facts: Facts): string | undefined;
  missingOf(facts: Facts): VisitAsTold | undefined;
  spokenOf(facts: Facts): SpokenVisit | undefined;
  answerOf(facts: Facts): string | undefined;
  page(facts: Facts): string | undefined;
  calendar(facts: Facts): CalendarEntry | undefined;
  urgency(facts: Facts): Urgency;
  accents(facts: Facts): boolean | undefined;
  /** Facts as words, by their names: what providers with templates of their own are handed. */
  values(facts: Facts, personal: Personal, locale: Locale): Readonly<Record<string, string>>;
}

const revived = <F extends object>({ instants }: TemplateOf<F>, facts: Facts): F =>
  Object.fromEntries(
    Object.entries(facts).map(([key, value]) => [
      key,
      instants.some((name) => name === key) && typeof value === 'string' ? new Date(value) : value,
    ]),
  ) as F;

const isLocalized = (value: unknown): value is Localized =>
  typeof value === 'object' && value !== null && 'vi' in value && 'en' in value;

const wordOf = (value: unknown, locale: Locale): string => {
  if (value instanceof Date) return formatWhen(value, locale);
  if (isLocalized(value)) return pick(value, locale);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};

const wordsOf = (facts: object, locale: Locale) =>
  Object.fromEntries(Object.entries(facts).map(([key, value]) => [key, wordOf(value, locale)]));

/** A template from its texts; `filled` gives a notice's facts to it. */
export const defineTemplate = <F extends object>(definition: TemplateOf<F>) => {
  const { name, notice, recipient } = definition;
  const template: Template & { filled(facts: F): Filled } = {
    name,
    notice,
    recipient,
    mayBeStopped: definition.mayBeStopped ?? false,
    sample: definition.sample as Facts,
    write: (facts, personal, locale) => definition.texts[locale](revived(definition, facts), personal),
    papersOf: (facts) => definition.papersOf?.(revived(definition, facts)),
    missingOf: (facts) => definition.missingOf?.(revived(definition, facts)),
    spokenOf: (facts) => definition.spokenOf?.(revived(definition, facts)),
    answerOf: (facts) => definition.answerOf?.(revived(definition, facts)),
    page: (facts) => definition.page?.(revived(definition, facts)),
    calendar: (facts) => definition.calendar?.(revived(definition, facts)),
    urgency: (facts) => definition.urgency?.(revived(definition, facts)) ?? { kind: 'considerate' },
    accents: (facts) => definition.accents?.(revived(definition, facts)),
    values: (facts, { name, link }, locale) => ({ ...wordsOf(revived(definition, facts), locale), name, link }),
    filled: (facts) => ({ template: name, facts: facts as Facts }),
  };
  return template;
};

/** A text in the citizen's language; the other one's stands in where it is missing. */
export const pick = (text: Localized | undefined, locale: Locale): string => (text ? text[locale] || text.vi : '');
