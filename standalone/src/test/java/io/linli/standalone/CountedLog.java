package io.linli.standalone;

import io.linli.model.Metric;
import io.linli.model.Reading;
import io.linli.model.Streams;
import io.linli.model.Wire;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What a {@link SteadyDevice} counted, as it stands in the log. */
final class CountedLog {
    private CountedLog() {}

    static Set<Integer> numbers(String bootstrap) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(Streams.OBSERVATIONS.topic()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var numbers = new HashSet<Integer>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    var key = record.key() == null ? "" : record.key();
                    if (Wire.decode(key, record.timestamp(), record.value()) instanceof Reading reading
                            && reading.metric() == Metric.UPTIME) {
                        numbers.add((int) reading.value());
                    }
                }
            }
            return numbers;
        }
    }
}
