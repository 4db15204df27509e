import { freePort } from '@civicline/local/postgres';
import { spawnSync } from 'node:child_process';
import type { RealKafka } from './kafka-settings';
import { clusterId, kafkaSettings, kafkaVersion, untilItAnswers } from './kafka-settings';

const docker = (...args: string[]) => {
  const { status, stderr, error } = spawnSync('docker', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`docker ${args[0] ?? ''} failed: ${error?.message ?? stderr}`);
};

/** Whether a Docker engine answers on this machine. */
export const dockerAnswers = (): boolean =>
  spawnSync('docker', ['info'], { stdio: 'ignore', timeout: 5_000 }).status === 0;

/** A broker of one's own as the image that its makers publish, at a fixed port so that it comes back where it was. */
export const startKafkaInDocker = async (): Promise<RealKafka> => {
  // Large, and only wanted where there is an engine.
  const { GenericContainer, Wait } = await import('testcontainers');
  const port = await freePort();
  const settings = { ...kafkaSettings(port, port + 1, '0.0.0.0'), 'cluster.id': clusterId };
  const environment = Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [
      name === 'cluster.id' ? 'CLUSTER_ID' : `KAFKA_${name.toUpperCase().replaceAll('.', '_')}`,
      value,
    ]),
  );
  const container = await new GenericContainer(`apache/kafka:${kafkaVersion}`)
    .withEnvironment(environment)
    .withExposedPorts({ container: port, host: port })
    .withWaitStrategy(Wait.forListeningPorts())
    .start();
  const id = container.getId();
  await untilItAnswers(port, () => undefined);
  return {
    brokers: [`127.0.0.1:${port}`],
    stop: () => Promise.resolve(docker('kill', id)),
    start: async () => {
      docker('start', id);
      await untilItAnswers(port, () => undefined);
    },
    drop: async () => {
      await container.stop({ timeout: 0 });
    },
  };
};
