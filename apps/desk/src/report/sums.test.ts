import { ratio, sumsBy, totalOf } from './sums';

const row = (officeId: string, topic: string, referred: number, answeredOnTime = 0) => ({
  ...{ officeId, topic, referred, answered: referred, answeredOnTime },
  ...{ open: 0, overdue: 0, returned: 0, reopened: 0 },
});
const rows = [row('so-tp', 'justice', 2, 1), row('so-tnmt', 'land', 5, 4), row('so-tnmt', 'mortgage', 1)];

it('sums by office, most first, and in all', () => {
  expect(sumsBy(rows, ({ officeId }) => officeId).map(([key, { referred }]) => [key, referred])).toEqual([
    ['so-tnmt', 6],
    ['so-tp', 2],
  ]);
  expect(totalOf(rows)).toMatchObject({ referred: 8, answeredOnTime: 5 });
});

it('a ratio of nothing is not known', () => {
  expect([ratio(0, 0), ratio(1, 4)]).toEqual([null, 0.25]);
});
