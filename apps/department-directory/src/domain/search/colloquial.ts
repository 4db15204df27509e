import { fold } from '@civicline/vietnamese';

/** What people say, and what the names of procedures say for it. English as spoken elsewhere is said as here. */
const spoken: readonly (readonly [string, string])[] = [
  ['thủ tục', ''],
  ['hồ sơ', ''],
  ['giấy tờ gì', ''],
  ['như thế nào', ''],
  ['ở đâu', ''],
  ['bao lâu', ''],
  ['hết bao nhiêu tiền', ''],
  ['cho con', ''],
  ['giấy hôn thú', 'giấy kết hôn'],
  ['hôn thú', 'kết hôn'],
  ['cưới', 'kết hôn'],
  ['độc thân', 'tình trạng hôn nhân'],
  ['chưa vợ', 'tình trạng hôn nhân'],
  ['chưa chồng', 'tình trạng hôn nhân'],
  ['làm giấy khai sinh', 'đăng ký khai sinh'],
  ['giấy khai sinh', 'khai sinh'],
  ['mới sinh', 'khai sinh'],
  ['sinh con', 'khai sinh'],
  ['giấy chứng tử', 'khai tử'],
  ['chứng tử', 'khai tử'],
  ['báo tử', 'khai tử'],
  ['người chết', 'khai tử'],
  ['nhập khẩu cho', 'đăng ký thường trú cho'],
  ['nhập hộ khẩu', 'đăng ký thường trú'],
  ['ở trọ', 'tạm trú'],
  ['chứng minh thư', 'căn cước công dân'],
  ['chứng minh nhân dân', 'căn cước công dân'],
  ['giấy chứng minh', 'căn cước công dân'],
  ['sao y bản chính', 'chứng thực bản sao từ bản chính'],
  ['sao y', 'chứng thực bản sao'],
  ['photo công chứng', 'chứng thực bản sao'],
  ['sang tên sổ đỏ', 'chuyển nhượng quyền sử dụng đất'],
  ['sang tên đất', 'chuyển nhượng quyền sử dụng đất'],
  ['mua bán đất', 'chuyển nhượng quyền sử dụng đất'],
  ['mua đất', 'chuyển nhượng quyền sử dụng đất'],
  ['bán đất', 'chuyển nhượng quyền sử dụng đất'],
  ['cho đất', 'tặng cho quyền sử dụng đất'],
  ['tách sổ', 'tách thửa đất'],
  ['lên thổ cư', 'chuyển mục đích sử dụng đất'],
  ['cầm sổ đỏ', 'thế chấp quyền sử dụng đất'],
  ['vay ngân hàng', 'thế chấp'],
  ['giải chấp', 'xóa đăng ký thế chấp'],
  ['mở công ty', 'đăng ký doanh nghiệp'],
  ['lập công ty', 'đăng ký doanh nghiệp'],
  ['đóng cửa công ty', 'giải thể doanh nghiệp'],
  ['mở quán', 'đăng ký hộ kinh doanh'],
  ['mở tiệm', 'đăng ký hộ kinh doanh'],
  ['mở cửa hàng', 'đăng ký hộ kinh doanh'],
  ['xin phép xây nhà', 'giấy phép xây dựng nhà ở'],
  ['giấy phép xây nhà', 'giấy phép xây dựng nhà ở'],
  ['xây nhà', 'giấy phép xây dựng nhà ở'],
  ['sửa nhà', 'sửa chữa cải tạo nhà ở'],
  ['làm lại', 'cấp lại'],
  ['bị mất', 'cấp lại'],
  ['mất', 'cấp lại bị mất'],
  ['bị rách', 'cấp lại bị hư hỏng'],
  ['hết hạn', 'gia hạn cấp lại'],
  ['xin việc', 'lý lịch tư pháp'],
  ['xe máy', 'xe mô tô'],
  ['xe hơi', 'xe ô tô'],
  ['biển số', 'đăng ký xe'],
  ['tiền thất nghiệp', 'trợ cấp thất nghiệp'],
  ['mất việc', 'trợ cấp thất nghiệp'],
  ['người già', 'người cao tuổi'],
  ['về hưu', 'lương hưu'],
  ['xuất ngoại', 'ra nước ngoài'],
  ['quán ăn', 'dịch vụ ăn uống'],
  ['nhà hàng', 'dịch vụ ăn uống'],
  ['mở tiệm thuốc', 'kinh doanh thuốc dược'],
  ['mở nhà thuốc', 'kinh doanh thuốc dược'],
  ['nhà thuốc', 'kinh doanh thuốc dược'],
  ['tiệm thuốc', 'kinh doanh thuốc dược'],
  ['giếng khoan', 'khai thác nước dưới đất'],
  ['khoan giếng', 'khai thác nước dưới đất'],
  ['license', 'licence'],
  ['driver', 'driving'],
  ['wedding', 'marriage'],
  ['get married', 'marriage registration'],
  ['newborn', 'birth registration'],
  ['died', 'death registration'],
  ['red book', 'land use right certificate'],
  ['open a shop', 'registration of a household business'],
  ['start a company', 'registration of a company enterprise'],
  ['criminal record', 'judicial record'],
  ['police check', 'judicial record'],
  ['id card', 'citizen identity card'],
  ['lost', 'reissue lost'],
  ['replace', 'reissue'],
  ['renew', 'renewal extension reissue'],
];

const official = new Map(spoken.map(([said, meant]) => [fold(said), meant]));
const longestFirst = [...official.keys()].sort((a, b) => b.length - a.length);
const anySaid = new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.join('|')})(?![\\p{L}\\p{N}])`, 'gu');

/** A part of a text: as it was, or put officially and with its accents. */
export interface Said {
  readonly text: string;
  readonly official: boolean;
}

/** A folded text in parts, what people say put as the names of procedures put it. */
export const inOfficialWords = (folded: string): Said[] => {
  const parts: Said[] = [];
  let done = 0;
  for (const { 0: said, index } of folded.matchAll(anySaid)) {
    parts.push(
      { text: folded.slice(done, index), official: false },
      { text: official.get(said) ?? said, official: true },
    );
    done = index + said.length;
  }
  return [...parts, { text: folded.slice(done), official: false }];
};
