package io.linli.benchmarks.detection;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.linli.model.Streams;
import io.linli.model.Wire;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes a town into the log of observations, as ingest does. */
final class TownLog {
    private TownLog() {}

    static void write(Town town, int partitions, String bootstrap) {
        var feed = new TownFeed(town, partitions);
        var settings = Map.<String, Object>of(
                "bootstrap.servers", bootstrap, "linger.ms", 20, "batch.size", 1 << 18, "acks", "1");
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (var partition = 0; partition < partitions; partition++) {
                write(feed, partition, producer);
            }
            producer.flush();
        }
    }

    private static void write(TownFeed feed, int partition, KafkaProducer<byte[], byte[]> producer) {
        var topic = Streams.OBSERVATIONS.topic();
        var position = 0L;
        for (var next = feed.read(partition, position); next != null; next = feed.read(partition, ++position)) {
            var key = next.subject().isEmpty() ? null : next.subject().getBytes(UTF_8);
            producer.send(new ProducerRecord<>(topic, partition, next.receivedAt(), key, Wire.encode(next)));
        }
    }
}
