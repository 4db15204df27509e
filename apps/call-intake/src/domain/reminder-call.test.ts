import { afterTry, callableFrom, roomForReminders } from './reminder-call';

const hours = { from: '08:00', until: '20:00' } as const;
const at = (time: string) => new Date(`2026-11-24T${time}:00+07:00`);
const start = new Date('2026-11-25T08:30:00+07:00');

it('telephones ring by day', () => {
  expect(callableFrom(hours, at('09:00'))).toEqual(at('09:00'));
  expect(callableFrom(hours, at('06:00'))).toEqual(at('08:00'));
  expect(callableFrom(hours, at('20:00'))).toEqual(new Date('2026-11-25T08:00:00+07:00'));
});

it('whoever is not reached is called three times, by day, and before the visit', () => {
  expect(afterTry({ tries: 1, start }, 'heard', hours, at('09:00'))).toEqual({ result: 'heard' });
  expect(afterTry({ tries: 1, start }, 'busy', hours, at('09:00'))).toEqual({ dueAt: at('09:05') });
  expect(afterTry({ tries: 2, start }, 'no_answer', hours, at('19:50'))).toEqual({
    dueAt: new Date('2026-11-25T08:00:00+07:00'),
  });
  expect(afterTry({ tries: 3, start }, 'busy', hours, at('09:00'))).toEqual({ result: 'unreachable' });
  expect(afterTry({ tries: 1, start: at('09:10') }, 'no_answer', hours, at('09:00'))).toEqual({
    result: 'unreachable',
  });
});

it('callers come first', () => {
  const limits = { atOnce: 3, spareLines: 4 };
  const room = (busy: number, reminding = 0, waiting = 0) =>
    roomForReminders({ lines: 11, busy, reminding, waiting }, limits);
  expect([room(0), room(5), room(6), room(7), room(11)]).toEqual([3, 2, 1, 0, 0]);
  expect([room(2, 2), room(2, 3)]).toEqual([1, 0]);
  expect(room(0, 0, 1)).toBe(0);
});
