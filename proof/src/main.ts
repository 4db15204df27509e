import { startHouse, startKafka } from '@civicline/testkit';
import { parseArgs } from 'node:util';
import { prove } from './prove';

const { values } = parseArgs({
  options: {
    attempts: { type: 'string', default: '20000' },
    history: { type: 'string' },
    /** postgres (the embedded log) or kafka (a real broker). */
    log: { type: 'string', default: 'kafka' },
    seed: { type: 'string', default: '1022' },
    'kill-every': { type: 'string', default: '4' },
  },
});

const wholeOf = (name: 'attempts' | 'seed' | 'kill-every') => {
  const value = Number(values[name]);
  if (!Number.isInteger(value) || value < 0) throw new Error(`--${name} is a whole number`);
  return value;
};

const run = async () => {
  const kafka = values.log === 'kafka' ? await startKafka() : undefined;
  const events = kafka ? ['--events', `kafka=${kafka.brokers.join(',')}`] : [];
  const house = await startHouse({}, ['--replicas', 'scheduling=2,notification=2', ...events]);
  try {
    const { line, kept } = await prove({
      house,
      kafka,
      attempts: wholeOf('attempts'),
      seed: wholeOf('seed'),
      killEveryMs: wholeOf('kill-every') * 1_000,
      history: values.history,
      say: (text) => console.log(text),
    });
    console.log(line);
    process.exitCode = kept ? 0 : 1;
  } finally {
    await house.stop();
    await kafka?.drop();
  }
};

run().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
