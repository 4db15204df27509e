import { Partitioners } from 'kafkajs';
import fc from 'fast-check';
import { partitionOf } from './partitioner';

it('agrees with the partitioner of Kafka', () => {
  const theirs = Partitioners.DefaultPartitioner();
  const partitionMetadata = Array.from({ length: 6 }, (_, partitionId) => ({
    partitionId,
    leader: 1,
    partitionErrorCode: 0,
    replicas: [1],
    isr: [1],
  }));
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (key) => {
      expect(partitionOf(key, 6)).toBe(theirs({ topic: 't', partitionMetadata, message: { key, value: '' } }));
    }),
  );
});
