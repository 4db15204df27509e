import type { Locale } from '../message';

/** What a text about a visit is filled with; every value is ready to be read. */
export interface VisitWords {
  readonly code: string;
  readonly when: string;
  readonly previously: string;
  readonly office: string;
  readonly address: string;
  readonly procedure: string;
  readonly reason: string;
  readonly papers: readonly string[];
  readonly link: string;
  readonly byOffice: boolean;
}

/** What a citizen reads: the parts that an e-mail shows at length, and one short text for SMS. */
export interface VisitText {
  readonly subject: string;
  readonly headline: string;
  readonly opening: string;
  readonly closing: string;
  readonly sms: string;
}

type Writer = (words: VisitWords) => VisitText;

const because = (label: string, reason: string) => (reason ? ` ${label}: ${reason}.` : '');

/** Every text that a citizen may get about a visit, by what happened and language. */
export const visitTexts: Record<
  'appointment-booked' | 'appointment-moved' | 'appointment-cancelled',
  Record<Locale, Writer>
> = {
  'appointment-booked': {
    vi: (w) => ({
      subject: `Phiếu hẹn ${w.code}: ${w.when}`,
      headline: 'Lịch hẹn của bạn đã được xác nhận',
      opening: 'Mời bạn đến đúng giờ đã hẹn, không cần đến sớm. Quầy đã dành chỗ cho bạn.',
      closing: 'Nếu không đến được, vui lòng đổi hoặc hủy lịch để nhường chỗ cho người khác.',
      sms: `1022: Lịch hẹn ${w.code} lúc ${w.when}, ${w.office}. Mang đủ giấy tờ. Xem, đổi, hủy: ${w.link}`,
    }),
    en: (w) => ({
      subject: `Appointment slip ${w.code}: ${w.when}`,
      headline: 'Your appointment is confirmed',
      opening: 'Please come at the time given, there is no need to come early. A place at the counter is kept for you.',
      closing: 'If you cannot come, please move or cancel the appointment so that somebody else may have the place.',
      sms: `1022: Appointment ${w.code}, ${w.when}, ${w.office}. Bring all papers. See, move, cancel: ${w.link}`,
    }),
  },
  'appointment-moved': {
    vi: (w) => ({
      subject: `Lịch hẹn ${w.code} đã đổi sang ${w.when}`,
      headline: 'Lịch hẹn của bạn đã được đổi giờ',
      opening:
        (w.byOffice ? 'Chúng tôi xin lỗi vì sự thay đổi này. ' : '') +
        `Giờ hẹn cũ (${w.previously}) không còn hiệu lực.${because('Lý do', w.reason)}`,
      closing: w.byOffice
        ? 'Vui lòng cho biết giờ mới có phù hợp không. Nếu bạn không trả lời, chỗ mới vẫn được giữ cho bạn.'
        : 'Nếu giờ mới không phù hợp, bạn có thể chọn giờ khác.',
      sms: `1022: Lịch hẹn ${w.code} ĐỔI sang ${w.when} (trước: ${w.previously}), ${w.office}.${because('Lý do', w.reason)} ${w.byOffice ? 'Đồng ý hoặc đổi' : 'Đổi lại'}: ${w.link}`,
    }),
    en: (w) => ({
      subject: `Appointment ${w.code} has moved to ${w.when}`,
      headline: 'Your appointment has been moved',
      opening:
        (w.byOffice ? 'We are sorry for this change. ' : '') +
        `The earlier time (${w.previously}) is no longer valid.${because('Reason', w.reason)}`,
      closing: w.byOffice
        ? 'Please tell us whether the new time suits you. If you do not answer, the new place stays yours.'
        : 'If the new time does not suit you, you can choose another.',
      sms: `1022: Appointment ${w.code} MOVED to ${w.when} (was ${w.previously}), ${w.office}.${because('Reason', w.reason)} ${w.byOffice ? 'Accept or change' : 'Change'}: ${w.link}`,
    }),
  },
  'appointment-cancelled': {
    vi: (w) => ({
      subject: `Lịch hẹn ${w.code} đã hủy`,
      headline: 'Lịch hẹn của bạn đã được hủy',
      opening:
        (w.byOffice ? 'Chúng tôi xin lỗi vì sự thay đổi này. Tổng đài 1022 sẽ gọi lại để hẹn giờ khác. ' : '') +
        `Lịch hẹn lúc ${w.when} không còn hiệu lực.${because('Lý do', w.reason)}`,
      closing: 'Bạn có thể đặt lịch hẹn mới bất cứ lúc nào.',
      sms: `1022: Lịch hẹn ${w.code} lúc ${w.when} ĐÃ HỦY.${because('Lý do', w.reason)} Đặt lại: ${w.link}`,
    }),
    en: (w) => ({
      subject: `Appointment ${w.code} is cancelled`,
      headline: 'Your appointment has been cancelled',
      opening:
        (w.byOffice ? 'We are sorry for this change. Hotline 1022 will call you to find another time. ' : '') +
        `The appointment of ${w.when} is no longer valid.${because('Reason', w.reason)}`,
      closing: 'You can book a new appointment at any time.',
      sms: `1022: Appointment ${w.code} of ${w.when} is CANCELLED.${because('Reason', w.reason)} Book again: ${w.link}`,
    }),
  },
};

/** Labels around the texts. */
export const labels: Record<
  Locale,
  Record<'code' | 'when' | 'where' | 'procedure' | 'papers' | 'manage' | 'sender' | 'dear', string>
> = {
  vi: {
    code: 'Mã lịch hẹn',
    when: 'Thời gian',
    where: 'Địa điểm',
    procedure: 'Thủ tục',
    papers: 'Giấy tờ cần mang theo',
    manage: 'Xem, đổi hoặc hủy lịch hẹn',
    sender: 'Tổng đài 1022 Đồng Nai',
    dear: 'Kính gửi',
  },
  en: {
    code: 'Appointment code',
    when: 'Time',
    where: 'Place',
    procedure: 'Procedure',
    papers: 'Papers to bring',
    manage: 'See, move or cancel the appointment',
    sender: 'Hotline 1022 Dong Nai',
    dear: 'Dear',
  },
};
