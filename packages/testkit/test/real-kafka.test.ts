import { connect } from 'node:net';
import { startKafka } from '../src';

const answers = (broker: string) =>
  new Promise<boolean>((resolve) => {
    const [host, port] = broker.split(':');
    const socket = connect(Number(port), host);
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });

it('is a broker that goes and comes back at the same address', async () => {
  const kafka = await startKafka();
  const [broker = ''] = kafka.brokers;
  expect(await answers(broker)).toBe(true);
  await kafka.stop();
  expect(await answers(broker)).toBe(false);
  await kafka.start();
  expect(await answers(broker)).toBe(true);
  await kafka.drop();
  expect(await answers(broker)).toBe(false);
});

it('is the broker at a given address, which nobody here stops', async () => {
  process.env['CIVICLINE_TEST_KAFKA'] = '127.0.0.1:9092';
  try {
    const kafka = await startKafka();
    expect(kafka.brokers).toEqual(['127.0.0.1:9092']);
    await expect(kafka.stop()).rejects.toThrow('not ours to stop');
    await kafka.drop();
  } finally {
    delete process.env['CIVICLINE_TEST_KAFKA'];
  }
});
