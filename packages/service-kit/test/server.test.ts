import { callContext, grpcClient, grpcServer, implement, logger } from '@civicline/service-kit';
import type { ClientReadableStream, GrpcObject, ServiceClientConstructor } from '@grpc/grpc-js';
import { credentials, loadPackageDefinition } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { protoPath } from 'grpc-health-check';
import path from 'node:path';
import { tester } from './keys';
import { aborted, openOracle, oracle, promised, thrownBy } from './world';

/** A client made from a contract as any tool would make it. */
const clientOf = (file: string, [first = '', ...names]: string[], address: string) => {
  const loaded = loadPackageDefinition(loadSync(file, { enums: String, defaults: true, keepCase: true }));
  const service = names.reduce<GrpcObject | ServiceClientConstructor>(
    (found, name) => (found as GrpcObject)[name] as GrpcObject,
    loaded[first] as GrpcObject,
  );
  return new (service as ServiceClientConstructor)(address, credentials.createInsecure());
};
type Streaming = (request?: object) => ClientReadableStream<unknown> & { write(message: object): void; end(): void };
type Asking = (request: object, reply: (error: Error | null, answer: { status: string }) => void) => void;

const healthOf = (address: string) => clientOf(protoPath, ['grpc', 'health', 'v1', 'Health'], address);

test('health is told for the process and for each service, and watchers hear of changes only', async () => {
  const { server, address, close } = await openOracle();
  const health = healthOf(address);
  const check = (service: string) =>
    new Promise<string>((resolve, reject) =>
      (health['Check'] as Asking).call(health, { service }, (error, answer) =>
        error ? reject(error) : resolve(answer.status),
      ),
    );
  expect(await check('')).toBe('SERVING');
  expect(await check('civicline.scheduling.v1.SchedulingService')).toBe('SERVING');
  await expect(check('nobody')).rejects.toThrow('NOT_FOUND');

  const watch = (health['Watch'] as Streaming).call(health, { service: '' });
  const heard: string[] = [];
  const gone = new Promise((resolve) => watch.once('error', resolve).once('end', resolve));
  const enough = promised();
  watch.on('data', ({ status }: { status: string }) => {
    heard.push(status);
    if (heard.length === 1) {
      server.setServing(true);
      server.setServing(false);
      server.setServing(false);
      server.setServing(true);
    }
    if (heard.length === 3) enough.keep();
  });
  await enough.promise;
  const began = Date.now();
  await close();
  await gone;
  expect(heard).toEqual(['SERVING', 'NOT_SERVING', 'SERVING', 'NOT_SERVING']);
  // Who watches stays for ever; that must not hold the server up.
  expect(Date.now() - began).toBeLessThan(2_000);
  health.close();
});

test('reflection lists the services of the contracts', async () => {
  const { address, close } = await openOracle();
  const folder = path.join(
    path.dirname(require.resolve('@grpc/reflection/package.json')),
    'build/proto/grpc/reflection/v1',
  );
  const names = ['grpc', 'reflection', 'v1', 'ServerReflection'];
  const reflection = clientOf(path.join(folder, 'reflection.proto'), names, address);
  const stream = (reflection['ServerReflectionInfo'] as Streaming).call(reflection);
  const answered = new Promise<{ list_services_response: { service: { name: string }[] } }>((resolve, reject) =>
    stream.once('data', resolve).once('error', reject),
  );
  stream.write({ list_services: '' });
  const listed = (await answered).list_services_response.service.map(({ name }) => name);
  expect(listed).toEqual(
    expect.arrayContaining([
      'civicline.directory.v1.DirectoryService',
      'civicline.notification.v1.NotificationService',
      'civicline.scheduling.v1.SchedulingService',
    ]),
  );
  stream.end();
  reflection.close();
  await close();
});

test('a server that stops finishes what it has begun', async () => {
  const begun = promised();
  const finish = promised();
  const { server, client } = await openOracle({
    change: async ({ text }) => {
      begun.keep();
      await finish.promise;
      return { text };
    },
  });
  const answer = client.change({ text: 'kept' }, callContext());
  await begun.promise;
  const stopped = server.stop();
  finish.keep();
  expect(await answer).toEqual({ text: 'kept' });
  await stopped;
  expect(await thrownBy(() => client.change({ text: '' }, callContext({ timeoutMs: 500 })))).toMatchObject({
    name: 'Fault',
  });
  await client.stop();
});

test('what does not finish in time is aborted, and its caller told to try elsewhere', async () => {
  const begun = promised();
  const over = promised();
  const { server, client } = await openOracle({
    stopGraceMs: 50,
    change: async (_, { signal }) => {
      begun.keep();
      await aborted(signal);
      over.keep();
      return { text: 'too late' };
    },
  });
  const failed = thrownBy(() => client.change({ text: '' }, callContext()));
  await begun.promise;
  await server.stop();
  await over.promise;
  expect(await failed).toMatchObject({ name: 'Fault', code: 'unavailable' });
  await client.stop();
});

test('a server whose port is taken can be started once it is free', async () => {
  const first = await openOracle();
  const port = first.server.port();
  const services = [implement({ look: oracle.look }, { look: () => Promise.resolve({ text: 'second' }) })];
  const second = grpcServer({ port, services, log: logger('second', 'fatal'), badge: tester });
  await expect(second.start()).rejects.toThrow();
  await first.close();
  await second.start();
  const client = grpcClient(oracle, `127.0.0.1:${port}`, tester);
  expect(await client.look({ text: '' }, callContext())).toEqual({ text: 'second' });
  await client.stop();
  await second.stop();
});
