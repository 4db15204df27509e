import { connect } from 'node:net';

export interface RealKafka {
  readonly brokers: string[];
  /** Kills the broker, as an outage does; its data stays. */
  stop(): Promise<void>;
  /** Starts it again at the same address. */
  start(): Promise<void>;
  drop(): Promise<void>;
}

export const kafkaVersion = '3.9.1';
/** Any will do; a broker of one node meets no other. */
export const clusterId = 'MkU3OEVBNTcwNTJENDM2Qg';

/** Of one node among several: its number, from 1, and the controllers' ports of all. */
export interface Among {
  readonly node: number;
  readonly controllers: readonly number[];
}

/** A broker that is ready at once and forgets members that died within two seconds; alone, or one of several. */
export const kafkaSettings = (
  port: number,
  controller: number,
  listen = '127.0.0.1',
  { node, controllers }: Among = { node: 1, controllers: [controller] },
): Record<string, string> => ({
  'process.roles': 'broker,controller',
  'node.id': String(node),
  'controller.quorum.voters': controllers.map((one, n) => `${n + 1}@127.0.0.1:${one}`).join(','),
  listeners: `PLAINTEXT://${listen}:${port},CONTROLLER://127.0.0.1:${controller}`,
  'advertised.listeners': `PLAINTEXT://127.0.0.1:${port}`,
  'controller.listener.names': 'CONTROLLER',
  'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
  'num.partitions': '6',
  'auto.create.topics.enable': 'false',
  // Of three, one may be lost and what two have written stands.
  'default.replication.factor': String(controllers.length),
  'min.insync.replicas': controllers.length > 2 ? '2' : '1',
  'offsets.topic.replication.factor': String(controllers.length),
  'offsets.topic.num.partitions': '4',
  'transaction.state.log.replication.factor': '1',
  'transaction.state.log.min.isr': '1',
  'group.initial.rebalance.delay.ms': '0',
  'group.min.session.timeout.ms': '2000',
});

/** What any client asks first: ApiVersions, version 0, from nobody in particular. */
const hello = Buffer.from([0, 0, 0, 10, 0, 18, 0, 0, 0, 0, 0, 1, 0xff, 0xff]);

/** Whether a broker answers, and not only somebody who listens in its name: Docker does so before the broker is there. */
const answers = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(hello));
    const say = (answer: boolean) => () => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('data', say(true)).once('error', say(false)).once('close', say(false)).setTimeout(5_000, say(false));
  });

/** Waits for a broker that is starting. `check` throws when it has given up already. */
export const untilItAnswers = async (port: number, check: () => void): Promise<void> => {
  for (const until = Date.now() + 180_000; Date.now() < until;) {
    if (await answers(port)) return;
    check();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('Kafka did not start within 180 s');
};
