import fc from 'fast-check';
import type { Facts, VisitFacts } from './message';
import { renderEmail, renderSms } from './render';
import { templateNamed, templateNames } from './templates';
import { appointmentBooked, appointmentCancelled, appointmentMoved } from './visit-templates';

const visit: VisitFacts = {
  code: 'DN4K-7X2P',
  version: 1,
  start: new Date('2026-11-25T04:00:00Z'),
  end: new Date('2026-11-25T04:30:00Z'),
  officeName: { vi: 'Trung tâm Phục vụ hành chính công', en: 'Public Administration Center' },
  officeAddress: { vi: 'Biên Hòa', en: 'Bien Hoa' },
  procedureCode: 'DD-01',
  procedureName: { vi: 'Đăng ký thế chấp', en: 'Mortgage registration' },
};
/** As the ledger keeps them. */
const stored = (facts: VisitFacts): Facts => JSON.parse(JSON.stringify(facts)) as Facts;
const facts = stored(visit);
const personal = {
  name: 'Nguyễn Văn An',
  papers: [{ vi: 'Căn cước công dân', en: 'Citizen card' }],
  link: 'https://1022.example/lich-hen',
};
const templates = [appointmentBooked, appointmentMoved, appointmentCancelled];

describe('an SMS', () => {
  it.each(templates)('$name names the code and the hour in both languages', (template) => {
    for (const locale of ['vi', 'en'] as const) {
      const { text } = renderSms(template, facts, personal, locale, true);
      expect(text).toContain(facts.code);
      expect(text).toContain('11:00');
      expect(text).not.toContain(personal.name);
    }
  });

  it('without accents fits GSM-7 and costs fewer segments', () => {
    const accented = renderSms(appointmentBooked, facts, personal, 'vi', true);
    const stripped = renderSms(appointmentBooked, facts, personal, 'vi', false);
    expect([accented.encoding, stripped.encoding]).toEqual(['UCS-2', 'GSM-7']);
    expect(stripped.segments).toBeLessThan(accented.segments);
  });
});

describe('an e-mail', () => {
  it('tells what to bring, except when there is nothing to come to', () => {
    expect(renderEmail(appointmentBooked, facts, personal, 'vi').text).toContain('Căn cước công dân');
    expect(renderEmail(appointmentCancelled, facts, personal, 'vi').text).not.toContain('Căn cước công dân');
  });

  it('apologises when the office caused the change', () => {
    expect(renderEmail(appointmentMoved, stored({ ...visit, byOffice: true }), personal, 'vi').text).toContain(
      'xin lỗi',
    );
    expect(renderEmail(appointmentMoved, facts, personal, 'vi').text).not.toContain('xin lỗi');
  });

  it('lets no name become markup', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        const { html } = renderEmail(appointmentBooked, facts, { ...personal, name: `<b onload="x">${name}` }, 'en');
        expect(html).not.toContain('<b ');
      }),
    );
  });
});

describe('every template', () => {
  it.each(templateNames)('%s reads in both languages, by its sample', (name) => {
    const template = templateNamed(name);
    const sample = JSON.parse(JSON.stringify(template.sample)) as Facts;
    for (const locale of ['vi', 'en'] as const) {
      const { text, html } = renderEmail(template, sample, personal, locale);
      const { text: sms } = renderSms(template, sample, personal, locale, true);
      for (const one of [text, html, sms]) expect(one).not.toMatch(/undefined|null|Invalid|\[object/);
      expect(sms).toMatch(/^1022/);
    }
    expect(template.write(sample, personal, 'vi').sms).not.toBe(template.write(sample, personal, 'en').sms);
  });

  it('an unknown one is refused', () => {
    expect(() => templateNamed('x')).toThrow('TEMPLATE_NOT_FOUND');
  });
});
