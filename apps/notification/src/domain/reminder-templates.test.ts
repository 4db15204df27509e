import { reminderDayBefore, reminderHoursBefore } from './reminder-templates';
import { renderEmail, renderSms } from './render';

const facts = reminderDayBefore.filled({
  code: 'DN4K-7X2P',
  version: 1,
  start: new Date('2026-11-25T04:00:00Z'),
  end: new Date('2026-11-25T04:30:00Z'),
  officeName: { vi: 'Trung tâm Phục vụ hành chính công', en: 'Public Administration Center' },
  officeAddress: { vi: 'Biên Hòa', en: 'Bien Hoa' },
  procedureCode: 'BD-01',
  procedureName: { vi: 'Đăng ký thế chấp', en: 'Mortgage registration' },
}).facts;
const lacking = (...papers: { vi: string; en: string }[]) => ({
  name: 'Nguyễn Văn An',
  papers,
  link: 'https://1022.example/lich-hen',
});
const deed = { vi: 'Sổ đỏ, bản gốc', en: 'Land use right certificate' };
const card = { vi: 'Căn cước công dân', en: 'Citizen card' };

describe.each([reminderDayBefore, reminderHoursBefore])('$name', (template) => {
  it.each([
    ['vi', 'Còn thiếu: Sổ đỏ, bản gốc; Căn cước công dân.'],
    ['en', 'Still missing: Land use right certificate; Citizen card.'],
  ] as const)('in %s lists what is missing, by SMS and by e-mail', (locale, list) => {
    const { text } = renderSms(template, facts, lacking(deed, card), locale, true);
    for (const part of ['DN4K-7X2P', '11:00', list]) expect(text).toContain(part);
    expect(text).not.toContain('Nguyễn');
    expect(text).toContain(locale === 'vi' ? 'soạn SAN SANG gửi 1022' : 'send READY to 1022');
    const mail = renderEmail(template, facts, lacking(deed), locale);
    expect(mail.text).toContain(`- ${deed[locale]}`);
    expect(mail.text).not.toContain(card[locale]);
    expect(mail.html).toContain(deed[locale]);
  });

  it.each([
    ['vi', 'Giấy tờ đã đủ', 'Còn thiếu'],
    ['en', 'Your papers are complete', 'missing'],
  ] as const)('in %s is short when nothing is', (locale, ready, missing) => {
    const none = renderSms(template, facts, lacking(), locale, true);
    expect(none.text).toContain(ready);
    expect(none.text).not.toMatch(/SAN SANG|READY/);
    const mail = renderEmail(template, facts, lacking(), locale);
    expect(`${none.text} ${mail.subject} ${mail.text}`).not.toMatch(new RegExp(missing, 'i'));
    expect(none.text.length).toBeLessThan(renderSms(template, facts, lacking(deed, card), locale, true).text.length);
  });
});

it('the two kinds of one version are told beside one another, each once', () => {
  expect([reminderDayBefore.notice, reminderHoursBefore.notice]).toEqual([
    'reminder-day-before',
    'reminder-hours-before',
  ]);
});
