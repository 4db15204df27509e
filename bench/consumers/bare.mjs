// What kafkajs alone does: reads a topic to its end and counts.
import { readKafka } from '../../examples/department-consumer-ts/src/kafka.mjs';

const [broker, topic] = process.argv.slice(2);
const { read, seconds } = await readKafka([broker], 'bare', topic, { take: () => undefined, keep: () => undefined });
console.log(`${read} events in ${seconds.toFixed(3)} s`);
