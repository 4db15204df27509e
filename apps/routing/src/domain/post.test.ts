import fc from 'fast-check';
import type { PostLeg, PostStep } from './post';
import { advance, cancel, hasStep, isUnderWay } from './post';

const at = (time: string) => new Date(`2026-11-25T${time}:00+07:00`);
const leg = (kind: PostLeg['kind']): PostLeg => ({
  id: 'l1',
  code: 'BC4K-7X3P',
  kind,
  status: 'promised',
  version: 1,
  citizen: { name: 'An', phone: '+84912345678', email: '' },
  address: '1 Cách Mạng Tháng Tám',
  procedureCode: 'BD-01',
  officeId: 'ppac',
  officeName: { vi: '', en: '' },
  postOfficeId: 'bd-bien-hoa',
  from: at('09:00'),
  to: at('11:00'),
  locale: 'vi',
  promisedAt: at('08:00'),
  changedAt: at('08:00'),
  metAt: null,
  missedAt: null,
});
const through = (kind: PostLeg['kind'], ...steps: PostStep[]) =>
  steps.reduce((now, step, n) => advance(now, step, at(`09:0${n}`), at('09:30')), leg(kind));

it.each([
  ['pickup', ['accept', 'collect', 'hand-over'], 'handed-over', '09:01'],
  ['return', ['accept', 'collect', 'deliver'], 'delivered', '09:02'],
] as const)('a %s ends, and was at the door when it says', (kind, steps, status, met) => {
  const ended = through(kind, ...steps);
  expect(ended).toMatchObject({ status, metAt: at(met), version: 4 });
  expect(isUnderWay(ended)).toBe(false);
});

it('what is told twice, or after a later step, changes nothing; what is left out is said by what follows', () => {
  const collected = through('pickup', 'collect');
  expect(collected).toMatchObject({ status: 'collected', version: 2 });
  expect(advance(collected, 'accept', at('09:30'), at('09:30'))).toBe(collected);
  expect(advance(collected, 'collect', at('09:30'), at('09:30'))).toBe(collected);
});

it('is cancelled until it is collected, once', () => {
  const cancelled = cancel(through('return', 'accept'), at('09:30'));
  expect(cancel(cancelled, at('09:40'))).toBe(cancelled);
  const ended = expect.objectContaining({ reason: 'POST_ENDED' });
  expect(() => cancel(through('return', 'collect'), at('09:30'))).toThrow(ended);
  expect(() => advance(cancelled, 'collect', at('09:40'), at('09:40'))).toThrow(ended);
});

it('in whatever order reports come, the last state is that of the furthest', () => {
  const steps = ['accept', 'collect', 'hand-over', 'deliver'] as const;
  fc.assert(
    fc.property(fc.constantFrom('pickup', 'return'), fc.array(fc.constantFrom(...steps)), (kind, told) => {
      const possible = told.filter((step) => hasStep(kind, step));
      const ended = through(kind, ...possible);
      const furthest = Math.max(-1, ...possible.map((step) => steps.indexOf(step)));
      const words = ['promised', 'accepted', 'collected', 'handed-over', 'delivered'];
      expect(ended.status).toBe(words[furthest + 1]);
      expect(ended.version).toBeLessThanOrEqual(4);
    }),
  );
});
