import { keptQuery } from './missed-search';
import { openSearchIndex } from './search/search-index';

const index = openSearchIndex();
for (const name of ['Xác nhận hộ khẩu', 'Lệ phí trước bạ', 'Đỗ xe', 'Trợ cấp cho bà mẹ'])
  index.put({ key: name, codes: [], names: [name], keywords: [], context: [] });

it.each([
  ['Xe đạp điện', 'xe dap dien'],
  ['hộ khẩu', 'ho khau'],
  ['lệ phí xe đạp', 'le phi xe dap'],
  ['mẫu 01', 'mau 01'],
  ['crypto licence', 'crypto licence'],
])('%s is kept as %s', (query, kept) => expect(keptQuery(query, index)).toBe(kept));

it.each([
  '0912345678',
  'so cua toi 0912 345 678',
  '075201001234',
  'a@b.vn',
  'http://x.vn',
  'Nguyễn Văn An',
  'nguyen van an',
  'nguyeenx vawn an',
  'giấy của Trần Thị Bích Ngọc',
  'ông Tuấn',
  'chi Huong',
  'hồ ngọc hà',
  'so nha 12/3',
  '12-03-1990',
  'MPV9-6PH12',
  'x',
  '',
  '…',
  'a '.repeat(40),
])('%j is not kept', (query) => expect(keptQuery(query, index)).toBeUndefined());
