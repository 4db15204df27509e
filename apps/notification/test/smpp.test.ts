import { common, notification, scheduling } from '@civicline/contracts';
import { Refusal } from '@civicline/service-kit/refusal';
import { eventually, freePort } from '@civicline/testkit';
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { smsProvider } from './providers';
import type { World } from './world';
import { openWorld } from './world';

interface Submitted {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly coding: number;
  readonly receipt: number;
  readonly ton: number;
  readonly text: string;
  readonly header: readonly number[];
  readonly answer: unknown;
}
interface Said {
  readonly submitted?: Submitted;
  readonly bound?: boolean;
  readonly enquired?: boolean;
  readonly taken?: number;
  readonly unbound?: boolean;
}

const said: Said[] = [];
let centre: ChildProcess;
let port: number;
let world: World;

/** The network's message centre: the server of the package `smpp`, in a process of its own. */
const startCentre = async () => {
  const child = spawn(process.execPath, ['--no-deprecation', path.join(__dirname, 'smsc.cjs'), String(port)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  centre = child;
  await new Promise<void>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const heard = JSON.parse(line) as Said & { port?: number };
      if (heard.port) resolve();
      else said.push(heard);
    });
  });
};
const killCentre = () =>
  new Promise<void>((resolve) => {
    centre.once('exit', () => resolve());
    centre.kill('SIGKILL');
  });
const tell = (order: object) => centre.stdin?.write(`${JSON.stringify(order)}\n`);
const submitted = () => said.flatMap((one) => one.submitted ?? []);
const bindings = () => said.filter((one) => one.bound).length;

const spare = smsProvider('spare');
beforeAll(async () => {
  port = await freePort();
  await startCentre();
  const other = await spare;
  world = await openWorld({
    // The office has moved nobody.
    scheduling: { answerRelocation: () => Promise.reject(new Refusal('RELOCATION_NOT_FOUND', 'not-found')) },
    providers: [other],
    env: { CIVICLINE_PROVIDER_TIMEOUT_MS: '2000', CIVICLINE_CIRCUIT_OPEN_MS: '1000', CIVICLINE_SMPP_ENQUIRE_MS: '300' },
    file: {
      sms: [
        {
          kind: 'smpp',
          name: 'network',
          host: '127.0.0.1',
          port,
          systemId: 'civicline',
          password: 'secret',
          from: '1022DONGNAI',
        },
        { kind: 'http', name: 'spare', url: other.url, apiKey: 'key', from: '1022' },
      ],
    },
  });
  await eventually(() => expect(bindings()).toBe(1));
});
afterAll(async () => {
  await world.close();
  await eventually(() => expect(said.some((one) => one.unbound)).toBe(true));
  await killCentre();
});

let count = 0;
const book = async () => {
  const code = `SMPP-${String(++count).padStart(4, '0')}`;
  await world.happen('booked', 1, code, randomUUID());
  return code;
};
const sent = (code: string, more: object = {}) =>
  eventually(async () =>
    expect(await world.messageOf(code)).toMatchObject({ status: notification.MessageStatus.SENT, ...more }),
  );
/** Parts of a text, joined as a phone would. */
const joined = (since: number) =>
  submitted()
    .slice(since)
    .map(({ text }) => text)
    .join('');

it('sends Vietnamese in parts that a phone joins, and takes the receipt of the last for the whole', async () => {
  const code = await book();
  await sent(code, { provider: 'network' });
  const parts = submitted();
  expect(parts.length).toBeGreaterThan(1);
  expect(joined(0)).toMatch(new RegExp(`^1022: Lịch hẹn ${code} lúc .*http://127.0.0.1:8022/lich-hen$`));
  for (const [n, part] of parts.entries()) {
    expect(part).toMatchObject({ coding: 8, to: '84912345678', from: '1022DONGNAI', ton: 5 });
    expect(part.header.slice(-5)).toEqual([0, 3, part.header.at(-3), parts.length, n + 1]);
    expect(part.receipt).toBe(n === parts.length - 1 ? 1 : 0);
  }
  tell({ receipt: { id: parts.at(-1)?.id, state: 'ENROUTE' } });
  tell({ receipt: { id: parts.at(-1)?.id, state: 'DELIVRD' } });
  await eventually(async () => expect((await world.messageOf(code)).status).toBe(notification.MessageStatus.DELIVERED));
  const other = await book();
  await sent(other);
  tell({ receipt: { id: submitted().at(-1)?.id, state: 'UNDELIV' } });
  await eventually(async () => expect((await world.messageOf(other)).reason).toBe('UNDELIVERED_UNDELIV'));
});

it('takes what citizens write, once, and answers', async () => {
  const start = new Date(Date.now() + 86_400_000);
  const { BOOKED } = scheduling.AppointmentStatus;
  const visit = {
    id: randomUUID(),
    code: 'PRTV-3467',
    phone: '+84987654321',
    start,
    status: BOOKED,
    version: 1,
    locale: common.Locale.VI,
  };
  world.visits.push(visit);
  await world.happen('booked', 1, visit.code, visit.id, { start });
  await sent(visit.code);
  const before = submitted().length;
  // The network gives no number: the same words in the same minute are the same message.
  await eventually(() => expect(new Date().getSeconds()).toBeLessThan(50));
  for (let n = 0; n < 2; n++) tell({ write: { from: '84987654321', text: 'XAC NHAN' } });
  await eventually(() => expect(joined(before)).toMatch(/Cảm ơn bạn đã xác nhận lịch hẹn PRTV-3467/));
  await eventually(() => expect(said.filter((one) => one.taken === 0).length).toBeGreaterThanOrEqual(2));
  expect(joined(before).match(/Cảm ơn/g)).toHaveLength(1);
});

it('slows down when the network asks for it, without telling twice', async () => {
  const before = submitted().length;
  // ESME_RTHROTTLED, twice in the middle of a message.
  tell({ answers: [0, 0x58, 0x58] });
  const code = await book();
  await sent(code, { provider: 'network', attempts: 1 });
  const taken = submitted()
    .slice(before)
    .filter(({ answer }) => answer === 0);
  expect(
    taken
      .map(({ text }) => text)
      .join('')
      .match(new RegExp(code, 'g')),
  ).toHaveLength(1);
});

it('a network that stays busy is followed by the next provider; one that refuses the number as well', async () => {
  for (const status of [0x58, 0x0b]) {
    tell({ answers: status === 0x58 ? [0x58, 0x58, 0x58, 0x58] : [status] });
    const code = await book();
    await sent(code, { provider: 'spare' });
  }
  expect((await spare).taken).toHaveLength(2);
});

it.each([
  ['does not answer', 'hang'],
  ['breaks off', 'die'],
])(
  'a message over which the network %s may be out: it is sent by nobody else, and is work for a person',
  async (_, answer) => {
    await eventually(async () => {
      const { providers } = await world.client.listProviders({}, world.staff());
      expect(providers[0]?.circuit).toBe(notification.CircuitState.CLOSED);
    });
    const taken = (await spare).taken.length;
    tell({ answers: [answer] });
    const code = await book();
    await eventually(async () =>
      expect(await world.messageOf(code)).toMatchObject({
        status: notification.MessageStatus.FAILED,
        reason: 'PROVIDER_UNSURE',
      }),
    );
    expect((await spare).taken).toHaveLength(taken);
  },
);

it('asks whether the link lives, and binds again when the network has died', async () => {
  await eventually(() => expect(said.some((one) => one.enquired)).toBe(true));
  const before = bindings();
  await killCentre();
  // Surely not taken: there is no link.
  const code = await book();
  await sent(code, { provider: 'spare' });
  await startCentre();
  await eventually(() => expect(bindings()).toBeGreaterThan(before));
  await eventually(async () => {
    const next = await book();
    await sent(next, { provider: 'network' });
  });
});
