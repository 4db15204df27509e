import type { CallContext, Caller } from '@civicline/service-kit';
import { callContext, grpcServer, implement, logger } from '@civicline/service-kit';
import { tester } from './keys';
import { openOracle, oracle, thrownBy } from './world';

const as = (caller: Caller) => callContext({ caller });
const drained = async (answers: AsyncIterable<unknown>) => {
  for await (const _ of answers);
};

it('a call whose contract does not say who may make it keeps the process from starting', () => {
  const silent = { look: { ...oracle.look, path: '/civicline.scheduling.v1.SchedulingService/Unmarked' } };
  const services = [implement(silent, { look: ({ text }) => Promise.resolve({ text }) })];
  const open = () => grpcServer({ port: 0, services, log: logger('test', 'fatal'), badge: tester });
  expect(open).toThrow('SchedulingService/Unmarked: the contract does not say who may make this call');
});

it('who is not named is refused before the request is looked at; who is gets an answer', async () => {
  let asked = 0;
  const look = () => Promise.resolve({ text: String(++asked) });
  const recipient = {
    ...oracle,
    look: { ...oracle.look, path: '/civicline.scheduling.v1.SchedulingService/GetRecipient' },
  };
  const kept: unknown[] = [];
  const keptOut = (path: string, request: object, { caller }: CallContext) => {
    kept.push([path.split('/')[2], request, caller.role]);
    return Promise.resolve();
  };
  const { client, lines, close } = await openOracle({ look, contract: recipient, keptOut });
  const forbidden = { reason: 'FORBIDDEN', kind: 'denied' };
  for (const caller of [
    ...(['citizen', 'agent', 'officer', 'supervisor', 'admin'] as const).map((role) => ({ role, id: 'notification' })),
    { role: 'system', id: 'system-department' },
    { role: 'system', id: 'notifications' },
  ] as const)
    expect(await thrownBy(() => client.look({ text: '' }, as(caller)))).toMatchObject(forbidden);
  expect(asked).toBe(0);
  expect(lines).toHaveLength(7);
  expect(kept).toHaveLength(7);
  expect(kept[1]).toEqual(['GetRecipient', { text: '' }, 'agent']);
  expect(lines[5]).toContain('"role":"system","by":"system-department","message":"call refused at the door"');
  for (const id of ['notification', 'notification-webhooks'])
    expect(await client.look({ text: '' }, as({ role: 'system', id }))).toMatchObject({
      text: expect.any(String) as string,
    });
  await close();
});

it('a stream is held to the same', async () => {
  const { client, close } = await openOracle();
  const follow = (caller: Caller) => drained(client.follow({ text: '' }, as(caller)));
  expect(await thrownBy(() => follow({ role: 'agent', id: 'agent01' }))).toMatchObject({ reason: 'FORBIDDEN' });
  await follow({ role: 'admin', id: 'admin01' });
  await close();
});
