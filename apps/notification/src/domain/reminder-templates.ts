import { formatWhen } from '@civicline/calendar';
import type { Locale, VisitFacts } from './message';
import type { MessageText, Personal } from './template';
import { defineTemplate, pick } from './template';
import { missingLabel, reminderTexts } from './texts/reminder-texts';
import { labels } from './texts/visit-texts';
import { sampleVisit } from './visit-templates';

const write =
  (locale: Locale) =>
  (facts: VisitFacts, { papers, link }: Personal): MessageText => {
    const label = labels[locale];
    const missing = papers.map((paper) => pick(paper, locale));
    const [office, when] = [pick(facts.officeName, locale), formatWhen(facts.start, locale)];
    return {
      ...reminderTexts[locale]({ code: facts.code, when, office, missing, link }),
      rows: [
        [label.code, facts.code],
        [label.when, when],
        [label.where, [office, pick(facts.officeAddress, locale)].filter(Boolean).join(', ')],
        [label.procedure, pick(facts.procedureName, locale)],
      ],
      list: { heading: missingLabel[locale], items: missing },
      action: { label: label.manage, link },
    };
  };

const reminderTemplate = (kind: 'day-before' | 'hours-before') =>
  defineTemplate<VisitFacts>({
    name: `appointment-reminder-${kind}`,
    notice: `reminder-${kind}`,
    recipient: 'appointment',
    instants: ['start', 'end'],
    sample: sampleVisit,
    texts: { vi: write('vi'), en: write('en') },
    mayBeStopped: true,
    missingOf: ({ code, version }) => ({ code, version }),
    spokenOf: ({ code, start }) => ({ code, start }),
    // Scheduling has chosen the hour of the second one, and after it there is none.
    urgency: ({ start }) => (kind === 'day-before' ? { kind: 'considerate', visit: start } : { kind: 'at-once' }),
  });

/** What is told before a visit: what is still missing. */
export const reminderDayBefore = reminderTemplate('day-before');
export const reminderHoursBefore = reminderTemplate('hours-before');
