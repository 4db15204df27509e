import { firstOverlap, onDutyAt } from './roster';

const officer = { id: 'o1', name: 'Lê Văn Bình', number: '+842513822001' };
const substitute = { id: 'o2', name: 'Trần Thị Cúc', number: '+842513822002' };
const morning = { day: '2026-11-25', opens: '07:30', closes: '11:30', officer, substitute, away: false };
const afternoon = { ...morning, opens: '13:00', closes: '16:30' };
const at = (time: string) => new Date(`2026-11-25T${time}:00+07:00`);

it.each([
  ['07:29', null],
  ['07:30', 'o1'],
  ['11:29', 'o1'],
  ['11:30', null],
  ['12:59', null],
  ['13:00', 'o1'],
  ['16:30', null],
])('at %s %s is on duty: lunch is real', (time, id) => {
  expect(onDutyAt([morning, afternoon], at(time))?.officer.id ?? null).toBe(id);
});

it('a substitute stands in for one who is away, and says so', () => {
  expect(onDutyAt([{ ...morning, away: true }], at('08:00'))).toEqual({ officer: substitute, isSubstitute: true });
  expect(onDutyAt([{ ...morning, away: true, substitute: null }], at('08:00'))).toBeNull();
});

it('another day is another roster', () => {
  expect(onDutyAt([{ ...morning, day: '2026-11-24' }], at('08:00'))).toBeNull();
});

it('a night has two shifts, one on each side of midnight', () => {
  const evening = { ...morning, opens: '20:00', closes: '24:00' };
  const night = { ...morning, day: '2026-11-26', opens: '00:00', closes: '06:00' };
  expect(onDutyAt([evening, night], at('23:59'))?.officer.id).toBe('o1');
  expect(onDutyAt([evening, night], new Date('2026-11-26T00:00:00+07:00'))?.officer.id).toBe('o1');
});

it('names the first shift that overlaps another', () => {
  expect(firstOverlap([morning, afternoon])).toBe(-1);
  expect(firstOverlap([morning, { ...afternoon, opens: '11:29' }])).toBe(1);
  expect(firstOverlap([morning, { ...afternoon, opens: '11:29', day: '2026-11-26' }])).toBe(-1);
});
