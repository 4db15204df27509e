import { intake } from '@civicline/contracts';
import { eventually } from '@civicline/testkit';
import { createHmac, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { World } from './world';
import { brokenIn, openWorld, rowsOf } from './world';

const { HOLD, RESUME, HANG_UP, TRANSFER } = intake.CallAction;
const secret = 'what only the telephone system knows';

interface Heard {
  readonly id: string;
  readonly command: string;
  readonly callId: string;
  readonly fence: string;
  readonly extension?: string;
  readonly target?: string;
  readonly shows?: string;
}

/** A telephone system that takes commands over HTTP, and writes down what it was asked. */
const openPbx = async () => {
  const heard: Heard[] = [];
  const faults: string[] = [];
  /** What it answers to a command. */
  const answer = { of: (_: Heard): number => 204 };
  const server: Server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts).toString();
      const [at, signature] = [request.headers['x-timestamp'], request.headers['x-signature']];
      if (
        signature !==
        createHmac('sha256', secret)
          .update(`${String(at)}.${body}`)
          .digest('hex')
      )
        faults.push('a signature that is none');
      const command = JSON.parse(body) as Heard;
      if (request.headers['idempotency-key'] !== command.id) faults.push('a key that is not the id');
      heard.push(command);
      response.writeHead(answer.of(command)).end();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    heard,
    faults,
    answer,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/commands`,
    of: (callId: string) => heard.filter((one) => one.callId === callId),
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
};

let pbx: Awaited<ReturnType<typeof openPbx>>;
let world: World;
beforeAll(async () => {
  pbx = await openPbx();
  world = await openWorld({
    env: { CIVICLINE_CTI_COMMAND_URL: pbx.url, CIVICLINE_CTI_COMMAND_SECRET: secret, CIVICLINE_SIMULATOR: 'true' },
  });
});
afterAll(async () => {
  await world.close();
  await pbx.stop();
});
beforeEach(() => {
  pbx.answer.of = () => 204;
});
afterEach(async () => {
  expect(pbx.faults).toEqual([]);
  expect(await brokenIn(world)).toEqual([]);
});

const desks = new Map<string, Awaited<ReturnType<World['openDesk']>>>();
/** The next caller is one agent's, who has taken the call. */
const answered = async (agentId: string, source = 'pbx') => {
  const desk = desks.get(agentId) ?? (await world.openDesk(agentId));
  desks.set(agentId, desk);
  await world.ready(agentId);
  const sourceId = randomUUID();
  const callId = await world.arrive(sourceId, { source });
  const offer = await eventually(() => {
    const found = desk.offer();
    if (found?.call?.id !== callId) throw new Error('no offer yet');
    return found;
  });
  await world.client.acceptOffer({ offerId: offer.offer?.id ?? '' }, world.agent(agentId, randomUUID()));
  return { callId, sourceId };
};
const control = (agentId: string, callId: string, action: intake.CallAction, target = '') =>
  world.client.controlCall({ callId, action, target }, world.agent(agentId, randomUUID()));
const wrapUp = (agentId: string, callId: string) =>
  world.client.completeWrapUp(
    intake.CompleteWrapUpRequest.fromPartial({ callId, disposition: 'informed', then: intake.AgentState.OFFLINE }),
    world.agent(agentId, randomUUID()),
  );
const heardOf = (sourceId: string, ...commands: string[]) =>
  eventually(() => expect(pbx.of(sourceId).map(({ command }) => command)).toEqual(commands));
const undone = () => rowsOf(world, `SELECT FROM telephony_command WHERE done_at IS NULL`);

it('is asked for what desks do, in order for each call, signed, with the agent’s telephone and where to', async () => {
  const { callId, sourceId } = await answered('a1');
  await heardOf(sourceId, 'answer');
  await control('a1', callId, HOLD);
  await control('a1', callId, RESUME);
  await control('a1', callId, TRANSFER, 'tel:+842513822501');
  await heardOf(sourceId, 'answer', 'hold', 'resume', 'transfer');
  const [answer, , , transfer] = pbx.of(sourceId);
  expect(answer).toMatchObject({ extension: '100' });
  expect(transfer).toMatchObject({ target: 'tel:+842513822501' });
  expect(new Set(pbx.of(sourceId).map(({ fence }) => fence)).size).toBe(1);
  await eventually(async () => expect(await undone()).toEqual([]));
  await wrapUp('a1', callId);
});

it('what fails is asked again under the same id, what follows it waits, and other calls do not', async () => {
  const [slow, other] = [await answered('a1'), await answered('a2')];
  await heardOf(slow.sourceId, 'answer');
  await heardOf(other.sourceId, 'answer');
  pbx.answer.of = ({ callId }) => (callId === slow.sourceId ? 503 : 204);
  await control('a1', slow.callId, HOLD);
  await control('a1', slow.callId, RESUME);
  await control('a2', other.callId, HOLD);
  await heardOf(other.sourceId, 'answer', 'hold');
  await heardOf(slow.sourceId, 'answer', 'hold');
  pbx.answer.of = () => 200;
  world.clock.advance(1_000);
  await heardOf(slow.sourceId, 'answer', 'hold', 'hold', 'resume');
  const [, first, again, resume] = pbx.of(slow.sourceId);
  expect(again?.id).toBe(first?.id);
  expect(resume?.id).not.toBe(first?.id);
  await eventually(async () => expect(await undone()).toEqual([]));
  // What was done is not asked again, however late it is.
  world.clock.advance(60_000);
  await control('a1', slow.callId, HANG_UP);
  await control('a2', other.callId, HANG_UP);
  await heardOf(slow.sourceId, 'answer', 'hold', 'hold', 'resume', 'hang_up');
  await wrapUp('a1', slow.callId);
  await wrapUp('a2', other.callId);
});

it('what cannot be done is given up after five tries and says why; the call goes on', async () => {
  const { callId, sourceId } = await answered('a1');
  await heardOf(sourceId, 'answer');
  pbx.answer.of = ({ command }) => (command === 'hold' ? 500 : 204);
  await control('a1', callId, HOLD);
  for (let tries = 1; tries <= 5; tries++) {
    await eventually(() => expect(pbx.of(sourceId).filter(({ command }) => command === 'hold')).toHaveLength(tries));
    await eventually(async () =>
      expect(await rowsOf(world, `SELECT tries FROM telephony_command WHERE act = 'hold' AND fault <> ''`)).toEqual(
        tries === 5 ? [{ tries: 5 }] : [],
      ),
    );
    world.clock.advance(1_000);
  }
  const [{ fault } = { fault: '' }] = await rowsOf<{ fault: string }>(
    world,
    `SELECT fault FROM telephony_command WHERE fault <> ''`,
  );
  expect(fault).toContain('pbx answered 500');
  await control('a1', callId, HANG_UP);
  await eventually(() => expect(pbx.of(sourceId).at(-1)?.command).toBe('hang_up'));
  await wrapUp('a1', callId);
});

it('while another process has the telephone system nothing is asked of it; whoever takes it over has a higher fence', async () => {
  const { callId, sourceId } = await answered('a1');
  await heardOf(sourceId, 'answer');
  const before = Number(pbx.of(sourceId)[0]?.fence);
  await rowsOf(
    world,
    `UPDATE adapter_lease SET owner = gen_random_uuid(), fence = fence + 1, until = clock_timestamp() + interval '1 hour'
     WHERE source = 'pbx'`,
  );
  await control('a1', callId, HOLD);
  // The other telephone system is this process's still: its runner has come by meanwhile.
  const aside = await answered('a2', 'simulator');
  await eventually(async () =>
    expect(
      await rowsOf(world, `SELECT FROM telephony_command WHERE source = 'simulator' AND done_at IS NOT NULL`),
    ).not.toEqual([]),
  );
  await heardOf(sourceId, 'answer');
  await rowsOf(world, `UPDATE adapter_lease SET until = clock_timestamp() WHERE source = 'pbx'`);
  await heardOf(sourceId, 'answer', 'hold');
  expect(Number(pbx.of(sourceId)[1]?.fence)).toBe(before + 2);
  for (const [agentId, one] of [
    ['a1', callId],
    ['a2', aside.callId],
  ] as const) {
    await control(agentId, one, HANG_UP);
    await wrapUp(agentId, one);
  }
});

it('a call that goes out shows the hotline’s number, and rings the agent’s telephone', async () => {
  const number = '+84937000001';
  const wish = { number, topic: 'land', cause: intake.CallBackCause.ASKED_AGENT };
  const { callBack } = await world.client.promiseCallBack(
    intake.PromiseCallBackRequest.fromPartial(wish),
    world.agent('a3', randomUUID()),
  );
  desks.set('a3', await world.openDesk('a3'));
  await world.client.setAgentState({ state: intake.AgentState.BREAK, reason: 'rest' }, world.agent('a3'));
  const { call } = await world.client.attemptCallBack({ callBackId: callBack?.id ?? '' }, world.agent('a3'));
  await heardOf(call?.sourceId ?? '', 'originate');
  expect(pbx.of(call?.sourceId ?? '')).toMatchObject([{ target: `tel:${number}`, shows: '1022', extension: '102' }]);
  const settle = { callBackId: callBack?.id ?? '', result: intake.AttemptResult.NO_ANSWER };
  await world.client.settleCallBack(settle, world.agent('a3', randomUUID()));
  await heardOf(call?.sourceId ?? '', 'originate', 'hang_up');
});

it('the simulator does what it is told and says so; its word changes nothing that the desk has done', async () => {
  const { callId } = await answered('a1', 'simulator');
  await control('a1', callId, HOLD);
  await control('a1', callId, RESUME);
  await control('a1', callId, HANG_UP);
  await eventually(async () => {
    const said = await rowsOf<{ kind: string }>(
      world,
      `SELECT kind FROM call_event WHERE call_id = '${callId}' AND id LIKE 'done:%' ORDER BY kind`,
    );
    expect(said.map(({ kind }) => kind)).toEqual(['answered', 'held', 'hung_up', 'resumed']);
  });
  expect(await world.call(callId)).toMatchObject({ state: intake.CallState.WRAP_UP, anomalies: [], agentId: 'a1' });
  await wrapUp('a1', callId);
  expect(pbx.heard.some(({ callId: one }) => one === callId)).toBe(false);
});

test('where no Asterisk is the centre’s own, no telephone is lent to a browser', async () => {
  expect(await world.client.lendWebPhone({}, world.agent('a1'))).toMatchObject({ webPhone: undefined });
});
