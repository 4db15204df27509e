package vn.example.department;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Follows the appointments of an office from the first event on; --once stops at the end of the log. */
public final class Follow {
  private Follow() {}

  public static void main(String[] args) throws IOException {
    Options options = Options.read(args);
    Agenda agenda = new Agenda(options.office());
    long read = 0;
    long began = 0;
    long ended = 0;
    try (KafkaConsumer<byte[], byte[]> consumer = open(options.kafka())) {
      // The agenda lives in memory here, so each start reads all of it: from offset 0.
      List<TopicPartition> partitions =
          consumer.partitionsFor(Contracts.TOPIC).stream()
              .map(one -> new TopicPartition(one.topic(), one.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      boolean caughtUp = false;
      while (!(options.once() && caughtUp)) {
        var records = consumer.poll(Duration.ofSeconds(1));
        if (began == 0 && !records.isEmpty()) began = System.nanoTime();
        for (ConsumerRecord<byte[], byte[]> record : records) take(agenda, record);
        read += records.count();
        if (!records.isEmpty()) ended = System.nanoTime();
        caughtUp = partitions.stream().allMatch(one -> consumer.currentLag(one).orElse(1) == 0);
        if (caughtUp) agenda.writeTo(options.agenda());
      }
    }
    System.out.printf("%d events in %.3f s, %d visits%n", read, (ended - began) / 1e9, agenda.size());
  }

  /** Kinds and fields that these contracts do not know are passed over. */
  private static void take(Agenda agenda, ConsumerRecord<byte[], byte[]> record) throws IOException {
    if (!agenda.mayConcern(record.value())) return;
    var visit = Contracts.visitOf(header(record, "ce_dataschema"), record.value());
    if (visit.isPresent()) agenda.take(header(record, "ce_type"), visit.get());
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    var header = record.headers().lastHeader(name);
    return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
  }

  private static KafkaConsumer<byte[], byte[]> open(String kafka) {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka,
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }
}
