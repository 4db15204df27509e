import { formatWhen } from '@civicline/calendar';
import type { Locale } from '../message';
import type { MessageText, Personal } from '../template';
import { defineTemplate } from '../template';

/** A webhook that is not called any more. */
interface DisabledFacts {
  readonly webhookId: string;
  readonly name: string;
  readonly url: string;
  readonly reason: string;
  readonly since: Date;
}

const words = {
  vi: {
    subject: (name: string) => `Webhook “${name}” đã tạm ngừng`,
    headline: 'Hệ thống của đơn vị không nhận được sự kiện',
    opening: (name: string, since: string) =>
      `Webhook “${name}” không nhận được sự kiện từ ${since} nên đã tạm ngừng. Các sự kiện được giữ lại 14 ngày.`,
    rows: ['Địa chỉ', 'Lỗi gần nhất'],
    closing: 'Khi hệ thống đã nhận được trở lại, vui lòng bật lại webhook: mọi sự kiện đang chờ sẽ được gửi.',
    label: 'Mở webhook',
  },
  en: {
    subject: (name: string) => `Webhook “${name}” has been disabled`,
    headline: 'Your system does not take events',
    opening: (name: string, since: string) =>
      `Webhook “${name}” has taken no event since ${since} and is disabled now. Events are kept for 14 days.`,
    rows: ['Address', 'Last error'],
    closing: 'When your system takes them again, please enable the webhook: all events that wait will be sent.',
    label: 'Open the webhook',
  },
} as const;

const write =
  (locale: Locale) =>
  ({ webhookId, name, url, reason, since }: DisabledFacts, { link }: Personal): MessageText => {
    const said = words[locale];
    const subject = said.subject(name);
    const where = new URL(`/desk/webhooks/${webhookId}`, link).href;
    return {
      subject,
      headline: said.headline,
      opening: said.opening(name, formatWhen(since, locale)),
      rows: [
        [said.rows[0], url],
        [said.rows[1], reason],
      ],
      closing: said.closing,
      action: { label: said.label, link: where },
      sms: `1022: ${subject}. ${where}`,
    };
  };

/** What the owner of a webhook is told when it is disabled. It wakes nobody: it goes by e-mail. */
export const webhookDisabled = defineTemplate<DisabledFacts>({
  name: 'webhook-disabled',
  notice: 'webhook-disabled',
  recipient: 'webhook-owner',
  instants: ['since'],
  sample: {
    webhookId: '00000000-0000-0000-0000-000000000000',
    name: 'Phần mềm một cửa',
    url: 'https://motcua.example/1022',
    reason: 'HTTP_500',
    since: new Date('2026-11-25T03:00:00Z'),
  },
  texts: { vi: write('vi'), en: write('en') },
});
