import { notification } from '@civicline/contracts';
import { eventually, fixedClock } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { smsProvider } from './providers';
import type { World } from './world';
import { openWorld } from './world';

interface Sent {
  readonly phone: string;
  readonly template_id: string;
  readonly template_data: Record<string, string>;
  readonly tracking_id: string;
}

const clock = fixedClock('2026-11-24T03:00:00Z');
const sent: Sent[] = [];
/** Refresh tokens that came, in order: each works once. */
const refreshed: string[] = [];
let tokens = 0;
let good = '';
let answers: (number | 'hang')[] = [];
let server: Server;
let world: World;

/** Zalo's two doors: tokens and messages. A real server with Zalo's own numbers for what it refuses. */
const openZalo = () =>
  new Promise<Server>((resolve) => {
    const zalo: Server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += chunk));
      request.on('end', () => {
        const say = (answer: object) =>
          response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
        if (request.url === '/token') {
          const refresh = new URLSearchParams(body).get('refresh_token') ?? '';
          const right = refresh === `refresh-${tokens}` && request.headers['secret_key'] === 'secret';
          refreshed.push(refresh);
          if (!right) return say({ error: -14_014, message: 'Invalid refresh token' });
          tokens += 1;
          good = `access-${tokens}`;
          return say({ access_token: good, refresh_token: `refresh-${tokens}`, expires_in: '3600' });
        }
        if (request.headers['access_token'] !== good) return say({ error: -124, message: 'Access token invalid' });
        const answer = answers.shift() ?? 0;
        if (answer === 'hang') return;
        const message = JSON.parse(body) as Sent;
        if (answer === 0) sent.push(message);
        say(answer === 0 ? { error: 0, data: { msg_id: `zalo-${message.tracking_id}` } } : { error: answer });
      });
    }).listen(0, '127.0.0.1', () => resolve(zalo));
  });

beforeAll(async () => {
  server = await openZalo();
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const sms = await smsProvider('sms');
  world = await openWorld({
    clock,
    replicas: 2,
    providers: [sms],
    env: { CIVICLINE_PROVIDER_TIMEOUT_MS: '800' },
    file: {
      zalo: {
        name: 'zalo',
        url: `${url}/message/template`,
        tokenUrl: `${url}/token`,
        appId: '42',
        secretKey: 'secret',
        refreshToken: 'refresh-0',
        templates: {
          'appointment-booked': { vi: { id: '7001', data: { ma_hen: '{code}', gio: '{start}', noi: '{officeName}' } } },
        },
      },
    },
  });
});
afterAll(async () => {
  await world.close();
  server.closeAllConnections();
  server.close();
});

let count = 0;
const happen = async (what: 'booked' | 'moved' = 'booked') => {
  const code = `ZALO-${String(++count).padStart(4, '0')}`;
  await world.happen(what, 1, code, randomUUID());
  return code;
};
const texts = (code: string) => world.sms.taken.filter(({ text }) => text.includes(code)).length;
const { ZALO, SMS } = notification.Channel;

it('tells by Zalo first, with a template of its own filled with our words; one token for all replicas', async () => {
  const codes = await Promise.all(Array.from({ length: 8 }, () => happen()));
  for (const code of codes)
    await eventually(async () =>
      expect(await world.messageOf(code, ZALO)).toMatchObject({
        status: notification.MessageStatus.SENT,
        provider: 'zalo',
      }),
    );
  const first = await world.messageOf(codes[0] ?? '', ZALO);
  expect(sent.find(({ tracking_id: id }) => id === first.id)).toEqual({
    phone: '84912345678',
    template_id: '7001',
    template_data: { ma_hen: codes[0], gio: '11:00 thứ Tư, 25/11/2026', noi: 'Trung tâm' },
    tracking_id: first.id,
  });
  expect([sent.length, world.sms.taken.length, refreshed]).toEqual([8, 0, ['refresh-0']]);
});

it('a number without Zalo gets an SMS instead, once', async () => {
  answers = [-118];
  const code = await happen();
  await eventually(() => expect(texts(code)).toBe(1));
  expect(await world.messageOf(code, ZALO)).toMatchObject({
    status: notification.MessageStatus.SUPPRESSED,
    reason: 'NO_ZALO',
  });
  await eventually(async () => expect((await world.messageOf(code, SMS)).status).toBe(notification.MessageStatus.SENT));
});

it('a template that Zalo does not have goes by SMS', async () => {
  const code = await happen('moved');
  await eventually(() => expect(texts(code)).toBe(1));
  await expect(world.messageOf(code, ZALO)).rejects.toThrow();
});

it('a token that has ended, or that Zalo takes no more, is renewed with the newest refresh token', async () => {
  clock.advance(3_600_000);
  let code = await happen();
  await eventually(async () =>
    expect((await world.messageOf(code, ZALO)).status).toBe(notification.MessageStatus.SENT),
  );
  good = 'another';
  code = await happen();
  await eventually(async () =>
    expect((await world.messageOf(code, ZALO)).status).toBe(notification.MessageStatus.SENT),
  );
  expect(new Set(refreshed).size).toBe(refreshed.length);
});

it('what Zalo may have sent is not said again by SMS, but by a person', async () => {
  answers = ['hang'];
  const code = await happen();
  await eventually(async () =>
    expect(await world.messageOf(code, ZALO)).toMatchObject({
      status: notification.MessageStatus.FAILED,
      reason: 'PROVIDER_UNSURE',
    }),
  );
  expect(texts(code)).toBe(0);
  const { total } = await world.client.listFailedMessages({ pageSize: 0, pageToken: '' }, world.staff());
  expect(total).toBe(1);
});
