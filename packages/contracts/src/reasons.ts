import { rules } from './rules';

/**
 * Why something was refused, in the citizen's words. A reason is stable: programs decide by it, people read its text.
 * `{name}` is filled from the refusal's details.
 */
export const reasons = {
  INVALID_ARGUMENT: {
    vi: 'Thông tin gửi lên chưa đúng. Vui lòng xem các mục được đánh dấu.',
    en: 'Some of the information is not right. Please see the marked fields.',
  },
  UNAUTHENTICATED: { vi: 'Vui lòng đăng nhập để tiếp tục.', en: 'Please sign in to continue.' },
  FORBIDDEN: { vi: 'Bạn không có quyền thực hiện việc này.', en: 'You are not allowed to do this.' },
  NOT_FOUND: { vi: 'Không tìm thấy trang hoặc dữ liệu này.', en: 'This page or record was not found.' },
  RATE_LIMITED: {
    vi: 'Có quá nhiều yêu cầu. Vui lòng thử lại sau {seconds} giây.',
    en: 'Too many requests. Please try again in {seconds} seconds.',
  },
  UNAVAILABLE: {
    vi: 'Hệ thống tạm thời gián đoạn. Vui lòng thử lại sau ít phút.',
    en: 'The service is briefly interrupted. Please try again in a few minutes.',
  },
  DEADLINE_EXCEEDED: {
    vi: 'Xử lý quá lâu nên chưa hoàn tất. Vui lòng thử lại.',
    en: 'This took too long and was not completed. Please try again.',
  },
  INTERNAL: {
    vi: 'Đã có lỗi phía hệ thống. Chúng tôi đã ghi nhận.',
    en: 'Something went wrong on our side. It has been recorded.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    vi: 'Mã chống gửi trùng này đã được dùng cho một yêu cầu khác.',
    en: 'This idempotency key was already used for a different request.',
  },
  IDEMPOTENCY_KEY_REQUIRED: {
    vi: 'Yêu cầu thay đổi dữ liệu phải có tiêu đề Idempotency-Key.',
    en: 'A request that changes something needs an Idempotency-Key header.',
  },
  PAYLOAD_TOO_LARGE: { vi: 'Nội dung gửi lên quá lớn.', en: 'The request is too large.' },
  UNSUPPORTED_MEDIA_TYPE: { vi: 'Nội dung gửi lên phải ở dạng JSON.', en: 'The request body must be JSON.' },
  METHOD_NOT_ALLOWED: {
    vi: 'Thao tác này không được hỗ trợ tại địa chỉ này.',
    en: 'This method is not supported here.',
  },
  PROCEDURE_NOT_FOUND: { vi: 'Không tìm thấy thủ tục này.', en: 'This procedure was not found.' },
  OFFICE_NOT_FOUND: { vi: 'Không tìm thấy cơ quan này.', en: 'This office was not found.' },
  PROCEDURE_NOT_SERVED: {
    vi: 'Quầy này không tiếp nhận thủ tục đã chọn.',
    en: 'This counter does not take in the chosen procedure.',
  },
  SLOT_NOT_FOUND: {
    vi: 'Khung giờ này không tồn tại hoặc cơ quan không làm việc vào lúc đó.',
    en: 'This time does not exist, or the office is closed then.',
  },
  SLOT_FULL: {
    vi: 'Khung giờ này vừa hết chỗ. Vui lòng chọn một trong các giờ gần nhất.',
    en: 'This time has just been filled. Please choose one of the nearest times.',
  },
  SLOT_IN_PAST: { vi: 'Khung giờ này đã qua.', en: 'This time has passed.' },
  SLOT_TOO_FAR: { vi: 'Chưa nhận đặt lịch cho ngày này.', en: 'This day cannot be booked yet.' },
  HOLD_LIMIT: {
    vi: 'Bạn đang giữ quá nhiều chỗ. Vui lòng đặt hoặc bỏ bớt.',
    en: 'You are holding too many places. Please book or release some.',
  },
  HOLD_NOT_FOUND: { vi: 'Không tìm thấy chỗ đang giữ.', en: 'The held place was not found.' },
  HOLD_EXPIRED: {
    vi: 'Thời gian giữ chỗ đã hết. Vui lòng chọn lại giờ.',
    en: 'The place is no longer held. Please choose a time again.',
  },
  BOOKING_LIMIT: {
    vi: 'Số điện thoại này đã có đủ số lịch hẹn được phép.',
    en: 'This phone number has as many appointments as are allowed.',
  },
  ALREADY_BOOKED: {
    vi: 'Bạn đã có lịch hẹn cho thủ tục này trong cùng ngày.',
    en: 'You already have an appointment for this procedure on that day.',
  },
  NETWORK_HOLD_LIMIT: {
    vi: 'Từ mạng này đang giữ quá nhiều chỗ. Vui lòng thử lại sau vài phút hoặc gọi tổng đài.',
    en: 'Too many places are being held from this network. Please try again in a few minutes, or call the hotline.',
  },
  DUPLICATE_APPOINTMENT: {
    vi: 'Bạn đã đặt một lịch hẹn khác cho thủ tục này. Vui lòng xác nhận nếu vẫn muốn đặt thêm.',
    en: 'You have booked another appointment for this procedure. Please confirm if you want this one as well.',
  },
  PLACES_FREE: {
    vi: 'Vẫn còn chỗ trống phù hợp. Vui lòng đặt ngay, không cần chờ.',
    en: 'There are still places that fit. Please book one; there is no need to wait.',
  },
  WAITLIST_LIMIT: {
    vi: 'Đã có đủ số lượt chờ được phép.',
    en: 'There are as many places in line as are allowed.',
  },
  WAITLIST_ENTRY_NOT_FOUND: {
    vi: 'Không tìm thấy lượt chờ với mã và số điện thoại này.',
    en: 'No place in line was found with this code and phone number.',
  },
  WAITLIST_ENTRY_ENDED: {
    vi: 'Lượt chờ này đã kết thúc.',
    en: 'This place in line has ended.',
  },
  NOTHING_OFFERED: {
    vi: 'Hiện không có chỗ nào đang giữ cho lượt chờ này.',
    en: 'No place is being held for this place in line now.',
  },
  APPOINTMENT_NOT_FOUND: {
    vi: 'Không tìm thấy lịch hẹn với mã và số điện thoại này.',
    en: 'No appointment was found with this code and phone number.',
  },
  APPOINTMENT_ENDED: {
    vi: 'Lịch hẹn này đã kết thúc hoặc đã hủy nên không thể thay đổi.',
    en: 'This appointment has ended or was cancelled and cannot be changed.',
  },
  VERSION_CONFLICT: {
    vi: 'Nội dung này vừa được thay đổi ở nơi khác. Vui lòng xem lại.',
    en: 'This was just changed elsewhere. Please look again.',
  },
  SAME_SLOT: { vi: 'Lịch hẹn đang ở đúng khung giờ này.', en: 'The appointment is already at this time.' },
  NOT_TODAY: { vi: 'Lịch hẹn này không phải trong hôm nay.', en: 'This appointment is not today.' },
  TOO_EARLY: { vi: 'Chưa đến giờ hẹn.', en: 'The time of the appointment has not come yet.' },
  WAIVER_BY_STAFF_ONLY: {
    vi: 'Chỉ cán bộ mới được miễn giấy tờ hoặc bỏ việc miễn.',
    en: 'Only staff may waive a paper or take a waiver back.',
  },
  PAPERS_COMPLETE: {
    vi: 'Hồ sơ không thiếu giấy tờ bắt buộc nào.',
    en: 'No required paper is missing.',
  },
  ALREADY_CLOSED: { vi: 'Khoảng thời gian này đã được đóng.', en: 'This time is already closed.' },
  CLOSURE_NOT_FOUND: { vi: 'Không tìm thấy lần đóng cửa này.', en: 'This closure was not found.' },
  CLOSURE_IN_PAST: {
    vi: 'Không thể đóng một khoảng thời gian đã qua.',
    en: 'A time that has passed cannot be closed.',
  },
  AGENT_NOT_FOUND: { vi: 'Không tìm thấy điện thoại viên này.', en: 'This agent was not found.' },
  AGENT_BUSY: {
    vi: 'Điện thoại viên đang có cuộc gọi hoặc chưa hoàn tất ghi nhận.',
    en: 'The agent has a call, or its wrap-up is not over.',
  },
  QUEUE_NOT_FOUND: { vi: 'Không tìm thấy hàng chờ này.', en: 'This queue was not found.' },
  OFFER_NOT_FOUND: { vi: 'Không tìm thấy lượt chuyển cuộc gọi này.', en: 'This offer was not found.' },
  OFFER_ENDED: { vi: 'Cuộc gọi không còn chờ bạn nhận.', en: 'The call is no longer yours to take.' },
  CALL_NOT_FOUND: { vi: 'Không tìm thấy cuộc gọi này.', en: 'This call was not found.' },
  CALL_ENDED: { vi: 'Cuộc gọi đã kết thúc.', en: 'The call is over.' },
  NOT_YOUR_CALL: { vi: 'Cuộc gọi này không do bạn phụ trách.', en: 'This call is not yours.' },
  ACTION_NOT_POSSIBLE: {
    vi: 'Không thực hiện được thao tác này với cuộc gọi lúc này.',
    en: 'This cannot be done with the call now.',
  },
  NOT_IN_WRAP_UP: { vi: 'Cuộc gọi không ở bước hoàn tất.', en: 'The call is not in wrap-up.' },
  WRAP_UP_EXTENDED: {
    vi: 'Thời gian hoàn tất chỉ được gia hạn {times} lần.',
    en: 'A wrap-up can be extended {times} times only.',
  },
  RELOCATION_NOT_FOUND: {
    vi: 'Cơ quan không thay đổi lịch hẹn này.',
    en: 'No office has changed this appointment.',
  },
  RELOCATION_ANSWERED: {
    vi: 'Bạn đã trả lời về thay đổi này.',
    en: 'This change has been answered already.',
  },
  SCHEDULE_NOT_FOUND: { vi: 'Không tìm thấy quầy này.', en: 'This counter was not found.' },
  RECORD_NOT_FOUND: { vi: 'Không tìm thấy phiếu ghi nhận này.', en: 'This record was not found.' },
  NO_REMINDER_CALLS: { vi: 'Tổng đài không gọi nhắc hẹn.', en: 'No reminder calls are made here.' },
  RECORDING_NOT_FOUND: { vi: 'Không có bản ghi âm này.', en: 'There is no such recording.' },
  CALL_BACK_NOT_FOUND: {
    vi: 'Không tìm thấy lịch gọi lại với mã và số điện thoại này.',
    en: 'No call-back was found with this code and phone number.',
  },
  CALL_BACK_ENDED: { vi: 'Lịch gọi lại này đã kết thúc hoặc đã hủy.', en: 'This call-back is over or was cancelled.' },
  CALL_BACK_TAKEN: { vi: 'Lịch gọi lại này đang được thực hiện.', en: 'This call-back is being made.' },
  WINDOW_NOT_FOUND: { vi: 'Không có khung giờ gọi lại này.', en: 'There is no such call-back window.' },
  WINDOW_FULL: { vi: 'Khung giờ gọi lại này vừa hết chỗ.', en: 'This call-back window has just been filled.' },
  MESSAGE_NOT_FOUND: { vi: 'Không tìm thấy tin nhắn này.', en: 'This message was not found.' },
  MESSAGE_NOT_FAILED: { vi: 'Tin nhắn này không ở trạng thái lỗi.', en: 'This message has not failed.' },
  CAMPAIGN_NOT_FOUND: { vi: 'Không tìm thấy đợt nhắn tin này.', en: 'This campaign was not found.' },
  CAMPAIGN_CHANGED: {
    vi: 'Số người nhận đã thay đổi (nay là {recipients}). Vui lòng xem lại trước khi gửi.',
    en: 'The number of recipients has changed (now {recipients}). Please look again before sending.',
  },
  TEMPLATE_NOT_FOUND: { vi: 'Không tìm thấy mẫu tin này.', en: 'This template was not found.' },
  ARTICLE_NOT_FOUND: {
    vi: 'Không tìm thấy bài viết này.',
    en: 'This article was not found.',
  },
  ARTICLE_CHANGED: {
    vi: 'Bài viết vừa có phiên bản mới hơn. Vui lòng tải lại.',
    en: 'The article has a newer version. Please load it again.',
  },
  ARTICLE_STATE: {
    vi: 'Bài viết đang ở trạng thái không cho phép việc này.',
    en: 'The article is in a state that does not allow this.',
  },
  OWN_ARTICLE: {
    vi: 'Người viết không được tự duyệt bài của mình.',
    en: 'Authors may not review their own article.',
  },
  MISSED_SEARCH_NOT_FOUND: {
    vi: 'Từ tìm kiếm này không còn trong danh sách.',
    en: 'This search is no longer on the list.',
  },
  SIGNATURE_INVALID: { vi: 'Chữ ký của yêu cầu không hợp lệ.', en: 'The signature of the request is not valid.' },
  SIGN_IN_FAILED: {
    vi: 'Đăng nhập không thành công. Vui lòng thử lại.',
    en: 'Signing in did not succeed. Please try again.',
  },
  REFERRAL_NOT_FOUND: {
    vi: 'Không tìm thấy phiếu chuyển với mã và số điện thoại này.',
    en: 'No referral was found with this code and phone number.',
  },
  REFERRAL_ENDED: {
    vi: 'Phiếu chuyển này đã kết thúc.',
    en: 'This referral has already ended.',
  },
  REFERRAL_SENT: {
    vi: 'Phiếu chuyển này đã được gửi đi.',
    en: 'This referral has already been sent.',
  },
  POST_NOT_FOUND: { vi: 'Không có bưu gửi với mã và số này.', en: 'Nothing is sent under this code and number.' },
  POST_NOT_OFFERED: { vi: 'Thủ tục này chưa làm qua bưu chính.', en: 'This procedure is not offered by post.' },
  POST_PROMISED: { vi: 'Mã này đã có hẹn bưu chính như vậy.', en: 'This is promised under this code already.' },
  POST_ENDED: { vi: 'Việc này đã xong hoặc đã hủy.', en: 'This is done or cancelled already.' },
  REFERRAL_PARTIAL: {
    vi: 'Phiếu chuyển này chưa được gửi đến cơ quan nào.',
    en: 'This referral has not been sent to an office yet.',
  },
  ALREADY_ANSWERED: {
    vi: 'Phiếu chuyển này đã được trả lời.',
    en: 'This referral has already been answered.',
  },
  NOT_ANSWERED: {
    vi: 'Phiếu chuyển này chưa được trả lời và giải thích cho công dân.',
    en: 'This referral has not been answered and explained to the citizen yet.',
  },
  NOT_PAUSED: {
    vi: 'Phiếu chuyển này không chờ công dân bổ sung.',
    en: 'This referral is not waiting for the citizen.',
  },
  ALREADY_PAUSED: {
    vi: 'Phiếu chuyển này đang chờ công dân bổ sung.',
    en: 'This referral is already waiting for the citizen.',
  },
  NOT_OVERDUE: {
    vi: 'Phiếu chuyển này chưa quá hạn.',
    en: 'This referral is not overdue.',
  },
  DUPLICATE_OF_ITSELF: {
    vi: 'Một phiếu chuyển không thể trùng với chính nó.',
    en: 'A referral cannot be a duplicate of itself.',
  },
  RULES_NOT_FOUND: {
    vi: 'Không có bộ quy tắc chuyển này.',
    en: 'There are no such routing rules.',
  },
  NO_RULE_HOLDS: {
    vi: 'Không quy tắc nào cho biết chuyển đến đâu.',
    en: 'No rule says where this belongs.',
  },
  ATTACHMENT_NOT_FOUND: {
    vi: 'Không tìm thấy tệp đính kèm.',
    en: 'This attachment was not found.',
  },
  ATTACHMENT_UNREADABLE: {
    vi: 'Tệp không mở được: đã bị thay đổi nơi lưu trữ, hoặc thiếu khóa. Hãy báo người quản trị.',
    en: 'The file cannot be opened: it was changed where it is kept, or its key is missing. Tell the administrators.',
  },
  ATTACHMENT_TYPE: {
    vi: 'Chỉ nhận tệp PDF, PNG, JPEG, DOCX, XLSX đúng nội dung.',
    en: 'Only PDF, PNG, JPEG, DOCX and XLSX files are taken, and they must be what they say.',
  },
  ATTACHMENT_TOO_LARGE: {
    vi: 'Tệp lớn hơn {max} MiB.',
    en: 'The file is larger than {max} MiB.',
  },
  TOO_MANY_ATTACHMENTS: {
    vi: 'Mỗi phiếu chuyển có tối đa {max} tệp.',
    en: 'A referral has at most {max} files.',
  },
  ATTACHMENT_INFECTED: {
    vi: 'Tệp có mã độc nên không được nhận.',
    en: 'The file holds malicious code and is not taken.',
  },
  WEBHOOK_NOT_FOUND: {
    vi: 'Không tìm thấy webhook này.',
    en: 'This webhook was not found.',
  },
  TOO_MANY_WEBHOOKS: {
    vi: 'Đã có {max} webhook, không thêm được nữa.',
    en: 'There are {max} webhooks already, and no room for more.',
  },
  DELIVERY_NOT_FOUND: {
    vi: 'Không tìm thấy lần gửi này.',
    en: 'This delivery was not found.',
  },
} as const satisfies Record<string, { vi: string; en: string }>;

/** A stable reason of refusal. */
export type Reason = keyof typeof reasons;

const fill = (text: string, params: Record<string, unknown>) =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => (params[name] === undefined ? whole : String(params[name])));

/** The text of a reason; a reason that is not known reads as INTERNAL. */
export const reasonText = (reason: string, locale: 'vi' | 'en', params: Record<string, unknown> = {}): string => {
  const known: { vi: string; en: string } = reasons[reason as Reason] ?? reasons.INTERNAL;
  return fill(known[locale], params);
};

/** The text of a field's broken rule; a rule that is not known reads as `format`. */
export const ruleText = (rule: string, locale: 'vi' | 'en', params: Record<string, unknown> = {}): string =>
  fill((rules[rule] ?? rules['format']!)[locale], params);
