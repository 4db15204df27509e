import { formatWhen } from '@civicline/calendar';
import type { Locale, Localized } from '../message';
import type { MessageText } from '../template';
import { defineTemplate, pick } from '../template';

/** What many are told at once, in an operator's words; `{code}`, `{when}` and `{office}` are each one's own. */
export interface CampaignFacts {
  readonly title: Localized;
  readonly text: Localized;
  readonly accents: boolean;
  readonly code: string;
  readonly start: Date;
  readonly officeName: Localized;
}

/** Words in braces that a text may have. */
export const campaignWords: readonly string[] = ['code', 'when', 'office'];

const stop: Record<Locale, string> = { vi: 'Ngừng nhận: soạn DUNG', en: 'To stop: STOP' };
const see: Record<Locale, string> = { vi: 'Xem lịch hẹn', en: 'See the appointment' };

const write =
  (locale: Locale) =>
  ({ title, text, code, start, officeName }: CampaignFacts, { link }: { link: string }): MessageText => {
    const words: Record<string, string> = { code, when: formatWhen(start, locale), office: pick(officeName, locale) };
    const filled = (said: Localized) =>
      pick(said, locale).replace(/\{(\w+)\}/g, (whole, word: string) => words[word] ?? whole);
    return {
      subject: filled(title),
      headline: filled(title),
      opening: filled(text),
      rows: [],
      closing: '',
      action: { label: see[locale], link },
      sms: `1022: ${filled(text)} ${stop[locale]}`,
    };
  };

/** Word to many. It can wait for the morning, and who said STOP is spared it. */
export const campaign = defineTemplate<CampaignFacts>({
  name: 'campaign',
  notice: 'campaign',
  recipient: 'appointment',
  instants: ['start'],
  sample: {
    title: { vi: 'Đổi lối vào', en: 'Another entrance' },
    text: {
      vi: 'Lịch hẹn {code} lúc {when}: vui lòng vào bằng cổng số 2.',
      en: 'Appointment {code}, {when}: please come in by gate 2.',
    },
    accents: true,
    code: 'DN4K-7X3P',
    start: new Date('2026-11-25T04:00:00Z'),
    officeName: { vi: 'Trung tâm Phục vụ hành chính công', en: 'Public Administration Center' },
  },
  texts: { vi: write('vi'), en: write('en') },
  mayBeStopped: true,
  accents: ({ accents }) => accents,
});
