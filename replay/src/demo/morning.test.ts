import { instantOf } from '@civicline/calendar';
import { intake } from '@civicline/contracts';
import { morningOf } from './morning';

const midnight = instantOf('2026-11-30', '00:00');
const at = (time: string) =>
  morningOf({
    now: instantOf('2026-11-30', time),
    midnight,
    agents: ['a', 'b', 'c', 'd'],
    queues: ['general'],
    seed: 7,
  });
const answered = (time: string) => at(time).filter(({ kind }) => kind === intake.TelephonyEventKind.ANSWERED).length;

it('has three hours of calls behind a day that is played', () => {
  expect(answered('10:00')).toBeGreaterThan(20);
  expect(answered('04:00')).toBe(answered('10:00'));
});

it('takes no call of yesterday for one of today', () => {
  for (const time of ['00:00', '00:20', '01:00', '04:00'])
    expect(at(time).every((event) => (event.at ?? 0) >= midnight)).toBe(true);
  expect(answered('00:00')).toBe(0);
});
