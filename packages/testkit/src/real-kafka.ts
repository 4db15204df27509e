import { dockerAnswers, startKafkaInDocker } from './kafka-in-docker';
import { startKafkaInJava } from './kafka-in-java';
import type { RealKafka } from './kafka-settings';

const notOurs = () =>
  Promise.reject(new Error('the broker at CIVICLINE_TEST_KAFKA is not ours to stop: this test needs one of its own'));

/**
 * A real broker: the one at CIVICLINE_TEST_KAFKA (host:port, empty), else one of one's own in a container where a Docker
 * engine answers, else one of one's own with Java and Maven. Throws with what is missing when there is none of them.
 */
export const startKafka = async (): Promise<RealKafka> => {
  const given = process.env['CIVICLINE_TEST_KAFKA'];
  if (given) return { brokers: [given], stop: notOurs, start: notOurs, drop: () => Promise.resolve() };
  if (!dockerAnswers()) return startKafkaInJava();
  try {
    return await startKafkaInDocker();
  } catch (error) {
    // An engine that may not pull images is no reason to go without.
    process.stderr.write(`Kafka did not start in a container (${String(error)}); trying Java with Maven\n`);
    return startKafkaInJava();
  }
};
