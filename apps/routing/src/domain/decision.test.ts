import type { OfficeFacts, Surroundings } from './decision';
import { decide } from './decision';
import type { Condition, Rule, RuleSet, Target } from './rules';

const hours = {
  weekly: [1, 2, 3, 4, 5].map((weekday) => ({
    weekday,
    intervals: [
      { opens: '07:30', closes: '11:30' },
      { opens: '13:00', closes: '16:30' },
    ],
  })),
  exceptions: [],
};
const office = (id: string, number = ''): OfficeFacts => ({
  id,
  name: { vi: id, en: id },
  unitCode: id,
  hours,
  number,
});
const anything: Condition = { topics: [], procedureCodes: [], unitCodes: [], locales: [], at: [], when: 'always' };
const rule = (id: string, condition: Partial<Condition>, target: Target): Rule => ({
  id,
  name: { vi: id, en: id },
  condition: { ...anything, ...condition },
  target,
  acknowledgeMinutes: 0,
  answerMinutes: 0,
  warnMinutes: 0,
});
const desk = rule('desk', {}, { kind: 'queue', id: 'general' });
const rules = (...list: Rule[]): RuleSet => ({
  version: 3,
  rules: [...list, desk],
  acknowledgeMinutes: 240,
  answerMinutes: 2_250,
  warnMinutes: 450,
  publishedBy: 'admin',
  publishedAt: new Date(0),
  note: '',
});
const around = (more: Partial<Surroundings> = {}): Surroundings => ({
  unitPath: ['26041', '731', '75'],
  field: 'land',
  department: office('so-tnmt', '+842513822100'),
  windows: [office('motcua-26041'), office('motcua-731', '+842513822731'), office('ppac', '+842513822000')],
  named: new Map(),
  duty: new Map(),
  ...more,
});
const matter = { topic: 'land', procedureCode: 'DD-01', unitCode: '26041', locale: 'vi' } as const;
const morning = new Date('2026-11-25T09:00:00+07:00');
const night = new Date('2026-11-25T22:00:00+07:00');
const decided = (set: RuleSet, surroundings = around(), now = morning) =>
  decide(set, matter, surroundings, now)?.decision;

it('the first rule that holds decides, and each that was looked at says why', () => {
  const found = decided(
    rules(
      rule('justice', { topics: ['justice'] }, { kind: 'department', id: '' }),
      rule('elsewhere', { unitCodes: ['732'] }, { kind: 'department', id: '' }),
      rule('land', { topics: ['land'], unitCodes: ['75'] }, { kind: 'department', id: '' }),
    ),
  );
  expect(found).toMatchObject({ officeId: 'so-tnmt', ruleId: 'land', rulesVersion: 3, number: '+842513822100' });
  expect(found?.considered.map(({ ruleId, held }) => [ruleId, held])).toEqual([
    ['justice', false],
    ['elsewhere', false],
    ['land', true],
  ]);
  expect(found?.considered[1]?.why.en).toBe('unit is not within 732');
});

it.each<[string, Partial<Condition>, Date, string]>([
  ['a language that is not spoken', { locales: ['en'] }, morning, 'desk'],
  ['hours of the rule', { at: [{ weekday: 3, intervals: [{ opens: '08:00', closes: '10:00' }] }] }, morning, 'tried'],
  [
    'outside the hours of the rule',
    { at: [{ weekday: 3, intervals: [{ opens: '10:00', closes: '11:00' }] }] },
    morning,
    'desk',
  ],
  ['an open office', { when: 'office-open' }, morning, 'tried'],
  ['an office that should be closed', { when: 'office-closed' }, morning, 'desk'],
  ['a closed office', { when: 'office-closed' }, night, 'tried'],
  ['another procedure', { procedureCodes: ['DD-02'] }, morning, 'desk'],
])('%s', (_what, condition, now, expected) => {
  const set = rules(rule('tried', condition, { kind: 'one-stop-window', id: '' }));
  expect(decided(set, around(), now)?.ruleId).toBe(expected);
});

it('looks for somebody on duty from the commune up to the province, and says over whom it went', () => {
  const set = rules(rule('duty', {}, { kind: 'duty-officer', id: '' }));
  const duty = new Map([['ppac', { officerId: 'o7', number: '+84900000007' }]]);
  expect(decided(set, around({ duty }))).toMatchObject({
    officeId: 'ppac',
    officerId: 'o7',
    number: '+84900000007',
    fellBackOver: ['motcua-26041', 'motcua-731'],
  });
});

it('goes on to the next rule where nobody is on duty at all', () => {
  const set = rules(rule('duty', {}, { kind: 'duty-officer', id: '' }));
  const found = decided(set);
  expect(found).toMatchObject({ ruleId: 'desk', officeId: '', target: { kind: 'queue', id: 'general' } });
  expect(found?.considered[0]).toMatchObject({ held: false, why: { en: 'there is nobody where the rule points' } });
});

it('a hotline is the nearest one that has a number', () => {
  const set = rules(rule('call', {}, { kind: 'hotline', id: '' }));
  expect(decided(set)).toMatchObject({
    officeId: 'motcua-731',
    number: '+842513822731',
    fellBackOver: ['motcua-26041'],
  });
});

it('an office that a rule names and the directory does not know decides nothing', () => {
  const set = rules(rule('gone', {}, { kind: 'department', id: 'so-cu' }));
  expect(decided(set)?.ruleId).toBe('desk');
});

it('rules without a last word may decide nothing', () => {
  const set = { ...rules(), rules: [rule('en', { locales: ['en'] }, { kind: 'department', id: '' })] };
  expect(decide(set, matter, around(), morning)).toBeUndefined();
});
