import { givenName, smsSegments, stripAccents } from '@civicline/vietnamese';
import type { Facts, Locale } from './message';
import type { MessageText, Personal, Template } from './template';
import { labels } from './texts/visit-texts';

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

/** SMS: one short text. Without accents it fits GSM-7, 160 characters a segment instead of 70. */
export const renderSms = (
  template: Template,
  facts: Facts,
  personal: Personal,
  locale: Locale,
  accents: boolean,
): SmsBody => {
  const { sms } = template.write(facts, personal, locale);
  const text = accents ? sms : stripAccents(sms);
  const { segments, encoding } = smsSegments(text);
  return { text, segments, encoding };
};

/** E-mail: the slip as text and as HTML. */
export const renderEmail = (template: Template, facts: Facts, personal: Personal, locale: Locale): EmailBody => {
  const text = template.write(facts, personal, locale);
  const greeting = greetingOf(personal, locale);
  return { subject: text.subject, text: plain(greeting, text, locale), html: html(greeting, text, locale) };
};

/** A family name is not for greeting with in English; in Vietnamese the whole name is polite. */
const greetingOf = ({ name }: Personal, locale: Locale) =>
  name && `${labels[locale].dear} ${locale === 'vi' ? name : givenName(name)},`;

const plain = (greeting: string, text: MessageText, locale: Locale) =>
  [
    ...(greeting ? [greeting, ''] : []),
    text.headline,
    text.opening,
    '',
    ...text.rows.map(([label, value]) => `${label}: ${value}`),
    ...(text.list?.items.length ? ['', `${text.list.heading}:`, ...text.list.items.map((item) => `- ${item}`)] : []),
    '',
    text.closing,
    ...(text.action ? [`${text.action.label}: ${text.action.link}`] : []),
    '',
    labels[locale].sender,
  ].join('\n');

const escape = (text: string) =>
  text.replace(
    /[&<>"']/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[sign] ?? sign,
  );

const html = (greeting: string, text: MessageText, locale: Locale) => `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><title>${escape(text.subject)}</title></head>
<body style="margin:0;background:#f2f5f7;font-family:'Be Vietnam Pro',Arial,sans-serif;color:#16242e;font-size:16px;line-height:1.5">
<div style="max-width:600px;margin:0 auto;padding:24px 16px">
<div style="background:#ffffff;border:1px solid #d5dde3;border-radius:8px;overflow:hidden">
<div style="background:#0b4f6c;color:#ffffff;padding:16px 24px;font-weight:600">${escape(labels[locale].sender)}</div>
<div style="padding:24px">
${greeting ? `<p style="margin:0 0 8px">${escape(greeting)}</p>` : ''}
<h1 style="font-size:22px;line-height:1.3;margin:0 0 8px">${escape(text.headline)}</h1>
<p style="margin:0 0 20px">${escape(text.opening)}</p>
<table role="presentation" style="width:100%;border-collapse:collapse">
${text.rows
  .map(
    ([label, value]) =>
      `<tr><td style="padding:8px 16px 8px 0;color:#4a5c68;vertical-align:top;width:150px">${escape(label)}</td><td style="padding:8px 0;font-weight:600">${escape(value)}</td></tr>`,
  )
  .join('\n')}
</table>
${
  text.list?.items.length
    ? `<h2 style="font-size:17px;margin:20px 0 8px">${escape(text.list.heading)}</h2><ul style="margin:0;padding-left:20px">${text.list.items.map((item) => `<li>${escape(item)}</li>`).join('')}</ul>`
    : ''
}
<p style="margin:20px 0">${escape(text.closing)}</p>
${
  text.action
    ? `<p style="margin:0"><a href="${escape(text.action.link)}" style="display:inline-block;background:#0b4f6c;color:#ffffff;padding:12px 20px;border-radius:6px;text-decoration:none;font-weight:600">${escape(text.action.label)}</a></p>`
    : ''
}
</div></div></div></body></html>`;
