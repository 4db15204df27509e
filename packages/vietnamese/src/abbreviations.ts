import { fold } from './fold';

/** What callers say or type for short, and what texts say in full. */
const spoken: readonly (readonly [string, string])[] = [
  ['gplx', 'giấy phép lái xe'],
  ['blx', 'giấy phép lái xe'],
  ['bằng lái', 'giấy phép lái xe'],
  ['bằng lái xe', 'giấy phép lái xe'],
  ['bhyt', 'bảo hiểm y tế'],
  ['bhxh', 'bảo hiểm xã hội'],
  ['bhtn', 'bảo hiểm thất nghiệp'],
  ['cccd', 'căn cước công dân'],
  ['cmnd', 'căn cước công dân'],
  ['cmt', 'căn cước công dân'],
  ['gcn', 'giấy chứng nhận'],
  ['qsdđ', 'quyền sử dụng đất'],
  ['gcnqsdđ', 'giấy chứng nhận quyền sử dụng đất'],
  ['gcn qsdđ', 'giấy chứng nhận quyền sử dụng đất'],
  ['sổ đỏ', 'giấy chứng nhận quyền sử dụng đất'],
  ['sổ hồng', 'giấy chứng nhận quyền sử dụng đất'],
  ['vpđkđđ', 'văn phòng đăng ký đất đai'],
  ['ubnd', 'ủy ban nhân dân'],
  ['hđnd', 'hội đồng nhân dân'],
  ['tthc', 'thủ tục hành chính'],
  ['tthcc', 'trung tâm hành chính công'],
  ['dvc', 'dịch vụ công'],
  ['lltp', 'lý lịch tư pháp'],
  ['đkkd', 'đăng ký kinh doanh'],
  ['gpkd', 'giấy phép kinh doanh'],
  ['đkkh', 'đăng ký kết hôn'],
  ['đkks', 'đăng ký khai sinh'],
  ['hkd', 'hộ kinh doanh'],
  ['htx', 'hợp tác xã'],
  ['gpxd', 'giấy phép xây dựng'],
  ['pccc', 'phòng cháy chữa cháy'],
  ['attp', 'an toàn thực phẩm'],
  ['vsattp', 'vệ sinh an toàn thực phẩm'],
  ['btxh', 'bảo trợ xã hội'],
  ['shk', 'sổ hộ khẩu'],
  ['mst', 'mã số thuế'],
  ['tncn', 'thu nhập cá nhân'],
  ['tnmt', 'tài nguyên và môi trường'],
  ['lđtbxh', 'lao động - thương binh và xã hội'],
  ['tp', 'thành phố'],
  ['tx', 'thị xã'],
];

const meanings = new Map(spoken.flatMap(([short, long]) => [short, fold(short)].map((key) => [key, fold(long)])));
const longestFirst = [...meanings.keys()].sort((a, b) => b.length - a.length);
const anyShort = new RegExp(`(^|[^\\p{L}\\p{N}])(${longestFirst.join('|')})(?:(\\.)\\s*|(?![\\p{L}\\p{N}]))`, 'gu');

/**
 * A text in lower case, composed, with its abbreviations spelt out (in folded form). What is written with accents is meant
 * with them: "sổ đỏ" and "so do" are land titles, "số đo" is a measure.
 */
export const spellOut = (text: string): string =>
  text.replace(
    anyShort,
    (_all, before: string, short: string, dot?: string) => `${before}${meanings.get(short) ?? short}${dot ? ' ' : ''}`,
  );
