import { freePort } from '@civicline/local/postgres';
import type { ChildProcess } from 'node:child_process';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Among, RealKafka } from './kafka-settings';
import { clusterId, kafkaSettings, kafkaVersion as version, untilItAnswers } from './kafka-settings';

const pom = `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion><groupId>vn.civicline</groupId><artifactId>broker</artifactId><version>1</version><dependencies>
${[
  ['org.apache.kafka', 'kafka_2.13', version],
  ['org.apache.kafka', 'kafka-tools', version],
  ['org.apache.logging.log4j', 'log4j-slf4j-impl', '2.24.3'],
  ['org.apache.logging.log4j', 'log4j-1.2-api', '2.24.3'],
  ['org.apache.logging.log4j', 'log4j-core', '2.24.3'],
]
  .map(
    ([group, artifact, v]) =>
      `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${v}</version></dependency>`,
  )
  .join('\n')}</dependencies></project>`;

/** The broker's jars, out of Maven's repository, once a machine: all of them or none, whoever else fetches them just now. */
const brokerJars = (): string => {
  const cache = path.join(os.homedir(), '.cache', 'civicline');
  const home = path.join(cache, `kafka-${version}`);
  const libs = path.join(home, 'libs');
  if (existsSync(path.join(libs, `kafka_2.13-${version}.jar`))) return libs;
  mkdirSync(cache, { recursive: true });
  const making = mkdtempSync(path.join(cache, 'making-'));
  try {
    writeFileSync(path.join(making, 'pom.xml'), pom);
    const { status, stdout, error } = spawnSync(
      'mvn',
      ['-q', '-B', 'dependency:copy-dependencies', `-DoutputDirectory=${path.join(making, 'libs')}`],
      { cwd: making, encoding: 'utf8' },
    );
    if (status !== 0)
      throw new Error(`a real Kafka needs Java with Maven on this machine: ${error?.message ?? stdout.slice(-500)}`);
    if (!existsSync(libs)) {
      rmSync(home, { recursive: true, force: true });
      renameSync(making, home);
    }
  } catch (error) {
    if (!existsSync(libs)) throw error;
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
  return libs;
};

/** A broker of one's own out of Maven's repository: KRaft, one node, loopback. */
export const startKafkaInJava = async (): Promise<RealKafka> => {
  const node = await openNode(await freePort());
  await node.start();
  return node;
};

/** Brokers of one's own that hold copies of one another's topics: each is stopped and started by itself. */
export const startKafkaClusterInJava = async (count: number): Promise<RealKafka[]> => {
  const controllers = await Promise.all(Array.from({ length: count }, () => freePort()));
  const nodes = await Promise.all(
    controllers.map((controller, n) => openNode(controller, { node: n + 1, controllers })),
  );
  await Promise.all(nodes.map((node) => node.start()));
  return nodes;
};

const openNode = async (controller: number, among?: Among): Promise<RealKafka> => {
  const libs = brokerJars();
  const dir = mkdtempSync(path.join(os.tmpdir(), 'civicline-kafka-'));
  const port = await freePort();
  const settings = path.join(dir, 'server.properties');
  const lines = { ...kafkaSettings(port, controller, '127.0.0.1', among), 'log.dirs': path.join(dir, 'data') };
  writeFileSync(
    settings,
    Object.entries(lines)
      .map(([name, value]) => `${name}=${value}\n`)
      .join(''),
  );
  const java = (main: string, args: string[]) => [
    '-Xmx512m',
    // Quick to start and sparing of processors, rather than fast for days.
    '-XX:TieredStopAtLevel=1',
    '-XX:+UseSerialGC',
    '-Dlog4j2.level=ERROR',
    '-cp',
    `${libs}/*`,
    main,
    ...args,
  ];
  const formatted = spawnSync('java', java('kafka.tools.StorageTool', ['format', '-t', clusterId, '-c', settings]), {
    encoding: 'utf8',
  });
  if (formatted.status !== 0) throw new Error(`Kafka's storage was not formatted: ${formatted.stderr.slice(-500)}`);
  let broker: ChildProcess | undefined;
  const start = async () => {
    broker = spawn('java', java('kafka.Kafka', [settings]), { stdio: 'ignore' });
    const starting = broker;
    await untilItAnswers(port, () => {
      if (starting.exitCode !== null) throw new Error(`Kafka ended with ${starting.exitCode} while it started`);
    });
  };
  const stop = async () => {
    const ending = broker;
    broker = undefined;
    if (!ending || ending.exitCode !== null) return;
    const gone = new Promise((resolve) => ending.once('exit', resolve));
    ending.kill('SIGKILL');
    await gone;
  };
  const endWithUs = () => void broker?.kill('SIGKILL');
  process.once('exit', endWithUs);
  return {
    brokers: [`127.0.0.1:${port}`],
    start,
    stop,
    drop: async () => {
      await stop();
      process.off('exit', endWithUs);
      rmSync(dir, { recursive: true, force: true });
    },
  };
};
