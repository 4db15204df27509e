import fc from 'fast-check';

/** Words of procedures, offices and names: every initial, every final, all vowels, marks and tones. */
export const words =
  `đăng ký thế chấp quyền sử dụng đất giấy phép lái xe sổ hộ khẩu lý lịch tư pháp chứng thực bản sao khai sinh kết hôn
  bảo hiểm y tế thất nghiệp trợ cấp người cao tuổi nghỉ hưu thuế thu nhập cá nhân môi trường xây dựng nhà ở riêng lẻ doanh
  thương binh liệt sĩ khuyết tật hòa giải Thúy Nguyễn Ngọc Bích Huỳnh Quốc Khánh Phượng Quỳnh Thoại Biên Hòa Long Thành Trảng
  Bom Vĩnh Cửu Xuân Lộc Định Quán Nhơn Trạch gửi bưu điện chuyển nghiệm ngoằn khuỷu rượu hươu quyết được những tiếng nước ngoài`
    .split(/\s+/)
    .filter(Boolean);

/** A phrase of one to six of them. */
export const anyPhrase = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 6 })
  .map((some) => some.join(' '));

const telexTones: Readonly<Record<string, string>> = {
  '\u0300': 'f',
  '\u0301': 's',
  '\u0303': 'x',
  '\u0309': 'r',
  '\u0323': 'j',
};
const vniTones: Readonly<Record<string, string>> = {
  '\u0301': '1',
  '\u0300': '2',
  '\u0309': '3',
  '\u0303': '4',
  '\u0323': '5',
};
const vniMarks: Readonly<Record<string, string>> = { '\u0302': '6', '\u031b': '7', '\u0306': '8' };

/** How the tone is typed: with its vowel, or at the end of the word. */
export type ToneKey = 'at the vowel' | 'at the end';

const typeWord = (
  word: string,
  tones: Readonly<Record<string, string>>,
  mark: (letter: string, sign: string) => string,
  when: ToneKey,
) => {
  let [typed, tone, letter] = ['', '', ''];
  for (const sign of word.normalize('NFD')) {
    const key = tones[sign];
    if (key && when === 'at the end') tone = key;
    else if (key) typed += key;
    else if (/\p{M}/u.test(sign)) typed += mark(letter, sign);
    else [typed, letter] = [typed + (sign === 'đ' || sign === 'Đ' ? mark(sign, '') : sign), sign];
  }
  return typed + tone;
};

const perWord = (text: string, change: (word: string) => string) => text.split(' ').map(change).join(' ');

/** The keys that write a text with Telex, as they stand where no Telex is on. */
export const telexKeys = (text: string, when: ToneKey): string =>
  perWord(text, (word) =>
    typeWord(word, telexTones, (letter, sign) => (sign === '' ? 'dd' : sign === '\u0302' ? letter : 'w'), when),
  );

/** The same with VNI. */
export const vniKeys = (text: string, when: ToneKey): string =>
  perWord(text, (word) =>
    typeWord(word, vniTones, (_letter, sign) => (sign === '' ? 'd9' : (vniMarks[sign] ?? '')), when),
  );
