import fc from 'fast-check';
import type { Displaced, Opening } from './relocation';
import type { Appointment, SlotRef } from './appointment';
import { costOf, enoughFor, gainsElsewhere, lastBooked, planRelocation } from './relocation';

const slot = (scheduleId: string, hour: number): SlotRef => ({
  id: `${scheduleId}.${hour}`,
  scheduleId,
  officeId: scheduleId === 'commune' ? 'motcua' : 'ppac',
  start: new Date(hour * 3_600_000),
  end: new Date((hour + 1) * 3_600_000),
});
const person = (id: string, scheduleId: string, hour: number, booked = 0, also = ['justice', 'land']): Displaced => ({
  appointmentId: id,
  slot: slot(scheduleId, hour),
  bookedAt: new Date(booked),
  schedules: new Set([scheduleId, ...also]),
});

const schedules = fc.constantFrom('land', 'justice', 'commune');
const also = fc.subarray(['land', 'justice', 'commune']);
const crowd = fc.array(
  fc.record({ schedule: schedules, hour: fc.integer({ min: 0, max: 9 }), booked: fc.nat(99), also }),
  { maxLength: 40 },
);
const rooms = fc.uniqueArray(
  fc.record({ schedule: schedules, hour: fc.integer({ min: 5, max: 120 }), free: fc.nat(4) }),
  { selector: ({ schedule, hour }) => `${schedule}${hour}`, maxLength: 30 },
);
type People = typeof crowd extends fc.Arbitrary<infer T> ? T : never;
type Rooms = typeof rooms extends fc.Arbitrary<infer T> ? T : never;
const given = (people: People, places: Rooms) => ({
  displaced: people.map((one, n) => person(String(n), one.schedule, one.hour, one.booked, one.also)),
  openings: places.map(({ schedule, hour, free }): Opening => ({ slot: slot(schedule, hour), free })),
});

const costIn = (displaced: readonly Displaced[], ways: ReadonlyMap<string, SlotRef | null>) => {
  let [placed, cost] = [0, 0];
  for (const one of displaced) {
    const to = ways.get(one.appointmentId);
    if (to) [placed, cost] = [placed + 1, cost + costOf(one, to)];
  }
  return { placed, cost };
};

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

it('enough openings are those before the last to leave, and the earliest after that hold everybody', () => {
  const openings = [12, 11, 13, 14, 9].map((hour) => ({ slot: slot('land', hour), free: 2 }));
  const people = [person('a', 'land', 8), person('b', 'land', 11), person('c', 'land', 8)];
  expect(enoughFor(openings, people).map(({ slot: { id } }) => id)).toEqual([
    'land.9',
    'land.11',
    'land.12',
    'land.13',
  ]);
});

it('a plan over enough openings is as good as one over all', () => {
  fc.assert(
    fc.property(crowd, rooms, (people, places) => {
      const { displaced, openings } = given(people, places);
      const ways = (some: readonly Opening[]) =>
        new Map(planRelocation(displaced, some).map(({ appointmentId, to }) => [appointmentId, to]));
      expect(costIn(displaced, ways(enoughFor(openings, displaced)))).toEqual(costIn(displaced, ways(openings)));
    }),
  );
});

it('another office is taken only when it spares more than three days, or when the own has nothing', () => {
  const away = { slot: slot('commune', 11), free: 1 };
  const at = (hour: number) =>
    planRelocation([person('a', 'land', 10, 0, ['commune'])], [{ slot: slot('land', hour), free: 1 }, away])[0]?.to?.id;
  expect([at(11 + 71), at(11 + 73)]).toEqual(['land.82', 'commune.11']);
  expect(planRelocation([person('a', 'land', 10, 0, ['commune'])], [away])[0]?.to?.id).toBe('commune.11');
});

it('somebody who can go anywhere gives way to somebody who cannot', () => {
  const openings = [
    { slot: slot('land', 11), free: 1 },
    { slot: slot('justice', 12), free: 1 },
  ];
  const plan = planRelocation([person('free', 'land', 9, 0), person('bound', 'land', 10, 1, [])], openings);
  expect(plan.map(({ appointmentId, to }) => [appointmentId, to?.id])).toEqual([
    ['free', 'justice.12'],
    ['bound', 'land.11'],
  ]);
});

it('of those in a slot whose places are cut as few leave as must, the last to book first', () => {
  const there = [3, 1, 2].map((at) => ({ id: String(at), bookedAt: new Date(at) }) as Appointment);
  expect(lastBooked(there, 4, 2).map(({ id }) => id)).toEqual(['3', '2']);
  expect(lastBooked(there, 2, 2)).toEqual([]);
  expect(lastBooked(there, 9, 0)).toHaveLength(3);
});

/** What somebody at a counter would do by hand: one after the other, each the cheapest place that is left. */
const byHand = (displaced: readonly Displaced[], openings: readonly Opening[]) => {
  const left = new Map(openings.map(({ slot: { id }, free }) => [id, free]));
  return new Map(
    displaced.map((one): [string, SlotRef | null] => {
      const [best] = openings
        .filter(({ slot: { id } }) => (left.get(id) ?? 0) > 0)
        .sort((a, b) => costOf(one, a.slot) - costOf(one, b.slot));
      if (!best || costOf(one, best.slot) === Infinity) return [one.appointmentId, null];
      left.set(best.slot.id, (left.get(best.slot.id) ?? 0) - 1);
      return [one.appointmentId, best.slot];
    }),
  );
};

it('everybody is in the plan once and where they can go, no place is given twice, nobody stays behind while there is room', () => {
  fc.assert(
    fc.property(crowd, rooms, (people, places) => {
      const { displaced, openings } = given(people, places);
      const plan = planRelocation(displaced, openings);
      expect(plan.map(({ appointmentId }) => appointmentId).sort()).toEqual(
        displaced.map(({ appointmentId }) => appointmentId).sort(),
      );
      const used = new Map<string, number>();
      for (const { to } of plan) if (to) used.set(to.id, (used.get(to.id) ?? 0) + 1);
      const ways = new Map(plan.map(({ appointmentId, to }) => [appointmentId, to]));
      for (const one of displaced) {
        const to = ways.get(one.appointmentId) ?? null;
        if (to) expect(costOf(one, to)).toBeLessThan(Infinity);
        for (const { slot: room, free } of openings) {
          expect(used.get(room.id) ?? 0).toBeLessThanOrEqual(free);
          if (!to && costOf(one, room) < Infinity) expect(used.get(room.id) ?? 0).toBe(free);
        }
      }
    }),
  );
});

it('places more people than one would by hand, or as many at no greater cost; and the order of those who ask changes nothing', () => {
  fc.assert(
    fc.property(crowd, rooms, fc.integer(), (people, places, turn) => {
      const { displaced, openings } = given(people, places);
      const waysOf = (all: readonly Displaced[], rest: readonly Opening[]) =>
        new Map(planRelocation(all, rest).map(({ appointmentId, to }) => [appointmentId, to]));
      const ways = waysOf(displaced, openings);
      const [ours, hand] = [costIn(displaced, ways), costIn(displaced, byHand(displaced, openings))];
      expect(ours.placed).toBeGreaterThanOrEqual(hand.placed);
      if (ours.placed === hand.placed) expect(ours.cost).toBeLessThanOrEqual(hand.cost);
      const at = Math.abs(turn) % (displaced.length + 1);
      const turned = [...displaced.slice(at), ...displaced.slice(0, at)];
      expect(waysOf(turned, [...openings].reverse())).toEqual(ways);
    }),
  );
});

it('when other offices are said to gain nothing, they gain nothing', () => {
  fc.assert(
    fc.property(crowd, rooms, (people, places) => {
      const { displaced, openings } = given(
        people.filter(({ schedule }) => schedule !== 'commune'),
        places,
      );
      const home = planRelocation(
        displaced,
        openings.filter(({ slot: { officeId } }) => officeId === 'ppac'),
      );
      if (gainsElsewhere(home)) return;
      const ways = (plan: typeof home) => new Map(plan.map(({ appointmentId, to }) => [appointmentId, to]));
      expect(costIn(displaced, ways(planRelocation(displaced, openings)))).toEqual(costIn(displaced, ways(home)));
    }),
  );
});
