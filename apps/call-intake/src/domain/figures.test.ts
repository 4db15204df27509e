import fc from 'fast-check';
import type { FigureCall } from './figures';
import { countsOf, servedBy, servedKey } from './figures';
import { figuresOf, offeredOf } from './rates';

const start = new Date('2026-11-24T08:00:00+07:00').getTime();
const at = (seconds: number) => new Date(start + seconds * 1_000);

const nothing: FigureCall = {
  outcome: null,
  number: '',
  day: '2026-11-24',
  queuedAt: null,
  answeredAt: null,
  hungUpAt: null,
  endedAt: null,
  holdMs: 0,
  wrapUpMs: 0,
  deflectedTo: '',
  anomalies: 0,
  quickCapture: false,
};
const answered = (wait: number, talk: number, more: Partial<FigureCall> = {}): FigureCall => ({
  ...nothing,
  outcome: 'completed',
  queuedAt: at(0),
  answeredAt: at(wait),
  hungUpAt: at(wait + talk),
  endedAt: at(wait + talk),
  ...more,
});
const gaveUp = (wait: number, more: Partial<FigureCall> = {}): FigureCall => ({
  ...nothing,
  outcome: wait <= 5 ? 'short_abandoned' : 'abandoned',
  queuedAt: at(0),
  hungUpAt: at(wait),
  endedAt: at(wait),
  ...more,
});

// Four answered (after 0, 10, 20 and 90 s), three gave up (after 3, 20 and 45 s), one left the menu, one phantom.
const calls: FigureCall[] = [
  answered(0, 60, { number: '+84900000001', holdMs: 10_000, wrapUpMs: 20_000 }),
  answered(10, 120, { number: '+84900000002' }),
  answered(20, 180),
  answered(90, 0, { number: '+84900000003' }),
  gaveUp(3, { number: '+84900000003' }),
  gaveUp(20, { number: '+84900000004' }),
  gaveUp(45, { number: '+84900000004', anomalies: 2 }),
  { ...nothing, outcome: 'abandoned_in_ivr', hungUpAt: at(9), endedAt: at(9) },
  { ...nothing, outcome: 'phantom', queuedAt: at(0), hungUpAt: at(300), endedAt: at(300) },
];
const figures = figuresOf(countsOf(calls, servedBy(calls), [20]), undefined, undefined);

it('counts calls and what became of them', () => {
  expect(figures).toMatchObject({
    calls: 9,
    answered: 4,
    abandonedInIvr: 1,
    abandonedInQueue: 3,
    shortAbandoned: 1,
    phantom: 1,
    offered: 7,
    abandonRate: 3 / 7,
    anomalies: 2,
  });
});

it('averages waits over the answered, over all offered, and over those who gave up: three numbers', () => {
  expect(figures.averageSpeedOfAnswer).toBeCloseTo(120 / 4, 12);
  expect(figures.expectedWait).toBeCloseTo((120 + 68) / 7, 12);
  expect(figures.averageWaitOfAbandoners).toBeCloseTo(68 / 3, 12);
});

it('names the four service levels', () => {
  expect(figures.serviceLevels).toEqual([
    {
      seconds: 20,
      answeredWithin: 3,
      abandonedWithin: 2,
      ofAnswered: 3 / 4,
      ofOffered: 3 / 7,
      answeredOrAbandonedWithin: 5 / 7,
      ofOfferedLessShort: 3 / 6,
    },
  ]);
});

it('handles talk, hold and wrap-up apart and together', () => {
  expect(figures).toMatchObject({
    averageTalk: (50 + 120 + 180) / 4,
    averageHold: 10 / 4,
    averageWrapUp: 20 / 4,
    averageHandleTime: (60 + 120 + 180 + 20) / 4,
    serviceMedian: 120,
  });
});

it('counts callers as well as calls', () => {
  expect(figures).toMatchObject({ callers: 4, callersServedSameDay: 3, withheld: 3 });
});

it('knows who was called back on the day, and that a promise alone serves nobody', () => {
  const later = [
    gaveUp(45, { number: '+84900000001' }),
    { ...gaveUp(45, { number: '+84900000002' }), outcome: 'deflected' as const, deflectedTo: 'call_back' },
    { ...gaveUp(45, { number: '+84900000003' }), outcome: 'deflected' as const, deflectedTo: 'sms_checklist' },
  ];
  const served = servedBy(later, [servedKey('+84900000001', '2026-11-24')]);
  expect(countsOf(later, served, [])).toMatchObject({ callers: 3, callersServedSameDay: 2, deflectedFromQueue: 2 });
});

it('has no ratio without a denominator', () => {
  const none = figuresOf(countsOf([], new Set(), [20]), undefined, { busyMs: 0, staffedMs: 0 });
  const { serviceLevels, ...others } = none;
  expect(Object.values(others).filter((value) => value !== 0 && value !== undefined)).toEqual([]);
  expect(serviceLevels[0]).toMatchObject({ ofAnswered: undefined, ofOffered: undefined });
});

it('keeps promises by their windows and occupancy by the time that was staffed', () => {
  const { keptRate, occupancy } = figuresOf(
    countsOf([], new Set(), []),
    { promised: 9, kept: 3, broken: 1 },
    { busyMs: 30_000, staffedMs: 40_000 },
  );
  expect({ keptRate, occupancy }).toEqual({ keptRate: 0.75, occupancy: 0.75 });
});

const random = fc.array(
  fc.oneof(
    fc.tuple(fc.nat(200), fc.nat(500)).map(([wait, talk]) => answered(wait, talk)),
    fc.nat(200).map((wait) => gaveUp(wait)),
  ),
  { minLength: 1 },
);

it('service levels rise with the threshold, and agree when it is for ever', () => {
  fc.assert(
    fc.property(random, (some) => {
      const counts = countsOf(some, servedBy(some), [0, 10, 60, 3_600]);
      const levels = figuresOf(counts, undefined, undefined).serviceLevels;
      levels.slice(1).forEach((level, n) => expect(level.ofOffered).toBeGreaterThanOrEqual(levels[n]?.ofOffered ?? 0));
      const last = levels.at(-1);
      expect(last?.answeredOrAbandonedWithin).toBe(1);
      expect(last?.answeredWithin).toBe(counts.answered);
      expect(offeredOf(counts)).toBe(some.length);
    }),
  );
});
