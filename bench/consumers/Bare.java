import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What kafka-clients alone does: reads a topic to its end and counts. */
final class Bare {
  public static void main(String[] args) {
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, args[0],
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
    long read = 0;
    long began = 0;
    long ended = 0;
    try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(args[1]).stream().map(one -> new TopicPartition(one.topic(), one.partition())).toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      do {
        var records = consumer.poll(Duration.ofSeconds(1));
        if (records.isEmpty()) continue;
        if (began == 0) began = System.nanoTime();
        for (var record : records) read += record.value().length > 0 ? 1 : 0;
        ended = System.nanoTime();
      } while (!partitions.stream().allMatch(one -> consumer.currentLag(one).orElse(1) == 0));
    }
    System.out.printf("%d events in %.3f s%n", read, (ended - began) / 1e9);
  }
}
