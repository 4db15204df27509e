import fc from 'fast-check';
import type { Intent } from './reply';
import { readReply } from './reply';

it.each<[string, Intent | null, string | null]>([
  ['HUY', 'cancel', null],
  ['Hủy', 'cancel', null],
  ['huỷ', 'cancel', null],
  ['HUY DN4K-7X3P', 'cancel', 'DN4K-7X3P'.replace('DN4K', 'DN4K')],
  ['huy dn4k7x3p', 'cancel', 'DN4K-7X3P'],
  ['DN4K 7X3P hủy', 'cancel', 'DN4K-7X3P'],
  ['Xin vui lòng hủy lịch hẹn ạ', 'cancel', null],
  ['Dạ em hủy lịch nhé', 'cancel', null],
  ['cancel', 'cancel', null],
  ['Cancle', 'cancel', null],
  ['cancel please', 'cancel', null],
  ['XAC NHAN', 'confirm', null],
  ['xác nhận ạ', 'confirm', null],
  ['xac nhn', 'confirm', null],
  ['xacnhan', 'confirm', null],
  ['Đồng ý', 'confirm', null],
  ['OK', 'confirm', null],
  ['ok ạ!', 'confirm', null],
  ['1', 'confirm', null],
  ['Có', 'confirm', null],
  ['2', 'refuse', null],
  ['Không', 'refuse', null],
  ['từ chối', 'refuse', null],
  ['không đồng ý', 'refuse', null],
  ['SAN SANG', 'ready', null],
  ['sẵn sàng 3467-9CDF', 'ready', '3467-9CDF'],
  ['san sagn', 'ready', null],
  ['Đã đủ giấy tờ', 'ready', null],
  ['READY', 'ready', null],
  ['DUNG', 'stop', null],
  ['dừng', 'stop', null],
  ['STOP', 'stop', null],
  ['BAT DAU', 'start', null],
  ['Bắt đầu', 'start', null],
  ['start', 'start', null],
  // Not what they look like at first.
  ['không hủy', null, null],
  ['đừng hủy lịch của tôi', null, null],
  ['hủy được không?', null, null],
  ['tôi đến trễ 10 phút', null, null],
  ['DN4K-7X3P', null, 'DN4K-7X3P'],
  ['', null, null],
  ['🙂', null, null],
])('%s', (sms, intent, code) => {
  expect(readReply(sms)).toEqual({ intent, code });
});

it('"stop" in Vietnamese is not "right", and one slip does not make a cancellation of another word', () => {
  // "đúng" (right) and "dừng" (stop) fold alike: the word alone stops messages that are not needed, nothing more.
  expect(readReply('đúng').intent).toBe('stop');
  expect(readReply('hay').intent).toBeNull();
});

it('reads anything without failing', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (sms) => void readReply(sms)));
});
