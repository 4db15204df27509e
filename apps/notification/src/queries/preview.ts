import type { Channel, Template, VisitFacts } from '../domain/message';
import type { EmailBody, Personal, SmsBody } from '../domain/render';
import { renderEmail, renderSms } from '../domain/render';
import { templateNotFound } from '../domain/refusals';
import type { Locale } from '../domain/texts/visit-texts';
import { visitTexts } from '../domain/texts/visit-texts';

/** What a template is shown with when somebody wants to see it. Made up. */
const sample: VisitFacts = {
  code: 'DN4K-7X3P',
  version: 1,
  start: new Date('2026-11-25T04:00:00Z'),
  end: new Date('2026-11-25T04:30:00Z'),
  previousStart: new Date('2026-11-24T04:00:00Z'),
  officeName: {
    vi: 'Trung tâm Phục vụ hành chính công tỉnh Đồng Nai',
    en: 'Dong Nai Provincial Public Administration Center',
  },
  officeAddress: { vi: 'Phường Trấn Biên, Đồng Nai', en: 'Tran Bien Ward, Dong Nai' },
  procedureCode: 'SAMPLE',
  procedureName: { vi: 'Đăng ký thế chấp quyền sử dụng đất', en: 'Mortgage registration of land use rights' },
  reason: { vi: 'Mất điện', en: 'Power cut' },
  byOffice: true,
};

const isTemplate = (name: string): name is Template => name in visitTexts;

export interface PreviewSettings {
  readonly link: string;
  readonly smsAccents: boolean;
}

/** How a template reads; `values` replaces parts of the sample. Refused: TEMPLATE_NOT_FOUND. */
export const previewMessage =
  ({ link, smsAccents }: PreviewSettings) =>
  (template: string, channel: Channel, locale: Locale, values: Record<string, string>): EmailBody | SmsBody => {
    if (!isTemplate(template)) throw templateNotFound();
    const office = values['office'];
    const facts: VisitFacts = {
      ...sample,
      code: values['code'] ?? sample.code,
      officeName: office ? { vi: office, en: office } : sample.officeName,
    };
    const personal: Personal = { name: values['name'] ?? 'Nguyễn Văn An', papers: [], link };
    return channel === 'sms'
      ? renderSms(template, facts, personal, locale, smsAccents)
      : renderEmail(template, facts, personal, locale);
  };
