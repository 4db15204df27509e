import { intake } from '@civicline/contracts';
import { csvOf } from './figures-csv';
import { figuresOf } from './translate-figures';

const level = { seconds: 20, ofOffered: 0.5, answeredWithin: 1 };
const figures = figuresOf(
  intake.Figures.fromPartial({ calls: 2, averageSpeedOfAnswer: 1 / 3, serviceLevels: [level] }),
);

it('has a line for each row, names each denominator, and leaves ratios of nothing empty', () => {
  const [head = '', row = '', end] = csvOf([{ key: 'land', figures }]).split('\r\n');
  const cells = row.split(',');
  const at = (name: string) => cells[head.replace('\ufeff', '').split(',').indexOf(name)];
  expect([at('row'), at('calls'), at('averageSpeedOfAnswer'), at('abandonRate')]).toEqual([
    'land',
    '2',
    '0.333333',
    '',
  ]);
  expect([at('ofOffered (20 s)'), at('ofAnswered (20 s)'), end]).toEqual(['0.5', '', '']);
});

it.each([
  ['=1+1', `'=1+1`],
  ['a,"b"', '"a,""b"""'],
  ['Đất đai', 'Đất đai'],
])('%s stays a text', (key, written) => {
  expect(csvOf([{ key, figures }]).split('\r\n')[1]?.startsWith(`${written},`)).toBe(true);
});
