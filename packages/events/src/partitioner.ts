/**
 * Which partition a key belongs to: murmur2 as in Kafka's Java client (and kafkajs' DefaultPartitioner), so that a key
 * keeps its partition whichever log carries it. Source: org.apache.kafka.common.utils.Utils#murmur2.
 */
const seed = 0x9747b28c;
const m = 0x5bd1e995;
const r = 24;

const murmur2 = (data: Uint8Array): number => {
  const { length } = data;
  let h = seed ^ length;
  const word = (at: number) =>
    (data[at] ?? 0) | ((data[at + 1] ?? 0) << 8) | ((data[at + 2] ?? 0) << 16) | ((data[at + 3] ?? 0) << 24);
  const whole = length & ~3;
  for (let at = 0; at < whole; at += 4) {
    let k = Math.imul(word(at), m);
    k = Math.imul(k ^ (k >>> r), m);
    h = Math.imul(h, m) ^ k;
  }
  const rest = length & 3;
  if (rest === 3) h ^= (data[whole + 2] ?? 0) << 16;
  if (rest >= 2) h ^= (data[whole + 1] ?? 0) << 8;
  if (rest >= 1) h = Math.imul(h ^ (data[whole] ?? 0), m);
  h = Math.imul(h ^ (h >>> 13), m);
  return h ^ (h >>> 15);
};

/** The partition of a key, 0 to `partitions` - 1. */
export const partitionOf = (key: string, partitions: number): number =>
  (murmur2(Buffer.from(key)) & 0x7fffffff) % partitions;
