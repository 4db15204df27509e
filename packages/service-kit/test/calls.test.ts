import type { CallContext } from '@civicline/service-kit';
import { callContext, grpcClient } from '@civicline/service-kit';
import { Server, ServerCredentials, status } from '@grpc/grpc-js';
import { tester } from './keys';
import type { Answer } from './world';
import { aborted, openOracle, oracle, promised, thrownBy } from './world';

const until: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of until.splice(0).reverse()) await close();
});
const open = async (...wanted: Parameters<typeof openOracle>) => {
  const world = await openOracle(...wanted);
  until.push(world.close);
  return world;
};

const seen = ({ caller, idempotencyKey, locale, deadline }: CallContext): Answer => ({
  text: '',
  call: { caller, locale, deadline, ...(idempotencyKey === undefined ? {} : { idempotencyKey }) },
});

test('caller, idempotency key and language go along', async () => {
  const { client } = await open({ change: (_, call) => Promise.resolve(seen(call)) });
  const caller = { role: 'officer', id: 'account-7', officeId: 'office-1' } as const;
  const { call } = await client.change({ text: '' }, callContext({ caller, idempotencyKey: 'key-1', locale: 'en' }));
  expect(call).toMatchObject({ caller, idempotencyKey: 'key-1', locale: 'en' });
});

test('what is left of the deadline goes on to the next service', async () => {
  const far = await open({ look: (_, call) => Promise.resolve(seen(call)) });
  const near = await open({ look: (question, call) => far.client.look(question, call) });
  const call = callContext({ timeoutMs: 60_000 });
  const began = Date.now();
  const answer = await near.client.look({ text: '' }, call);
  const later = new Date(answer.call?.deadline ?? 0).getTime() - call.deadline.getTime();
  // What is left travels, not an instant: it ends later by as long as it was on its way, and by no more.
  expect(later).toBeGreaterThan(-10);
  expect(later).toBeLessThan(Date.now() - began + 10);
});

test('a call without time left fails at once and is never sent', async () => {
  let asked = 0;
  const { client } = await open({ look: () => Promise.resolve({ text: String(++asked) }) });
  const late = { ...callContext(), deadline: new Date(Date.now() - 1) };
  expect(await thrownBy(() => client.look({ text: '' }, late))).toMatchObject({ name: 'Fault', code: 'deadline' });
  const left = callContext({ signal: AbortSignal.abort() });
  expect(await thrownBy(() => client.look({ text: '' }, left))).toMatchObject({ name: 'Fault', code: 'cancelled' });
  expect(asked).toBe(0);
});

test('a deadline that passes aborts the handler and is a passing fault for the caller', async () => {
  const over = promised();
  const { client, lines } = await open({
    look: async (_, { signal }) => {
      await aborted(signal);
      over.keep();
      throw signal.reason;
    },
  });
  const error = await thrownBy(() => client.look({ text: '' }, callContext({ timeoutMs: 100 })));
  expect(error).toMatchObject({ name: 'Fault', code: 'deadline' });
  await over.promise;
  expect(lines).toEqual([]);
});

test('a caller that leaves aborts the handler', async () => {
  const begun = promised();
  const over = promised();
  const { client } = await open({
    change: async (_, { signal }) => {
      begun.keep();
      await aborted(signal);
      over.keep();
      return { text: 'too late' };
    },
  });
  const leave = new AbortController();
  const failed = thrownBy(() => client.change({ text: '' }, callContext({ signal: leave.signal })));
  await begun.promise;
  leave.abort();
  expect(await failed).toMatchObject({ name: 'Fault', code: 'cancelled' });
  await over.promise;
});

test('a stream is read to its end, and its generator is ended when the reader leaves', async () => {
  const ended = promised();
  async function* endless({ text }: { text: string }, { signal }: CallContext) {
    try {
      yield { text };
      yield { text };
      await aborted(signal);
    } finally {
      ended.keep();
    }
  }
  const counting = await open();
  const read: string[] = [];
  for await (const { text } of counting.client.follow({ text: '' }, callContext())) read.push(text);
  expect(read).toEqual(['1', '2', '3']);

  const { client } = await open({ follow: endless });
  for await (const { text } of client.follow({ text: 'tick' }, callContext())) {
    expect(text).toBe('tick');
    break;
  }
  await ended.promise;
});

test('a stream that is refused or breaks says so to its reader', async () => {
  async function* broken() {
    yield { text: '1' };
    throw await Promise.resolve(new Error('secret'));
  }
  const { client, lines } = await open({ follow: broken });
  const read: string[] = [];
  const error = await thrownBy(async () => {
    for await (const { text } of client.follow({ text: '' }, callContext())) read.push(text);
  });
  expect(read).toEqual(['1']);
  expect(error).toMatchObject({ name: 'Fault', code: 'internal' });
  expect(String(error)).not.toContain('secret');
  expect(lines.join()).toContain('secret');
});

test('a message that is too large is a fault', async () => {
  const { client } = await open({ maxMessageBytes: 1_000 });
  const error = await thrownBy(() => client.look({ text: 'x'.repeat(2_000) }, callContext()));
  expect(error).toMatchObject({ name: 'Fault', code: 'internal' });
});

/** A server that is away for the first call to each method, as a replica is that has just begun to stop. */
const awayAtFirst = async () => {
  const asked = { look: 0, change: 0 };
  const server = new Server();
  const flaky = (name: 'look' | 'change') => (_: unknown, reply: (error: object | null, answer?: Answer) => void) =>
    ++asked[name] === 1 ? reply({ code: status.UNAVAILABLE }) : reply(null, { text: 'back' });
  server.addService({ look: oracle.look, change: oracle.change }, { look: flaky('look'), change: flaky('change') });
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    ),
  );
  const client = grpcClient(oracle, `127.0.0.1:${port}`, tester);
  until.push(async () => {
    await client.stop();
    server.forceShutdown();
  });
  return { client, asked };
};

test('what changes nothing, or has a key, is tried again when the other side is away', async () => {
  const { client, asked } = await awayAtFirst();
  expect(await client.look({ text: '' }, callContext())).toEqual({ text: 'back' });
  const error = await thrownBy(() => client.change({ text: '' }, callContext()));
  expect(error).toMatchObject({ name: 'Fault', code: 'unavailable' });
  expect(asked).toEqual({ look: 2, change: 1 });
  const keyed = await awayAtFirst();
  expect(await keyed.client.change({ text: '' }, callContext({ idempotencyKey: 'key-1' }))).toEqual({ text: 'back' });
  expect(keyed.asked.change).toBe(2);
});

test('a command is not tried again where no time is left for it', async () => {
  const { client, asked } = await awayAtFirst();
  const call = callContext({ idempotencyKey: 'key-1', timeoutMs: 90 });
  expect(await thrownBy(() => client.change({ text: '' }, call))).toMatchObject({ name: 'Fault', code: 'unavailable' });
  expect(asked.change).toBe(1);
});
