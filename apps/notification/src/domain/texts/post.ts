import { formatDay, formatTime, localDay } from '@civicline/calendar';
import type { Urgency } from '../considerate';
import type { Locale, Localized } from '../message';
import type { MessageText } from '../template';
import { defineTemplate, pick } from '../template';

/** A way of a dossier or of its result, as its owner announced it. */
export interface PostFacts {
  readonly code: string;
  readonly kind: 'pickup' | 'return';
  /** The window that was promised. */
  readonly from: Date;
  readonly to: Date;
  readonly officeName: Localized;
}

interface Words {
  readonly code: string;
  readonly what: string;
  readonly window: string;
  readonly office: string;
  readonly link: string;
}

type Text = Pick<MessageText, 'subject' | 'opening' | 'closing' | 'sms'>;
type Texts = Readonly<Record<Locale, (words: Words) => Text>>;

const whats: Record<Locale, Record<PostFacts['kind'], string>> = {
  vi: { pickup: 'lấy hồ sơ', return: 'trả kết quả' },
  en: { pickup: 'pick up your dossier', return: 'bring your result' },
};

const promised: Texts = {
  vi: ({ code, what, window, link }) => ({
    subject: `Bưu điện đến ${what} ${window}`,
    opening: `Bưu điện sẽ đến tận nhà ${what} ${window}.`,
    closing: 'Bạn theo dõi hoặc hủy được trên trang này, bằng mã và số điện thoại.',
    sms: `1022: Bưu điện đến ${what} ${window}. Mã ${code}. Theo dõi, hủy: ${link}`,
  }),
  en: ({ code, what, window, link }) => ({
    subject: `The post comes to ${what}, ${window}`,
    opening: `The post office will come to your door to ${what}, ${window}.`,
    closing: 'Follow or cancel it on this page, with the code and your phone number.',
    sms: `1022: The post comes to ${what}, ${window}. Code ${code}. Follow, cancel: ${link}`,
  }),
};

const missed: Texts = {
  vi: ({ code, what, window, link }) => ({
    subject: `Xin lỗi: bưu điện chưa đến ${what}, mã ${code}`,
    opening: `Bưu điện hẹn đến ${what} ${window} mà chưa đến. Chúng tôi xin lỗi và đã báo bưu điện.`,
    closing: 'Bưu điện sẽ liên hệ với bạn. Không tiện chờ, bạn chọn giờ khác trên trang này hoặc gọi 1022.',
    sms: `1022: Xin lỗi bạn, bưu điện chưa đến ${what} như hẹn. Chúng tôi đã báo bưu điện. Mã ${code}: ${link}`,
  }),
  en: ({ code, what, window, link }) => ({
    subject: `We are sorry: the post did not come, code ${code}`,
    opening: `The post was to ${what}, ${window}, and did not come. We apologise and have told the post office.`,
    closing: 'The post office will contact you. You may also choose another time on this page, or call 1022.',
    sms: `1022: We are sorry, the post did not come to ${what} as promised. We have told them. Code ${code}: ${link}`,
  }),
};

const arrived: Texts = {
  vi: ({ code, office, link }) => ({
    subject: `Hồ sơ đã đến cơ quan, mã ${code}`,
    opening: `Bưu điện đã nộp hồ sơ của bạn tại ${office}.`,
    closing: 'Bạn hẹn trả kết quả tại nhà được trên trang này.',
    sms: `1022: Hồ sơ ${code} đã đến ${office}. Hẹn trả kết quả tại nhà: ${link}`,
  }),
  en: ({ code, office, link }) => ({
    subject: `Your dossier has arrived, code ${code}`,
    opening: `The post has handed your dossier in at ${office}.`,
    closing: 'On this page you can have the result brought to your door.',
    sms: `1022: Dossier ${code} has arrived at ${office}. Have the result brought: ${link}`,
  }),
};

const label: Record<Locale, { readonly code: string; readonly page: string }> = {
  vi: { code: 'Mã', page: 'Theo dõi bưu gửi' },
  en: { code: 'Code', page: 'Follow it' },
};

const write =
  (texts: Texts, locale: Locale) =>
  ({ code, kind, from, to, officeName }: PostFacts, { link }: { link: string }): MessageText => {
    const window = `${formatTime(from)}–${formatTime(to)} ${formatDay(localDay(from), locale)}`;
    const text = texts[locale]({ code, window, link, what: whats[locale][kind], office: pick(officeName, locale) });
    const action = { label: label[locale].page, link };
    return { ...text, headline: text.subject, rows: [[label[locale].code, code]], action };
  };

const postTemplate = (name: string, texts: Texts, urgency: Urgency) =>
  defineTemplate<PostFacts>({
    name,
    notice: 'post',
    recipient: 'post',
    instants: ['from', 'to'],
    sample: {
      code: 'BC4K-7X3P',
      kind: 'pickup',
      from: new Date('2026-11-25T01:00:00Z'),
      to: new Date('2026-11-25T03:00:00Z'),
      officeName: { vi: 'Bộ phận một cửa phường Trấn Biên', en: 'One-stop window of Tran Bien Ward' },
    },
    texts: { vi: write(texts, 'vi'), en: write(texts, 'en') },
    page: ({ code }) => `/buu-chinh#${code}`,
    urgency: () => urgency,
  });

/** When the post comes; that it did not; that the dossier is where it should be. */
export const postPromised = postTemplate('post-promised', promised, { kind: 'at-once' });
export const postMissed = postTemplate('post-missed', missed, { kind: 'at-once' });
export const postArrived = postTemplate('post-arrived', arrived, { kind: 'considerate' });
