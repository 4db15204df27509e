import type { Locale } from '../message';

/** What a reminder is filled with; every value is ready to be read. */
export interface ReminderWords {
  readonly code: string;
  readonly when: string;
  readonly office: string;
  /** Papers that are still missing; empty: the citizen is ready. */
  readonly missing: readonly string[];
  readonly link: string;
}

interface ReminderText {
  readonly subject: string;
  readonly headline: string;
  readonly opening: string;
  readonly closing: string;
  readonly sms: string;
}

/** The words of a reminder: what is missing and nothing else, or that all is there. */
export const reminderTexts: Record<Locale, (words: ReminderWords) => ReminderText> = {
  vi: (w) =>
    w.missing.length
      ? {
          subject: `Nhắc hẹn ${w.code}: ${w.when}, còn thiếu ${w.missing.length} giấy tờ`,
          headline: `Còn thiếu ${w.missing.length} giấy tờ cho lịch hẹn của bạn`,
          opening:
            'Vui lòng chuẩn bị các giấy tờ dưới đây trước khi đến; thiếu giấy tờ, quầy không thể tiếp nhận hồ sơ.',
          closing: 'Có đủ rồi, vui lòng đánh dấu để không bị nhắc nữa. Không kịp chuẩn bị, vui lòng đổi hoặc hủy lịch.',
          sms: `1022: Nhắc hẹn ${w.code} lúc ${w.when}, ${w.office}. Còn thiếu: ${w.missing.join('; ')}. Đủ rồi: soạn SAN SANG gửi 1022. Đánh dấu, đổi, hủy: ${w.link}`,
        }
      : {
          subject: `Nhắc hẹn ${w.code}: ${w.when}, giấy tờ đã đủ`,
          headline: 'Bạn đã sẵn sàng cho lịch hẹn',
          opening: 'Giấy tờ bạn đánh dấu đã đủ. Mời bạn đến đúng giờ đã hẹn.',
          closing: 'Nếu không đến được, vui lòng đổi hoặc hủy lịch để nhường chỗ cho người khác.',
          sms: `1022: Nhắc hẹn ${w.code} lúc ${w.when}, ${w.office}. Giấy tờ đã đủ. Đổi, hủy: ${w.link}`,
        },
  en: (w) =>
    w.missing.length
      ? {
          subject: `Reminder ${w.code}: ${w.when}, ${papers(w.missing.length)} still missing`,
          headline: `Your appointment still lacks ${papers(w.missing.length)}`,
          opening: 'Please have these ready before you come; without them the counter cannot take in your dossier.',
          closing: 'When you have them, please tick them. If you cannot get them in time, please move or cancel.',
          sms: `1022: Reminder ${w.code}, ${w.when}, ${w.office}. Still missing: ${w.missing.join('; ')}. When you have all: send READY to 1022. Tick, move, cancel: ${w.link}`,
        }
      : {
          subject: `Reminder ${w.code}: ${w.when}, your papers are complete`,
          headline: 'You are ready for your appointment',
          opening: 'The papers that you ticked are complete. Please come at the time given.',
          closing: 'If you cannot come, please move or cancel so that somebody else can have the place.',
          sms: `1022: Reminder ${w.code}, ${w.when}, ${w.office}. Your papers are complete. Move, cancel: ${w.link}`,
        },
};

const papers = (count: number) => `${count} ${count === 1 ? 'paper' : 'papers'}`;

export const missingLabel: Record<Locale, string> = { vi: 'Giấy tờ còn thiếu', en: 'Papers still missing' };
