import { formatWhen } from '@civicline/calendar';
import type { Localized } from '../message';
import { defineTemplate, pick } from '../template';

/** A place that is held for somebody in line. */
export interface OfferFacts {
  /** Of the place in line. */
  readonly code: string;
  readonly start: Date;
  readonly until: Date;
  readonly officeName: Localized;
  readonly procedureName: Localized;
}

const sample: OfferFacts = {
  code: 'DN4K-7X3P',
  start: new Date('2026-11-25T04:00:00Z'),
  until: new Date('2026-11-24T03:30:00Z'),
  officeName: {
    vi: 'Trung tâm Phục vụ hành chính công tỉnh Đồng Nai',
    en: 'Dong Nai Provincial Public Administration Center',
  },
  procedureName: { vi: 'Đăng ký thế chấp quyền sử dụng đất', en: 'Mortgage registration of land use rights' },
};

/** The first in line is told that a place is held, until when, and takes it with one tap: the link proves who taps. */
export const waitlistOffered = defineTemplate<OfferFacts>({
  name: 'waitlist-offered',
  notice: 'waitlist-offer',
  recipient: 'waitlist',
  instants: ['start', 'until'],
  sample,
  // The place is held for as long after the morning, so the night may be left in peace.
  urgency: ({ start }) => ({ kind: 'considerate', visit: start }),
  texts: {
    vi: ({ code, start, until, officeName, procedureName }, { link }) => {
      const [when, before, office] = [formatWhen(start, 'vi'), formatWhen(until, 'vi'), pick(officeName, 'vi')];
      return {
        subject: `Đã có chỗ lúc ${when}`,
        headline: 'Đã có chỗ trống cho bạn',
        opening: `Chúng tôi đang giữ chỗ này cho bạn đến ${before}. Sau giờ đó, chỗ sẽ chuyển cho người chờ tiếp theo.`,
        rows: [
          ['Mã chờ', code],
          ['Thời gian', when],
          ['Địa điểm', office],
          ['Thủ tục', pick(procedureName, 'vi')],
        ],
        closing: 'Nếu không còn cần chỗ này, vui lòng bỏ chờ để nhường cho người khác.',
        action: { label: 'Nhận chỗ hoặc bỏ chờ', link },
        sms: `1022: Đã có chỗ lúc ${when}, ${office}. Giữ cho bạn đến ${before}. Nhận chỗ: ${link}`,
      };
    },
    en: ({ code, start, until, officeName, procedureName }, { link }) => {
      const [when, before, office] = [formatWhen(start, 'en'), formatWhen(until, 'en'), pick(officeName, 'en')];
      return {
        subject: `A place is free: ${when}`,
        headline: 'A place has become free for you',
        opening: `We are holding it for you until ${before}. After that it goes to the next person in line.`,
        rows: [
          ['Waiting code', code],
          ['Time', when],
          ['Place', office],
          ['Procedure', pick(procedureName, 'en')],
        ],
        closing: 'If you no longer need it, please leave the line so that somebody else may have the place.',
        action: { label: 'Take the place or leave the line', link },
        sms: `1022: A place is free, ${when}, ${office}. Held for you until ${before}. Take it: ${link}`,
      };
    },
  },
});
