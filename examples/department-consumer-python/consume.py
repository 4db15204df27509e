"""Follows the appointments of an office from the first event on; --once stops at the end of the log and writes the agenda."""

import argparse
import json
import sys
import time
from pathlib import Path

here = Path(__file__).resolve().parent
asked = argparse.ArgumentParser(description=__doc__)
asked.add_argument("--kafka", required=True, help="HOST:PORT")
asked.add_argument("--office", default="ppac")
asked.add_argument("--agenda", default="agenda.json")
asked.add_argument("--contracts", default=str(here / "generated"), help="where generate.py put them")
asked.add_argument("--once", action="store_true")
given = asked.parse_args()
sys.path.insert(0, given.contracts)

from confluent_kafka import OFFSET_BEGINNING, Consumer, KafkaError, TopicPartition  # noqa: E402

from agenda import Agenda  # noqa: E402

topic = "civicline.appointment.v1"
at_a_time = 5_000
consumer = Consumer(
    {
        "bootstrap.servers": given.kafka,
        "group.id": f"agenda-{given.office}-python",
        "enable.auto.commit": False,
        "enable.partition.eof": True,
    }
)
# The agenda lives in memory here, so each start reads all of it: from offset 0.
partitions = list(consumer.list_topics(topic, timeout=30).topics[topic].partitions)
consumer.assign([TopicPartition(topic, one, OFFSET_BEGINNING) for one in partitions])

agenda = Agenda(given.office)
at_end = set()
read = 0
began = ended = 0.0


def write():
    Path(given.agenda).write_text(json.dumps({"visits": agenda.visits}, ensure_ascii=False))


try:
    while not (given.once and len(at_end) == len(partitions)):
        messages = consumer.consume(at_a_time, timeout=0.1)
        for message in messages:
            error = message.error()
            if error is None:
                began = began or time.perf_counter()
                read += 1
                agenda.take(message.headers, message.value())
            elif error.code() == KafkaError._PARTITION_EOF:
                at_end.add(message.partition())
            else:
                raise SystemExit(str(error))
        if messages:
            ended = time.perf_counter()
            if len(at_end) == len(partitions):
                write()
except KeyboardInterrupt:
    pass
finally:
    consumer.close()
write()
print(f"{read} events in {ended - began:.3f} s, {len(agenda.visits)} visits")
