import fc from 'fast-check';
import type { Displaced, Opening } from './relocation';
import { enoughFor, planRelocation } from './relocation';

const slot = (scheduleId: string, hour: number) => ({
  id: `${scheduleId}.${hour}`,
  scheduleId,
  officeId: 'ppac',
  start: new Date(hour * 3_600_000),
  end: new Date((hour + 1) * 3_600_000),
});
const person = (id: string, scheduleId: string, hour: number, booked = 0, also = ['justice', 'land']): Displaced => ({
  appointmentId: id,
  slot: slot(scheduleId, hour),
  bookedAt: new Date(booked),
  schedules: new Set([scheduleId, ...also]),
});

it('the same counter comes before an earlier time at another', () => {
  const plan = planRelocation(
    [person('a', 'land', 10)],
    [
      { slot: slot('justice', 11), free: 1 },
      { slot: slot('land', 12), free: 1 },
    ],
  );
  expect(plan[0]?.to?.id).toBe('land.12');
});

it('nobody is moved to an earlier hour, and who finds nothing is said so', () => {
  expect(planRelocation([person('a', 'land', 10)], [{ slot: slot('land', 9), free: 5 }])[0]?.to).toBeNull();
});

it('of two at the same time, who booked first comes first', () => {
  const plan = planRelocation(
    [person('late', 'land', 10, 2), person('early', 'land', 10, 1)],
    [
      { slot: slot('land', 11), free: 1 },
      { slot: slot('land', 12), free: 1 },
    ],
  );
  expect(plan.map(({ appointmentId, to }) => [appointmentId, to?.id])).toEqual([
    ['early', 'land.11'],
    ['late', 'land.12'],
  ]);
});

it('nobody is sent to a counter that does not serve what they come for', () => {
  const openings = [{ slot: slot('justice', 11), free: 5 }];
  expect(planRelocation([person('a', 'land', 10, 0, [])], openings)[0]?.to).toBeNull();
  expect(planRelocation([person('a', 'land', 10, 0, ['justice'])], openings)[0]?.to?.id).toBe('justice.11');
});

it('enough openings are the earliest of each counter that hold everybody', () => {
  const openings = [12, 11, 13, 14].map((hour) => ({ slot: slot('land', hour), free: 2 }));
  expect(enoughFor(openings, 3).map(({ slot: { id } }) => id)).toEqual(['land.11', 'land.12']);
});

const schedules = fc.constantFrom('land', 'justice');
const crowd = fc.array(fc.record({ schedule: schedules, hour: fc.integer({ min: 0, max: 9 }), booked: fc.nat(99) }), {
  maxLength: 40,
});
const rooms = fc.uniqueArray(
  fc.record({ schedule: schedules, hour: fc.integer({ min: 5, max: 20 }), free: fc.nat(4) }),
  { selector: ({ schedule, hour }) => `${schedule}${hour}`, maxLength: 20 },
);

it('everybody is in the plan once, no place is given twice, and nobody stays behind while there is room', () => {
  fc.assert(
    fc.property(crowd, rooms, (people, places) => {
      const displaced = people.map(({ schedule, hour, booked }, n) => person(String(n), schedule, hour, booked));
      const openings: Opening[] = places.map(({ schedule, hour, free }) => ({ slot: slot(schedule, hour), free }));
      const plan = planRelocation(displaced, openings);
      expect(plan.map(({ appointmentId }) => appointmentId).sort()).toEqual(
        displaced.map(({ appointmentId }) => appointmentId).sort(),
      );
      const used = new Map<string, number>();
      for (const { to } of plan) if (to) used.set(to.id, (used.get(to.id) ?? 0) + 1);
      for (const { slot: room, free } of openings) {
        expect(used.get(room.id) ?? 0).toBeLessThanOrEqual(free);
        const waiting = plan.some(({ to, from }) => !to && from.start <= room.start);
        if (waiting) expect(used.get(room.id) ?? 0).toBe(free);
      }
    }),
  );
});
