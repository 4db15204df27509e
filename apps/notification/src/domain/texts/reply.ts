import { formatWhen } from '@civicline/calendar';
import type { Locale } from '../message';
import type { MessageText } from '../template';
import { defineTemplate } from '../template';

/** What is said back to somebody who wrote to us. A cancelled visit is told of as such, by its own notice. */
export type ReplyKind =
  | 'confirmed'
  | 'accepted'
  | 'refused'
  | 'ready'
  | 'stopped'
  | 'started'
  | 'which'
  | 'none'
  | 'ended'
  | 'nothing-to-refuse'
  | 'not-understood';

export interface ReplyFacts {
  readonly kind: ReplyKind;
  readonly code: string;
  readonly start: Date | null;
  /** The visits among which to choose, or times that are free; instants as texts. */
  readonly choices: readonly { readonly code: string; readonly start: string }[];
}

interface Words {
  readonly code: string;
  readonly when: string;
  readonly choices: readonly string[];
  readonly link: string;
}

const texts: Readonly<Record<ReplyKind, Readonly<Record<Locale, (words: Words) => string>>>> = {
  confirmed: {
    vi: ({ code, when }) => `1022: Cảm ơn bạn đã xác nhận lịch hẹn ${code} lúc ${when}.`,
    en: ({ code, when }) => `1022: Thank you for confirming appointment ${code}, ${when}.`,
  },
  accepted: {
    vi: ({ code, when }) => `1022: Đã ghi nhận bạn đồng ý giờ mới của lịch hẹn ${code}: ${when}.`,
    en: ({ code, when }) => `1022: You have accepted the new time of appointment ${code}: ${when}.`,
  },
  refused: {
    vi: ({ code, choices, link }) =>
      `1022: Đã ghi nhận bạn không nhận giờ mới của lịch hẹn ${code}.${choices.length ? ` Còn chỗ: ${choices.join('; ')}.` : ''} Chọn giờ khác: ${link} hoặc gọi 1022.`,
    en: ({ code, choices, link }) =>
      `1022: You do not take the new time of appointment ${code}.${choices.length ? ` Free: ${choices.join('; ')}.` : ''} Choose another: ${link} or call 1022.`,
  },
  ready: {
    vi: ({ code, when }) => `1022: Đã ghi nhận bạn có đủ giấy tờ cho lịch hẹn ${code} lúc ${when}.`,
    en: ({ code, when }) => `1022: Noted: you have all papers for appointment ${code}, ${when}.`,
  },
  stopped: {
    vi: () =>
      '1022: Bạn sẽ không nhận tin chung và tin nhắc hẹn nữa. Thay đổi lịch hẹn của bạn vẫn được báo. Nhận lại: soạn BAT DAU.',
    en: () =>
      '1022: You will get no more general messages and reminders. Changes of your appointments are still told. To get them again: START.',
  },
  started: {
    vi: () => '1022: Bạn sẽ lại nhận tin chung và tin nhắc hẹn. Ngừng nhận: soạn DUNG.',
    en: () => '1022: You will get general messages and reminders again. To stop: STOP.',
  },
  which: {
    vi: ({ choices }) =>
      `1022: Bạn có nhiều lịch hẹn: ${choices.join('; ')}. Vui lòng nhắn lại kèm mã, ví dụ: HUY ${choices[0]?.slice(0, 9) ?? ''}`,
    en: ({ choices }) =>
      `1022: You have several appointments: ${choices.join('; ')}. Please answer with the code, for example: CANCEL ${choices[0]?.slice(0, 9) ?? ''}`,
  },
  none: {
    vi: () => '1022: Không tìm thấy lịch hẹn sắp tới của số điện thoại này. Cần giúp, xin gọi 1022.',
    en: () => '1022: No coming appointment of this phone number was found. For help call 1022.',
  },
  ended: {
    vi: ({ code }) => `1022: Lịch hẹn ${code} đã kết thúc hoặc đã hủy, không có gì thay đổi.`,
    en: ({ code }) => `1022: Appointment ${code} has ended or was cancelled; nothing was changed.`,
  },
  'nothing-to-refuse': {
    vi: ({ code, link }) => `1022: Lịch hẹn ${code} giữ nguyên. Hủy: soạn HUY ${code}. Đổi giờ: ${link}`,
    en: ({ code, link }) => `1022: Appointment ${code} stays as it is. To cancel: CANCEL ${code}. To move it: ${link}`,
  },
  'not-understood': {
    vi: () =>
      '1022: Chưa hiểu tin nhắn của bạn. Soạn HUY, XAC NHAN, SAN SANG kèm mã lịch hẹn, DUNG để ngừng nhận tin, hoặc gọi 1022.',
    en: () =>
      '1022: Your message was not understood. Send CANCEL, CONFIRM or READY with the appointment code, STOP to get no more, or call 1022.',
  },
};

const write =
  (locale: Locale) =>
  (facts: ReplyFacts, { link }: { link: string }): MessageText => {
    const when = facts.start ? formatWhen(facts.start, locale) : '';
    const choices = facts.choices.map(({ code, start }) =>
      [code, formatWhen(new Date(start), locale)].filter(Boolean).join(' '),
    );
    const sms = texts[facts.kind][locale]({ code: facts.code, when, choices, link });
    return { subject: sms, headline: sms, opening: '', rows: [], closing: '', sms };
  };

/** The answer to a citizen's SMS. They wait for it. */
export const reply = defineTemplate<ReplyFacts>({
  name: 'reply',
  notice: 'reply',
  recipient: 'reply',
  instants: ['start'],
  sample: {
    kind: 'which',
    code: 'DN4K-7X3P',
    start: null,
    choices: [
      { code: 'DN4K-7X3P', start: '2026-11-25T04:00:00.000Z' },
      { code: 'CDFG-3467', start: '2026-11-26T02:00:00.000Z' },
    ],
  },
  texts: { vi: write('vi'), en: write('en') },
  urgency: () => ({ kind: 'at-once' }),
});
