import fc from 'fast-check';
import type { Template, VisitFacts } from './message';
import { renderEmail, renderSms } from './render';

const facts: VisitFacts = {
  code: 'DN4K-7X2P',
  version: 1,
  start: new Date('2026-11-25T04:00:00Z'),
  end: new Date('2026-11-25T04:30:00Z'),
  officeName: { vi: 'Trung tâm Phục vụ hành chính công', en: 'Public Administration Center' },
  officeAddress: { vi: 'Biên Hòa', en: 'Bien Hoa' },
  procedureCode: 'DD-01',
  procedureName: { vi: 'Đăng ký thế chấp', en: 'Mortgage registration' },
};
const personal = {
  name: 'Nguyễn Văn An',
  papers: [{ vi: 'Căn cước công dân', en: 'Citizen card' }],
  link: 'https://1022.example/lich-hen',
};
const templates: Template[] = ['appointment-booked', 'appointment-moved', 'appointment-cancelled'];

describe('an SMS', () => {
  it.each(templates)('%s names the code and the hour in both languages', (template) => {
    for (const locale of ['vi', 'en'] as const) {
      const { text } = renderSms(template, facts, personal, locale, true);
      expect(text).toContain(facts.code);
      expect(text).toContain('11:00');
      expect(text).not.toContain(personal.name);
    }
  });

  it('without accents fits GSM-7 and costs fewer segments', () => {
    const accented = renderSms('appointment-booked', facts, personal, 'vi', true);
    const stripped = renderSms('appointment-booked', facts, personal, 'vi', false);
    expect([accented.encoding, stripped.encoding]).toEqual(['UCS-2', 'GSM-7']);
    expect(stripped.segments).toBeLessThan(accented.segments);
  });
});

describe('an e-mail', () => {
  it('tells what to bring, except when there is nothing to come to', () => {
    expect(renderEmail('appointment-booked', facts, personal, 'vi').text).toContain('Căn cước công dân');
    expect(renderEmail('appointment-cancelled', facts, personal, 'vi').text).not.toContain('Căn cước công dân');
  });

  it('apologises when the office caused the change', () => {
    expect(renderEmail('appointment-moved', { ...facts, byOffice: true }, personal, 'vi').text).toContain('xin lỗi');
    expect(renderEmail('appointment-moved', facts, personal, 'vi').text).not.toContain('xin lỗi');
  });

  it('lets no name become markup', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        const { html } = renderEmail('appointment-booked', facts, { ...personal, name: `<b onload="x">${name}` }, 'en');
        expect(html).not.toContain('<b ');
      }),
    );
  });
});
