import type { ErasurePart } from './erasure';
import { keepers, nextLook } from './erasure';

const now = new Date('2026-11-30T08:00:00+07:00');
const part = (service: ErasurePart['service'], left: number): ErasurePart => ({
  service,
  erased: 1,
  left,
  askedAt: now,
});

it('an erasure is over when every service has nothing left, and is looked at again until then', () => {
  const all = keepers.map((service) => part(service, 0));
  expect(nextLook(all, now)).toBeNull();
  expect(nextLook(all.slice(1), now)).toEqual(new Date('2026-11-30T09:00:00+07:00'));
  expect(nextLook([...all.slice(1), part('intake', 2)], now)).toEqual(new Date('2026-11-30T09:00:00+07:00'));
});
