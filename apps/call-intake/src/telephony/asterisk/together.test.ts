import { together } from './together';

/** Work that goes on when it is told to. */
const gate = () => {
  const batches: (readonly number[])[] = [];
  const doors: (() => void)[] = [];
  const work = async (inputs: readonly number[]): Promise<(number | undefined)[]> => {
    batches.push(inputs);
    await new Promise<void>((resolve) => doors.push(resolve));
    if (inputs.includes(13)) throw new Error('13 cannot be done');
    if (inputs.includes(0)) throw new Error('nobody can');
    return inputs.map((input) => (input === 7 && inputs.length > 1 ? undefined : input * 10));
  };
  const open = async () => {
    while (!doors.length) await new Promise(setImmediate);
    doors.shift()?.();
    await new Promise(setImmediate);
  };
  const isEverybodys = (error: unknown) => (error as Error).message === 'nobody can';
  return { batches, open, run: together({ work, atOnce: 3, momentMs: 0, isEverybodys }) };
};

test('does at once what came while it was busy, so many at a time', async () => {
  const { batches, open, run } = gate();
  const all = Promise.all([1, 2, 3, 4, 5].map(run));
  for (let n = 0; n < 3; n++) await open();
  expect(await all).toEqual([10, 20, 30, 40, 50]);
  expect(batches).toEqual([[1], [2, 3, 4], [5]]);
});

test('keeps nobody from being done by one that cannot be', async () => {
  const { batches, open, run } = gate();
  const all = Promise.allSettled([1, 2, 13, 4].map(run));
  for (let n = 0; n < 5; n++) await open();
  expect((await all).map((one) => (one.status === 'fulfilled' ? one.value : String(one.reason)))).toEqual([
    10,
    20,
    'Error: 13 cannot be done',
    40,
  ]);
  expect(batches).toEqual([[1], [2, 13, 4], [2], [13], [4]]);
});

test('does by itself what asks for it, and once', async () => {
  const { batches, open, run } = gate();
  const all = Promise.all([1, 2, 7].map(run));
  for (let n = 0; n < 3; n++) await open();
  expect(await all).toEqual([10, 20, 70]);
  expect(batches).toEqual([[1], [2, 7], [7]]);
});

test('tries nobody by themselves where nobody can be done', async () => {
  const { batches, open, run } = gate();
  const all = Promise.allSettled([1, 2, 0].map(run));
  for (let n = 0; n < 2; n++) await open();
  expect((await all).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
  expect(batches).toEqual([[1], [2, 0]]);
});
