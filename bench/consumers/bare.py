"""What confluent-kafka alone does: reads a topic to its end and counts."""

import argparse
import time

from confluent_kafka import OFFSET_BEGINNING, Consumer, TopicPartition

asked = argparse.ArgumentParser(description=__doc__)
asked.add_argument("--kafka", required=True)
asked.add_argument("--topic", required=True)
asked.add_argument("--contracts", help="not needed here")
given = asked.parse_args()

consumer = Consumer(
    {
        "bootstrap.servers": given.kafka,
        "group.id": "bare-python",
        "enable.auto.commit": False,
        "enable.partition.eof": True,
    }
)
partitions = list(consumer.list_topics(given.topic, timeout=30).topics[given.topic].partitions)
consumer.assign([TopicPartition(given.topic, one, OFFSET_BEGINNING) for one in partitions])
ends = read = 0
began = ended = 0.0
while ends < len(partitions):
    messages = consumer.consume(5_000, timeout=0.1)
    if not messages:
        continue
    began = began or time.perf_counter()
    for message in messages:
        if message.error():
            ends += 1
        else:
            read += 1
            message.value()
    ended = time.perf_counter()
consumer.close()
print(f"{read} events in {ended - began:.3f} s")
