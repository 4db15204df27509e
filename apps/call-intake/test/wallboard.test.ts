import type { intake } from '@civicline/contracts';
import { callContext } from '@civicline/service-kit';
import { eventually } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';
import type { World } from './world';
import { openWorld } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld({ replicas: 2 });
});
afterAll(() => world.close());

/** A wall that is watched, and every board it was told. */
const watch = (client = world.client) => {
  const leaving = new AbortController();
  const boards: intake.Wallboard[] = [];
  const call = callContext({
    caller: { role: 'supervisor', id: 's1' },
    timeoutMs: 60_000,
    signal: leaving.signal,
  });
  const over = (async () => {
    for await (const { wallboard } of client.followWallboard({}, call)) if (wallboard) boards.push(wallboard);
  })().catch(() => undefined);
  return {
    boards,
    until: (is: (board: intake.Wallboard) => boolean) =>
      eventually(() => {
        const last = boards.at(-1);
        if (!last || !is(last)) throw new Error(`not yet: ${JSON.stringify(last?.queues)}`);
        return last;
      }),
    close: async () => {
      leaving.abort();
      await over;
    },
  };
};
const queue = (board: intake.Wallboard, id = 'general') => board.queues.find(({ queue: one }) => one?.id === id);

it('shows the centre at once, then a caller who waits, is spoken with and is gone, on both replicas', async () => {
  const walls = world.clients.map((client) => watch(client));
  for (const wall of walls) {
    const board = await wall.until(() => true);
    expect(board).toMatchObject({ lines: 1, linesBusy: 0, live: [], today: { calls: 0 } });
    expect(board.queues.map((one) => one.queue?.id)).toEqual(['english', 'general', 'land']);
  }
  const id = randomUUID();
  await world.arrive(id, { number: '0912345678' });
  world.clock.advance(30_000);
  for (const wall of walls)
    await wall.until((board) => queue(board)?.waiting === 1 && queue(board)?.longestWaitSeconds === 30);

  const desk = await world.openDesk('a1');
  await world.ready('a1');
  await eventually(async () => {
    const offerId = desk.offer()?.offer?.id;
    if (!offerId) throw new Error('no offer');
    await world.client.acceptOffer({ offerId }, world.agent('a1'));
  });
  for (const wall of walls) {
    const board = await wall.until(({ live, today }) => live.length === 1 && today?.answered === 1);
    expect(board).toMatchObject({ linesBusy: 1, today: { calls: 1, answered: 1, averageSpeedOfAnswer: 30 } });
    // In the room's sight: nobody's number.
    expect(board.live[0]?.number).toBe('+84******678');
    expect(queue(board)).toMatchObject({ waiting: 0, serviceLevel: 0, waitP90Seconds: 30 });
  }
  await world.hangUp(id);
  for (const wall of walls) await wall.until(({ linesBusy }) => linesBusy === 0);
  await Promise.all(walls.map((wall) => wall.close()));
  desk.close();
});

it('tells at most four boards a second, however much happens, and the last is the last', async () => {
  const wall = watch();
  await wall.until(() => true);
  const before = wall.boards.length;
  const started = performance.now();
  for (let n = 0; n < 60; n++) await world.arrive();
  await wall.until((board) => queue(board)?.waiting === 60);
  const seconds = (performance.now() - started) / 1_000;
  expect(wall.boards.length - before).toBeLessThanOrEqual(Math.ceil(seconds * 4) + 1);
  await wall.close();
});

it('is for the hotline’s own people', async () => {
  const citizen = callContext({ caller: { role: 'citizen', id: 'visitor' } });
  const first = async () => {
    for await (const board of world.client.followWallboard({}, citizen)) return board;
    return undefined;
  };
  await expect(first()).rejects.toMatchObject({ reason: 'FORBIDDEN' });
});
