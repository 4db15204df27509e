import type { Circuit } from './circuit';
import { afterAnswer, closedCircuit, enter, failuresToOpen } from './circuit';

const now = new Date('2026-11-25T04:00:00Z');
const later = (ms: number) => new Date(now.getTime() + ms);
const fail = (circuit: Circuit, at = now) => afterAnswer(circuit, false, at, 30_000);
const opened = Array.from({ length: failuresToOpen }).reduce<Circuit>((circuit) => fail(circuit), closedCircuit);

it('opens after failures in a row, and only in a row', () => {
  const almost = Array.from({ length: failuresToOpen - 1 }).reduce<Circuit>((circuit) => fail(circuit), closedCircuit);
  expect(almost.state).toBe('closed');
  expect(afterAnswer(almost, true, now, 30_000)).toEqual(closedCircuit);
  expect(opened).toEqual({ state: 'open', until: later(30_000), times: 1 });
});

it('lets nothing pass while open, then one to try it', () => {
  expect(enter(opened, later(29_999)).pass).toBe(false);
  const probe = enter(opened, later(30_000));
  expect(probe).toEqual({ pass: true, circuit: { state: 'half-open', times: 1 } });
  expect(enter(probe.circuit, later(30_000)).pass).toBe(false);
});

it('closes when the probe is answered, and opens longer each time when it is not, to a limit', () => {
  expect(afterAnswer({ state: 'half-open', times: 1 }, true, now, 30_000)).toEqual(closedCircuit);
  const waits = [1, 2, 3, 4, 9].map((times) => {
    const next = fail({ state: 'half-open', times });
    return next.state === 'open' ? next.until.getTime() - now.getTime() : NaN;
  });
  expect(waits).toEqual([60_000, 120_000, 240_000, 300_000, 300_000]);
});

it('answers of what was under way when it opened change nothing, unless they are good', () => {
  expect(fail(opened, later(5))).toBe(opened);
  expect(afterAnswer(opened, true, now, 30_000)).toEqual(closedCircuit);
});
