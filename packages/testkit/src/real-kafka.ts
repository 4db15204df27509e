import { freePort } from '@civicline/local/postgres';
import type { ChildProcess } from 'node:child_process';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import os from 'node:os';
import path from 'node:path';

export interface RealKafka {
  readonly brokers: string[];
  /** Kills the broker, as an outage does; its data stays. */
  stop(): Promise<void>;
  /** Starts it again at the same address. */
  start(): Promise<void>;
  drop(): Promise<void>;
}

const version = '3.9.1';
/** Any will do; a broker of one node meets no other. */
const clusterId = 'MkU3OEVBNTcwNTJENDM2Qg';
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

const answers = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

/** A real broker of one's own: KRaft, one node, loopback. */
export const startKafka = async (): Promise<RealKafka> => {
  const libs = brokerJars();
  const dir = mkdtempSync(path.join(os.tmpdir(), 'civicline-kafka-'));
  const [port, controller] = [await freePort(), await freePort()];
  const settings = path.join(dir, 'server.properties');
  writeFileSync(
    settings,
    `process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:${controller}
listeners=PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controller}
advertised.listeners=PLAINTEXT://127.0.0.1:${port}
controller.listener.names=CONTROLLER
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
log.dirs=${path.join(dir, 'data')}
num.partitions=6
auto.create.topics.enable=false
offsets.topic.replication.factor=1
offsets.topic.num.partitions=4
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
group.initial.rebalance.delay.ms=0
group.min.session.timeout.ms=2000
`,
  );
  const java = (main: string, args: string[]) => [
    '-Xmx512m',
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
    for (const until = Date.now() + 60_000; Date.now() < until;) {
      if (await answers(port)) return;
      if (starting.exitCode !== null) throw new Error(`Kafka ended with ${starting.exitCode} while it started`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error('Kafka did not start within 60 s');
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
  await start();
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
