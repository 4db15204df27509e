import { maxMebibytes, mediaTypeOf } from './attachment';

const pdf = Buffer.from('%PDF-1.7\n');
const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]);
const zip = Buffer.from([0x50, 0x4b, 0x03, 0x04, 0]);

it.each([
  ['trả lời.pdf', pdf, 'application/pdf'],
  ['ẢNH.PNG', png, 'image/png'],
  ['a.docx', zip, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['a.xlsx', zip, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
])('%s is what it says and what it holds', (name, content, type) => {
  expect(mediaTypeOf(name, content)).toBe(type);
});

it.each([
  ['a.html', Buffer.from('<script>')],
  ['a.pdf', png],
  ['a.pdf.exe', pdf],
  ['pdf', pdf],
  ['a.svg', Buffer.from('<svg/>')],
  ['a.png', Buffer.from([])],
])('%s is refused', (name, content) => {
  expect(() => mediaTypeOf(name, content)).toThrow(expect.objectContaining({ reason: 'ATTACHMENT_TYPE' }));
});

it('what is too large is refused, whatever it is', () => {
  const large = Buffer.alloc(maxMebibytes * 1_048_576 + 1);
  expect(() => mediaTypeOf('a.pdf', large)).toThrow(expect.objectContaining({ reason: 'ATTACHMENT_TOO_LARGE' }));
});
