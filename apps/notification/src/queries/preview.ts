import type { Channel, Facts, Locale } from '../domain/message';
import type { EmailBody, SmsBody } from '../domain/render';
import { renderEmail, renderSms } from '../domain/render';
import type { Personal, Template } from '../domain/template';
import { templateNamed } from '../domain/templates';

/** Facts that a preview may be given, and those of a template that they replace, where it has them. */
const replaced: Readonly<Record<string, string>> = { code: 'code', office: 'officeName', procedure: 'procedureName' };

const withValues = (sample: Facts, values: Record<string, string>): Facts => {
  const facts: Record<string, unknown> = { ...sample };
  for (const [name, fact] of Object.entries(replaced)) {
    const value = values[name];
    if (value && fact in facts) facts[fact] = typeof facts[fact] === 'string' ? value : { vi: value, en: value };
  }
  return facts;
};

export interface PreviewSettings {
  readonly link: string;
  readonly accentsIn: (template: Template) => boolean;
  /** Of a segment, in dong. */
  readonly segmentPrice: number;
}

/** An SMS as it would go, and as it would without accents: what it costs decides between them. */
export interface SmsPreview extends SmsBody {
  readonly price: number;
  readonly plain: SmsBody & { readonly price: number };
}

/** How a template reads; `values` replaces parts of its sample. Refused: TEMPLATE_NOT_FOUND. */
export const previewMessage =
  ({ link, accentsIn, segmentPrice }: PreviewSettings) =>
  (name: string, channel: Channel, locale: Locale, values: Record<string, string>): EmailBody | SmsPreview => {
    const template = templateNamed(name);
    const facts = withValues(template.sample, values);
    const personal: Personal = {
      name: values['name'] ?? 'Nguyễn Văn An',
      papers: [],
      link: new URL(template.page(facts) ?? link, link).href,
    };
    if (channel === 'email') return renderEmail(template, facts, personal, locale);
    const priced = (accents: boolean) => {
      const body = renderSms(template, facts, personal, locale, accents);
      return { ...body, price: body.segments * segmentPrice };
    };
    return { ...priced(accentsIn(template)), plain: priced(false) };
  };
