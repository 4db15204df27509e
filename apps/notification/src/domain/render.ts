import { formatWhen } from '@civicline/calendar';
import { givenName, smsSegments, stripAccents } from '@civicline/vietnamese';
import type { Localized, Template, VisitFacts } from './message';
import type { Locale, VisitText, VisitWords } from './texts/visit-texts';
import { labels, visitTexts } from './texts/visit-texts';

/** What only the moment of sending knows: who is told, which papers to bring, where to look. */
export interface Personal {
  readonly name: string;
  readonly papers: readonly Localized[];
  /** Where the citizen sees and changes the appointment. */
  readonly link: string;
}

export interface EmailBody {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface SmsBody {
  readonly text: string;
  readonly segments: number;
  readonly encoding: string;
}

const pick = (text: Localized | undefined, locale: Locale) => (text ? text[locale] || text.vi : '');

const wordsOf = (facts: VisitFacts, personal: Personal, locale: Locale): VisitWords => ({
  greeting: personal.name && `${labels[locale].dear} ${locale === 'vi' ? personal.name : givenName(personal.name)},`,
  code: facts.code,
  when: formatWhen(facts.start, locale),
  previously: facts.previousStart ? formatWhen(facts.previousStart, locale) : '',
  office: pick(facts.officeName, locale),
  address: pick(facts.officeAddress, locale),
  procedure: pick(facts.procedureName, locale),
  reason: pick(facts.reason, locale),
  papers: personal.papers.map((paper) => pick(paper, locale)),
  link: personal.link,
  byOffice: facts.byOffice ?? false,
});

/** SMS: one short text. Without accents it fits GSM-7, 160 characters a segment instead of 70. */
export const renderSms = (
  template: Template,
  facts: VisitFacts,
  personal: Personal,
  locale: Locale,
  accents: boolean,
): SmsBody => {
  const { sms } = visitTexts[template][locale](wordsOf(facts, personal, locale));
  const text = accents ? sms : stripAccents(sms);
  const { segments, encoding } = smsSegments(text);
  return { text, segments, encoding };
};

/** E-mail: the slip as text and as HTML. */
export const renderEmail = (template: Template, facts: VisitFacts, personal: Personal, locale: Locale): EmailBody => {
  const words = wordsOf(facts, personal, locale);
  const text = visitTexts[template][locale](words);
  const bring = template === 'appointment-cancelled' ? [] : words.papers;
  return { subject: text.subject, text: plain(words, text, bring, locale), html: html(words, text, bring, locale) };
};

const rowsOf = (words: VisitWords, locale: Locale): [string, string][] => [
  [labels[locale].code, words.code],
  [labels[locale].when, words.when],
  [labels[locale].where, [words.office, words.address].filter(Boolean).join(', ')],
  [labels[locale].procedure, words.procedure],
];

const plain = (words: VisitWords, text: VisitText, papers: readonly string[], locale: Locale) =>
  [
    ...(words.greeting ? [words.greeting, ''] : []),
    text.headline,
    text.opening,
    '',
    ...rowsOf(words, locale).map(([label, value]) => `${label}: ${value}`),
    ...(papers.length ? ['', `${labels[locale].papers}:`, ...papers.map((paper) => `- ${paper}`)] : []),
    '',
    text.closing,
    `${labels[locale].manage}: ${words.link}`,
    '',
    labels[locale].sender,
  ].join('\n');

const escape = (text: string) =>
  text.replace(
    /[&<>"']/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[sign] ?? sign,
  );

const html = (words: VisitWords, text: VisitText, papers: readonly string[], locale: Locale) => `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><title>${escape(text.subject)}</title></head>
<body style="margin:0;background:#f2f5f7;font-family:'Be Vietnam Pro',Arial,sans-serif;color:#16242e;font-size:16px;line-height:1.5">
<div style="max-width:600px;margin:0 auto;padding:24px 16px">
<div style="background:#ffffff;border:1px solid #d5dde3;border-radius:8px;overflow:hidden">
<div style="background:#0b4f6c;color:#ffffff;padding:16px 24px;font-weight:600">${escape(labels[locale].sender)}</div>
<div style="padding:24px">
${words.greeting ? `<p style="margin:0 0 8px">${escape(words.greeting)}</p>` : ''}
<h1 style="font-size:22px;line-height:1.3;margin:0 0 8px">${escape(text.headline)}</h1>
<p style="margin:0 0 20px">${escape(text.opening)}</p>
<table role="presentation" style="width:100%;border-collapse:collapse">
${rowsOf(words, locale)
  .map(
    ([label, value]) =>
      `<tr><td style="padding:8px 16px 8px 0;color:#4a5c68;vertical-align:top;width:150px">${escape(label)}</td><td style="padding:8px 0;font-weight:600">${escape(value)}</td></tr>`,
  )
  .join('\n')}
</table>
${
  papers.length
    ? `<h2 style="font-size:17px;margin:20px 0 8px">${escape(labels[locale].papers)}</h2><ul style="margin:0;padding-left:20px">${papers.map((paper) => `<li>${escape(paper)}</li>`).join('')}</ul>`
    : ''
}
<p style="margin:20px 0">${escape(text.closing)}</p>
<p style="margin:0"><a href="${escape(words.link)}" style="display:inline-block;background:#0b4f6c;color:#ffffff;padding:12px 20px;border-radius:6px;text-decoration:none;font-weight:600">${escape(labels[locale].manage)}</a></p>
</div></div></div></body></html>`;
