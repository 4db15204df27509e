import { formatDay, formatWhen } from '@civicline/calendar';
import type { Urgency } from '../considerate';
import type { Locale } from '../message';
import type { MessageText } from '../template';
import { defineTemplate } from '../template';

/** A question that an office answers, as its owner announced it. */
export interface ReferralFacts {
  readonly code: string;
  /** Null while the clock stands still. */
  readonly due: Date | null;
  /** The day that is promised instead, local; empty: none was. */
  readonly newDay: string;
  /** The citizen is called with the answer as well. */
  readonly called: boolean;
}

interface Words extends Pick<ReferralFacts, 'code' | 'called'> {
  readonly due: string;
  readonly day: string;
  readonly link: string;
}

type Text = Pick<MessageText, 'subject' | 'opening' | 'closing' | 'sms'>;
type Texts = Readonly<Record<Locale, (words: Words) => Text>>;

const follow: Record<Locale, string> = {
  vi: 'Mã này và số điện thoại của bạn cho xem câu hỏi đang ở đâu, bất cứ lúc nào.',
  en: 'With this code and your phone number you can see at any time where your question is.',
};

const received: Texts = {
  vi: ({ code, due, link }) => ({
    subject: `Đã nhận câu hỏi, mã ${code}`,
    opening: due ? `Câu hỏi của bạn sẽ được trả lời trước ${due}.` : 'Câu hỏi của bạn đã được chuyển đến cơ quan.',
    closing: follow.vi,
    sms: `1022: Đã nhận câu hỏi của bạn, mã ${code}${due ? `, trả lời trước ${due}` : ''}. Theo dõi: ${link}`,
  }),
  en: ({ code, due, link }) => ({
    subject: `Question received, code ${code}`,
    opening: due ? `Your question will be answered by ${due}.` : 'Your question is with the office.',
    closing: follow.en,
    sms: `1022: Question received, code ${code}${due ? `, to be answered by ${due}` : ''}. Follow it: ${link}`,
  }),
};

const asked: Texts = {
  vi: ({ code, link }) => ({
    subject: `Cơ quan cần bạn bổ sung, mã ${code}`,
    opening: 'Cơ quan cần bạn bổ sung thông tin thì mới trả lời được. Thời hạn trả lời tạm dừng đến khi có bổ sung.',
    closing: 'Vui lòng trả lời trên trang này, hoặc gọi 1022 và đọc mã.',
    sms: `1022: Cơ quan cần bạn bổ sung cho câu hỏi ${code}. Xem và trả lời: ${link} hoặc gọi 1022.`,
  }),
  en: ({ code, link }) => ({
    subject: `The office needs something from you, code ${code}`,
    opening: 'The office cannot answer without something from you. The deadline stands still until it comes.',
    closing: 'Please reply on this page, or call 1022 and say the code.',
    sms: `1022: The office needs something from you to answer ${code}. See and reply: ${link} or call 1022.`,
  }),
};

const answered: Texts = {
  vi: ({ code, called, link }) => ({
    subject: `Đã có trả lời, mã ${code}`,
    opening: `Cơ quan đã trả lời câu hỏi của bạn.${called ? ' Tổng đài sẽ gọi để giải thích như bạn yêu cầu.' : ''}`,
    closing: 'Chưa hài lòng, hoặc chưa được thực hiện? Bạn hỏi lại được ngay trên trang đó.',
    sms: `1022: Câu hỏi ${code} đã có trả lời.${called ? ' Chúng tôi sẽ gọi cho bạn.' : ''} Xem: ${link}`,
  }),
  en: ({ code, called, link }) => ({
    subject: `Your question is answered, code ${code}`,
    opening: `The office has answered your question.${called ? ' The hotline will call to explain it, as you wished.' : ''}`,
    closing: 'Not content, or not carried out? You can ask again on that page.',
    sms: `1022: Your question ${code} is answered.${called ? ' We will call you.' : ''} Read it: ${link}`,
  }),
};

const overdue: Texts = {
  vi: ({ code, due, link }) => ({
    subject: `Xin lỗi bạn: câu hỏi ${code} đã quá hạn`,
    opening: `Cơ quan chưa trả lời câu hỏi của bạn${due ? `, hạn là ${due}` : ''}. Chúng tôi xin lỗi và đang đôn đốc.`,
    closing: 'Nếu tiếp tục chậm, câu hỏi được báo lên cấp trên của cơ quan. Bạn không cần làm gì thêm.',
    sms: `1022: Xin lỗi bạn, câu hỏi ${code} đã quá hạn trả lời. Chúng tôi đang đôn đốc cơ quan. Xem: ${link}`,
  }),
  en: ({ code, due, link }) => ({
    subject: `We are sorry: question ${code} is overdue`,
    opening: `The office has not answered your question${due ? `, due by ${due}` : ''}. We apologise and are pressing for it.`,
    closing: 'If it takes longer, those above the office are told. You need not do anything.',
    sms: `1022: We are sorry, your question ${code} is overdue. We are pressing the office for it. See: ${link}`,
  }),
};

const delayed: Texts = {
  vi: ({ code, day, link }) => ({
    subject: `Thư xin lỗi: câu hỏi ${code}, hẹn lại ${day}`,
    opening: `Cơ quan xin lỗi vì chậm trả lời câu hỏi của bạn và hẹn trả lời chậm nhất ${day}.`,
    closing: 'Lý do chậm có trên trang này.',
    sms: `1022: Cơ quan xin lỗi vì chậm trả lời câu hỏi ${code}, hẹn lại ${day}. Lý do: ${link}`,
  }),
  en: ({ code, day, link }) => ({
    subject: `Apology: question ${code}, new day ${day}`,
    opening: `The office apologises for the delay and promises an answer by ${day}.`,
    closing: 'The page says why.',
    sms: `1022: The office apologises for the delay of ${code} and promises an answer by ${day}. Why: ${link}`,
  }),
};

const label: Record<Locale, { readonly code: string; readonly page: string }> = {
  vi: { code: 'Mã phiếu', page: 'Xem câu hỏi' },
  en: { code: 'Code', page: 'See the question' },
};

const write =
  (texts: Texts, locale: Locale) =>
  ({ code, due, newDay, called }: ReferralFacts, { link }: { link: string }): MessageText => {
    const words = {
      code,
      called,
      link,
      due: due ? formatWhen(due, locale) : '',
      day: newDay ? formatDay(newDay, locale) : '',
    };
    const text = texts[locale](words);
    const action = { label: label[locale].page, link };
    return { ...text, headline: text.subject, rows: [[label[locale].code, code]], action };
  };

const referralTemplate = (name: string, texts: Texts, urgency: Urgency = { kind: 'considerate' }) =>
  defineTemplate<ReferralFacts>({
    name,
    // One after the other: what is newer takes the place of what still waits for the morning.
    notice: 'referral',
    recipient: 'referral',
    instants: ['due'],
    sample: { code: 'PC4K-7X3P', due: new Date('2026-12-02T02:00:00Z'), newDay: '2026-12-08', called: true },
    texts: { vi: write(texts, 'vi'), en: write(texts, 'en') },
    // Behind the sign that browsers keep to themselves: it stands in no log.
    page: ({ code }) => `/phieu-chuyen#${code}`,
    urgency: () => urgency,
  });

/** What the citizen is told of a question: that it was received, what is asked of them, the answer, why it is late. */
export const referralReceived = referralTemplate('referral-received', received, { kind: 'at-once' });
export const referralAsked = referralTemplate('referral-asked', asked);
export const referralAnswered = referralTemplate('referral-answered', answered);
export const referralOverdue = referralTemplate('referral-overdue', overdue);
export const referralDelayed = referralTemplate('referral-delayed', delayed);
