import { formatDay, formatTime, localDay } from '@civicline/calendar';
import type { Locale } from '../message';
import type { MessageText } from '../template';
import { defineTemplate } from '../template';

/** A promise to call, as the one who keeps it announced it. */
export interface CallBackFacts {
  readonly code: string;
  /** The window that was promised; null: none was. */
  readonly from: Date | null;
  readonly to: Date | null;
}

interface Words {
  readonly code: string;
  readonly day: string;
  readonly from: string;
  readonly to: string;
  readonly link: string;
}

type Text = Pick<MessageText, 'subject' | 'opening' | 'closing' | 'sms'>;

const promised: Readonly<Record<Locale, (words: Words) => Text>> = {
  vi: ({ code, day, from, to, link }) => ({
    subject: `1022 sẽ gọi lại từ ${from} đến ${to}, ${day}`,
    opening: `Tổng đài 1022 sẽ gọi lại cho bạn từ ${from} đến ${to}, ${day}. Mã: ${code}.`,
    closing:
      'Không tiện giờ này, vui lòng đổi giờ hoặc hủy. Bạn gọi trước cũng được, chúng tôi sẽ nghe máy của bạn trước.',
    sms: `1022: Chúng tôi sẽ gọi lại cho bạn từ ${from} đến ${to}, ${day}, từ số 1022. Mã ${code}. Đổi, hủy: ${link}`,
  }),
  en: ({ code, day, from, to, link }) => ({
    subject: `1022 will call you back between ${from} and ${to}, ${day}`,
    opening: `The hotline 1022 will call you back between ${from} and ${to}, ${day}. Code: ${code}.`,
    closing:
      'If this does not suit you, please move or cancel it. You may also call first: you will be answered before others.',
    sms: `1022: We will call you back between ${from} and ${to}, ${day}, from 1022. Code ${code}. Move, cancel: ${link}`,
  }),
};

const unreachable: Readonly<Record<Locale, (words: Words) => Text>> = {
  vi: ({ code, link }) => ({
    subject: `1022 đã gọi mà không gặp bạn, mã ${code}`,
    opening: `Tổng đài 1022 đã gọi cho bạn mà không gặp. Mã: ${code}.`,
    closing: 'Khi tiện, vui lòng gọi 1022 và đọc mã này, hoặc hẹn giờ gọi lại khác.',
    sms: `1022: Chúng tôi đã gọi mà không gặp bạn. Khi tiện, vui lòng gọi 1022 và đọc mã ${code}, hoặc hẹn giờ khác: ${link}`,
  }),
  en: ({ code, link }) => ({
    subject: `1022 called and did not reach you, code ${code}`,
    opening: `The hotline 1022 called and did not reach you. Code: ${code}.`,
    closing: 'When it suits you, please call 1022 and say this code, or ask for another time.',
    sms: `1022: We called and did not reach you. Please call 1022 and say code ${code}, or ask for another time: ${link}`,
  }),
};

const label: Record<Locale, { readonly code: string; readonly page: string }> = {
  vi: { code: 'Mã', page: 'Xem lịch gọi lại' },
  en: { code: 'Code', page: 'See the call-back' },
};

const write =
  (texts: typeof promised, locale: Locale) =>
  ({ code, from, to }: CallBackFacts, { link }: { link: string }): MessageText => {
    const words: Words = {
      code,
      link,
      day: from ? formatDay(localDay(from), locale) : '',
      from: from ? formatTime(from) : '',
      to: to ? formatTime(to) : '',
    };
    const text = texts[locale](words);
    const action = { label: label[locale].page, link };
    return { ...text, headline: text.subject, rows: [[label[locale].code, code]], action };
  };

const callBackTemplate = (name: string, texts: typeof promised) =>
  defineTemplate<CallBackFacts>({
    name,
    notice: 'call-back',
    recipient: 'caller',
    instants: ['from', 'to'],
    sample: { code: 'GL4K-7X3P', from: new Date('2026-11-25T04:30:00Z'), to: new Date('2026-11-25T05:00:00Z') },
    texts: { vi: write(texts, 'vi'), en: write(texts, 'en') },
    page: () => '/goi-lai',
    urgency: () => ({ kind: texts === promised ? 'at-once' : 'considerate' }),
  });

/** When they are called back; and that they could not be reached, with the code by which they are known. */
export const callBackPromised = callBackTemplate('call-back-promised', promised);
export const callBackUnreachable = callBackTemplate('call-back-unreachable', unreachable);
