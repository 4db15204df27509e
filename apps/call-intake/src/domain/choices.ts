import { breakReasons } from './agent';
import type { Localized } from './centre';

/** Something that is chosen on a desk, with its name on the screen. */
export interface Choice {
  readonly id: string;
  readonly name: Localized;
}

const choice = (id: string, vi: string, en: string): Choice => ({ id, name: { vi, en } });

/** What came of a call, as the agent says it when wrapping up. */
export const dispositions: readonly Choice[] = [
  choice('informed', 'Đã hướng dẫn đầy đủ', 'Informed in full'),
  choice('booked', 'Đã đặt lịch hẹn', 'Appointment booked'),
  choice('changed', 'Đã đổi hoặc hủy lịch hẹn', 'Appointment moved or cancelled'),
  choice('online', 'Hướng dẫn nộp trực tuyến hoặc bưu chính', 'Sent to online or postal submission'),
  choice('referred', 'Đã chuyển cơ quan xử lý', 'Referred to a department'),
  choice('transferred', 'Đã nối máy nơi khác', 'Put through elsewhere'),
  choice('call_back', 'Hẹn gọi lại', 'Call-back promised'),
  choice('complaint', 'Tiếp nhận phản ánh, kiến nghị', 'Complaint or suggestion taken'),
  choice('dropped', 'Cuộc gọi bị ngắt', 'The line dropped'),
  choice('wrong_number', 'Gọi nhầm, quấy rối hoặc im lặng', 'Wrong number, nuisance or silence'),
];

/** After these the caller has nothing to wait for, or waits for an office's answer; after all others for a call. */
const settling: readonly string[] = [
  'informed',
  'booked',
  'changed',
  'online',
  'referred',
  'transferred',
  'wrong_number',
];

export const leavesWaiting = (disposition: string): boolean => !settling.includes(disposition);

/** What stands in the place of a disposition that nobody gave in time. */
export const notGiven = 'not_given';

const breakNames: Record<(typeof breakReasons)[number], Localized> = {
  lunch: { vi: 'Ăn trưa', en: 'Lunch' },
  rest: { vi: 'Nghỉ giải lao', en: 'Rest' },
  training: { vi: 'Tập huấn', en: 'Training' },
  meeting: { vi: 'Họp', en: 'Meeting' },
  missed_offer: { vi: 'Lỡ cuộc gọi', en: 'Missed a call' },
  rejected_offer: { vi: 'Từ chối cuộc gọi', en: 'Rejected a call' },
};

export const breaks: readonly Choice[] = breakReasons.map((id) => ({ id, name: breakNames[id] }));

/** What a call is about: the fields of procedures, and what has none. */
export const topics: readonly Choice[] = [
  choice('land', 'Đất đai', 'Land'),
  choice('mortgage', 'Đăng ký biện pháp bảo đảm', 'Mortgage registration'),
  choice('construction', 'Xây dựng', 'Construction'),
  choice('civil-status', 'Hộ tịch', 'Civil status'),
  choice('residence', 'Cư trú', 'Residence'),
  choice('certification', 'Chứng thực', 'Certification'),
  choice('justice', 'Tư pháp', 'Justice'),
  choice('transport', 'Giao thông, giấy phép lái xe', 'Transport, driving licences'),
  choice('insurance', 'Bảo hiểm', 'Insurance'),
  choice('labour', 'Lao động, người có công, xã hội', 'Labour and social affairs'),
  choice('business', 'Đăng ký kinh doanh', 'Business registration'),
  choice('visit', 'Lịch hẹn', 'Appointment'),
  choice('dossier', 'Tình trạng hồ sơ', 'State of a dossier'),
  choice('other', 'Nội dung khác', 'Something else'),
];
