import type { Part } from '@civicline/service-kit';
import {
  ConfigFault,
  defineConfig,
  defineService,
  logger,
  part,
  prepareService,
  startService,
} from '@civicline/service-kit';
import { promised } from './world';

const config = defineConfig({ GRPC_PORT: { type: 'port', default: 0, about: 'gRPC' } });
const quiet = { log: logger('test', 'fatal') };
const serviceOf = (...parts: readonly Part[]) => defineService({ name: 'test', config, parts: () => parts });

const probe = async (port: number, path: string) => {
  const response = await fetch(`http://127.0.0.1:${port}${path}`);
  return { status: response.status, body: (await response.json()) as { waitingFor?: string[]; away?: string[] } };
};

const noted = (story: string[], name: string, more: Partial<Part> = {}): Part =>
  part({
    name,
    start: () => Promise.resolve(void story.push(`+${name}`)),
    stop: () => Promise.resolve(void story.push(`-${name}`)),
    ...more,
  });

test('parts start in order and stop in reverse; one that does not stop cleanly holds nobody up', async () => {
  const story: string[] = [];
  const stubborn = noted(story, 'b', { stop: () => Promise.reject(new Error('no')) });
  const running = await startService(serviceOf(noted(story, 'a'), stubborn, noted(story, 'c')), {}, quiet);
  await running.started;
  await running.stop();
  expect(story).toEqual(['+a', '+b', '+c', '-c', '-a']);
});

test('parts may be prepared without being started; the first that cannot be is told', async () => {
  const story: string[] = [];
  const schema = noted(story, 'schema', { prepare: () => Promise.resolve(void story.push('prepared')) });
  await prepareService(serviceOf(schema, noted(story, 'server')), {}, quiet);
  expect(story).toEqual(['prepared']);
  const away = noted(story, 'away', { prepare: () => Promise.reject(new Error('nobody there')) });
  await expect(prepareService(serviceOf(away, schema), {}, quiet)).rejects.toThrow('nobody there');
  expect(story).toEqual(['prepared']);
});

test('a part that cannot start yet is tried again; meanwhile the process lives and is not ready', async () => {
  const asked = promised();
  let away = true;
  const late = part({
    name: 'database',
    start: () => {
      asked.keep();
      return away ? Promise.reject(new Error('nobody there')) : Promise.resolve();
    },
  });
  const running = await startService(serviceOf(late, part({ name: 'server' })), {}, quiet);
  await asked.promise;
  expect((await probe(running.probePort, '/health/live')).status).toBe(200);
  expect(await probe(running.probePort, '/health/ready')).toEqual({
    status: 503,
    body: { status: 'not ready', waitingFor: ['database', 'server'] },
  });
  away = false;
  await running.started;
  expect((await probe(running.probePort, '/health/ready')).status).toBe(200);
  await running.stop();
});

test('what works in the background holds nobody up: the process is ready without it and says so, and it comes when it can', async () => {
  const here = promised();
  const arrived = promised();
  let away = true;
  const log = part({
    name: 'log',
    background: true,
    start: () => here.promise.then(() => arrived.keep()),
    ready: () => !away,
  });
  const running = await startService(serviceOf(log, part({ name: 'server' })), {}, quiet);
  await running.started;
  expect(await probe(running.probePort, '/health/ready')).toEqual({
    status: 200,
    body: { status: 'ready', away: ['log'] },
  });
  away = false;
  here.keep();
  await arrived.promise;
  expect(await probe(running.probePort, '/health/ready')).toEqual({ status: 200, body: { status: 'ready' } });
  away = true;
  expect((await probe(running.probePort, '/health/ready')).body).toEqual({ status: 'ready', away: ['log'] });
  await running.stop();
});

test('what was still on its way when the process stopped is stopped as soon as it comes', async () => {
  const story: string[] = [];
  const here = promised();
  const gone = promised();
  const slow = part({
    name: 'log',
    background: true,
    start: () => here.promise,
    stop: () => Promise.resolve(story.push('-log')).then(() => gone.keep()),
  });
  const running = await startService(serviceOf(slow, noted(story, 'server')), {}, quiet);
  await running.started;
  await running.stop();
  expect(story).toEqual(['+server', '-server']);
  here.keep();
  await gone.promise;
});

test('a part that is not ready, or cannot say, makes the process not ready and never ends it', async () => {
  let lost = false;
  const shaky = part({ name: 'log', ready: () => (lost ? Promise.reject(new Error('gone')) : true) });
  const running = await startService(serviceOf(shaky), {}, quiet);
  await running.started;
  lost = true;
  expect((await probe(running.probePort, '/health/ready')).body.waitingFor).toEqual(['log']);
  lost = false;
  expect((await probe(running.probePort, '/health/ready')).status).toBe(200);
  await running.stop();
});

test('what came up while the process was told to stop is stopped as well', async () => {
  const story: string[] = [];
  const connect = promised();
  const begun = promised();
  const slow = noted(story, 'slow', {
    start: () => {
      begun.keep();
      return connect.promise;
    },
  });
  const running = await startService(serviceOf(slow, noted(story, 'never')), {}, quiet);
  await begun.promise;
  const stopped = running.stop();
  connect.keep();
  await stopped;
  expect(story).toEqual(['-slow']);
});

test('a process that stops says at once that it is not ready', async () => {
  const leaving = promised();
  const release = promised();
  const busy = part({
    name: 'busy',
    stop: () => {
      leaving.keep();
      return release.promise;
    },
  });
  const running = await startService(serviceOf(part({ name: 'other' }), busy), {}, quiet);
  await running.started;
  const stopped = running.stop();
  await leaving.promise;
  expect((await probe(running.probePort, '/health/ready')).body.waitingFor).toEqual(['stopping']);
  release.keep();
  await stopped;
});

test('a faulty configuration is told before anything starts', async () => {
  const env = { CIVICLINE_GRPC_PRT: '1', CIVICLINE_GRPC_PORT: 'x', PATH: '/bin' };
  await expect(startService(serviceOf(), env, quiet)).rejects.toThrow(ConfigFault);
});
