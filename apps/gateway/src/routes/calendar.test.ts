import { calendarOf } from './calendar';

const visit = {
  code: 'MPV9-6PHJ',
  version: 3,
  status: 'booked',
  start: '2026-11-25T11:00:00+07:00',
  end: '2026-11-25T11:30:00+07:00',
  summary: 'Đăng ký thế chấp quyền sử dụng đất; tài sản gắn liền với đất, nhà ở',
  location: 'Trung tâm Phục vụ hành chính công, 236 Phan Trung\nBiên Hòa',
  changedAt: '2026-11-20T08:00:00+07:00',
};

it('is an event that a calendar replaces when it comes again', () => {
  const text = calendarOf([visit]);
  const unfolded = text.replace(/\r\n /g, '').split('\r\n');
  expect(unfolded).toEqual(
    expect.arrayContaining([
      'UID:MPV9-6PHJ@civicline.vn',
      'SEQUENCE:3',
      'DTSTAMP:20261120T010000Z',
      'DTSTART:20261125T040000Z',
      'DTEND:20261125T043000Z',
      'STATUS:CONFIRMED',
      'LOCATION:Trung tâm Phục vụ hành chính công\\, 236 Phan Trung\\nBiên Hòa',
    ]),
  );
  expect(unfolded.find((line) => line.startsWith('SUMMARY'))).toContain('đất\\; tài sản gắn liền với đất\\, nhà ở');
});

it('has no line of more than 75 octets, and none that ends within a letter', () => {
  for (const line of calendarOf([visit]).split('\r\n')) {
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(line).not.toContain('\ufffd');
  }
});

it('says that it was cancelled', () => {
  expect(calendarOf([{ ...visit, status: 'cancelled' }])).toContain('STATUS:CANCELLED');
});

it('is a calendar of many under its name, which says how often to ask', () => {
  const lines = calendarOf([visit, { ...visit, code: 'AAAA-BBBB' }], 'Quầy đất đai, Biên Hòa').split('\r\n');
  expect(lines.filter((line) => line.startsWith('UID'))).toEqual([
    'UID:MPV9-6PHJ@civicline.vn',
    'UID:AAAA-BBBB@civicline.vn',
  ]);
  expect(lines).toEqual(
    expect.arrayContaining(['NAME:Quầy đất đai\\, Biên Hòa', 'REFRESH-INTERVAL;VALUE=DURATION:PT15M']),
  );
  expect(calendarOf([], 'x')).not.toContain('VEVENT');
});
