import type { Candidate } from './campaign';
import { recipientsOf, wordFaults } from './campaign';

const now = new Date('2026-11-25T04:00:00Z');
const visit = (code: string, phone: string, hours: number, open = true): Candidate => ({
  appointmentId: code,
  code,
  start: new Date(now.getTime() + hours * 3_600_000),
  officeName: { vi: '', en: '' },
  locale: 'vi',
  phone,
  email: '',
  open,
});

it('counts people with coming visits, each once', () => {
  const all = [
    visit('A', '+1', 30),
    visit('B', '+1', 10),
    visit('C', '+2', -1),
    visit('D', '+3', 5, false),
    visit('E', '', 1),
    visit('F', '', 2),
  ];
  expect(recipientsOf(all, now).map(({ code }) => code)).toEqual(['E', 'F', 'B']);
});

it('knows the words in braces', () => {
  expect(wordFaults('text', { vi: '{code} {when} {office}', en: '' })).toEqual([]);
  expect(wordFaults('text', { vi: '{name}', en: '{}' })).toEqual([
    { field: 'text.vi', rule: 'unknown_word' },
    { field: 'text.en', rule: 'unknown_word' },
  ]);
});
