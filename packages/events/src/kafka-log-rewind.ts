import { Kafka, logLevel } from 'kafkajs';

/** How far a group was taken back on a topic. */
export interface Rewound {
  readonly group: string;
  readonly topic: string;
  /** Records that it will read again, over all partitions. */
  readonly again: number;
}

const total = (offsets: readonly { readonly partition: number; readonly offset: string }[]) =>
  new Map(offsets.map(({ partition, offset }) => [partition, BigInt(offset)]));

/**
 * Takes groups back to the first record that was written at a time or later, on every topic that they have read. For after a database
 * went back to an earlier time: the groups' places in the log did not go with it. Rejects while a group has members: stop its service.
 */
export const rewindGroups = async (
  brokers: readonly string[],
  groups: readonly string[],
  to: Date,
): Promise<Rewound[]> => {
  const admin = new Kafka({ clientId: 'rewind', brokers: [...brokers], logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  try {
    const rewound: Rewound[] = [];
    for (const group of groups)
      for (const { topic, partitions } of await admin.fetchOffsets({ groupId: group })) {
        const then = total(await admin.fetchTopicOffsetsByTimestamp(topic, to.getTime()));
        // A partition of which the group read nothing stays where it is, and so does one that is not that far yet.
        const back = partitions.filter(({ partition, offset }) => BigInt(offset) > (then.get(partition) ?? 0n));
        if (!back.length) continue;
        const seek = back.map(({ partition }) => ({ partition, offset: String(then.get(partition) ?? 0n) }));
        await admin.setOffsets({ groupId: group, topic, partitions: seek });
        const again = back.reduce(
          (sum, { partition, offset }) => sum + BigInt(offset) - (then.get(partition) ?? 0n),
          0n,
        );
        rewound.push({ group, topic, again: Number(again) });
      }
    return rewound;
  } finally {
    await admin.disconnect();
  }
};
