package io.linli.ingest;

import io.linli.model.Streams;
import java.util.List;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** What Kafka knows of our streams. */
final class KafkaStreams {
    private KafkaStreams() {}

    static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, Streams stream) {
        var partitions = consumer.partitionsFor(stream.topic());
        if (partitions == null || partitions.isEmpty()) {
            throw new IllegalStateException("Kafka has no topic " + stream.topic() + ": make it before ingest starts");
        }
        return partitions.stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }
}
