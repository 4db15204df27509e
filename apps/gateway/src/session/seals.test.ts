import { z } from 'zod';
import { openSeals } from './seals';

const shape = z.object({ id: z.string() });
const seals = openSeals('a secret');
const seal = seals('session', shape, 60);

it('gives back what was sealed, and no more than its shape', async () => {
  const opened = await seal.open(await seal.close({ id: 'agent01' }));
  expect(opened).toEqual({ id: 'agent01', exp: expect.any(Number) as number });
});

it.each([
  ['for another purpose', seals('sign-in', shape, 60)],
  ['with another secret', openSeals('another secret')('session', shape, 60)],
  ['too long ago', seals('session', shape, -1)],
])('what was sealed %s is nothing', async (_, other) => {
  expect(await seal.open(await other.close({ id: 'agent01' }))).toBeUndefined();
});

it('what was sealed in another shape is nothing', async () => {
  const older = seals('session', z.object({ id: z.number() }), 60);
  expect(await seal.open(await older.close({ id: 5 }))).toBeUndefined();
});

it.each([undefined, '', 'x', 'a.b.c.d.e'])('%j is nothing', async (text) => {
  expect(await seal.open(text)).toBeUndefined();
});
