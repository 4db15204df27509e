import { logger } from '@civicline/service-kit';
import express from 'express';
import type { Response } from 'express';
import { createServer } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import { crowd } from '../src/http/crowd';
import { problems } from '../src/http/problem';
import { openScreen } from '../src/live/sse';
import { callOf } from './world';

let server: Server & { closeAllConnections(): void };
let slow: Response[] = [];
let arrived: () => void = () => undefined;

/** Two at once; what is slow is answered when the test says so. */
beforeAll(async () => {
  const app = express();
  app.use(crowd(2));
  app.get('/health/live', (_, response) => void response.json({ status: 'live' }));
  app.get('/quick', (_, response) => void response.json({}));
  app.get('/stream', (_, response) => void openScreen(response, undefined));
  app.get('/slow', (_, response) => {
    slow.push(response);
    arrived();
  });
  app.use(problems(logger('test', 'fatal')));
  server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const urlOf = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const get = (path: string) => callOf(urlOf())('GET', path);
/** Begins a slow request; resolves, when it has arrived, to its answer to come. */
const beginSlow = async () => {
  const here = new Promise<void>((resolve) => (arrived = resolve));
  const answer = get('/slow');
  await here;
  return { answer };
};

it('one too many is told at once to come again, and has the place of whoever is done', async () => {
  const under = [await beginSlow(), await beginSlow()];
  const refused = await get('/quick');
  expect([refused.status, refused.body.reason, refused.headers.get('retry-after')]).toEqual([503, 'UNAVAILABLE', '5']);
  expect((await get('/health/live')).status).toBe(200);
  for (const response of slow) response.json({ done: true });
  for (const { answer } of under) expect((await answer).body).toEqual({ done: true });
  slow = [];
  expect((await get('/quick')).status).toBe(200);
});

it('whoever goes away leaves their place, and streams take none', async () => {
  const gone = new AbortController();
  for (let n = 0; n < 4; n++) {
    const { status } = await fetch(`${urlOf()}/stream`, { signal: gone.signal });
    expect(status).toBe(200);
  }
  const here = new Promise<void>((resolve) => (arrived = resolve));
  const left = fetch(`${urlOf()}/slow`, { signal: gone.signal }).catch(() => undefined);
  await here;
  await beginSlow();
  expect((await get('/quick')).status).toBe(503);
  const closed = new Promise((resolve) => slow[0]?.once('close', resolve));
  gone.abort();
  await Promise.all([left, closed]);
  expect((await get('/quick')).status).toBe(200);
  slow.at(-1)?.json({});
});
