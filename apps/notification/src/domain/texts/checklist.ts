import type { Locale, Localized } from '../message';
import type { MessageText } from '../template';
import { defineTemplate, pick } from '../template';

/** What a caller asked, and is answered in writing. */
export interface ChecklistFacts {
  readonly code: string;
  readonly procedureCode: string;
}

const heading: Record<Locale, string> = { vi: 'Giấy tờ cần có', en: 'Papers to bring' };
const page: Record<Locale, string> = { vi: 'Xem thủ tục', en: 'See the procedure' };

const text: Readonly<Record<Locale, (code: string, papers: string, link: string) => MessageText>> = {
  vi: (code, papers, link) => ({
    subject: `Giấy tờ của thủ tục ${code}`,
    headline: `Giấy tờ của thủ tục ${code}`,
    opening: 'Bạn vừa gọi 1022 hỏi về thủ tục này.',
    rows: [],
    closing: 'Xem lệ phí, thời hạn và cách nộp trực tuyến, qua bưu chính hoặc đặt lịch hẹn trên trang của thủ tục.',
    sms: `1022: Thủ tục ${code}${papers ? ` cần: ${papers}` : ''}. Lệ phí, nộp trực tuyến, đặt lịch: ${link}`,
  }),
  en: (code, papers, link) => ({
    subject: `Papers for procedure ${code}`,
    headline: `Papers for procedure ${code}`,
    opening: 'You have just called 1022 about this procedure.',
    rows: [],
    closing: 'Its page says the fee, the time, and how to hand it in online, by post or by appointment.',
    sms: `1022: Procedure ${code}${papers ? ` needs: ${papers}` : ''}. Fee, online, appointment: ${link}`,
  }),
};

const write =
  (locale: Locale) =>
  (
    { procedureCode }: ChecklistFacts,
    { papers, link }: { papers: readonly Localized[]; link: string },
  ): MessageText => {
    const items = papers.map((paper) => pick(paper, locale));
    return {
      ...text[locale](procedureCode, items.join('; '), link),
      list: { heading: heading[locale], items },
      action: { label: page[locale], link },
    };
  };

/** The checklist of a procedure for somebody who called: it is waited for. */
export const procedureChecklist = defineTemplate<ChecklistFacts>({
  name: 'procedure-checklist',
  notice: 'checklist',
  recipient: 'caller',
  instants: [],
  sample: { code: 'BD-01', procedureCode: 'BD-01' },
  texts: { vi: write('vi'), en: write('en') },
  papersOf: ({ procedureCode }) => procedureCode,
  page: ({ procedureCode }) => `/thu-tuc/${encodeURIComponent(procedureCode)}`,
  urgency: () => ({ kind: 'at-once' }),
});
