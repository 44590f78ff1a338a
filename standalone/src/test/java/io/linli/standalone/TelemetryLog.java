package io.linli.standalone;

import io.linli.ingest.telemetry.TelemetryConfig;
import io.linli.ingest.telemetry.TelemetryWriter;
import io.linli.model.BlindPeriod;
import io.linli.model.Device;
import io.linli.model.Json;
import io.linli.model.Metric;
import io.linli.model.Observation;
import io.linli.model.Quality;
import io.linli.model.Reading;
import io.linli.model.Rejected;
import io.linli.model.Streams;
import io.linli.model.Wire;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The log that a writer of history follows, and the writers. */
final class TelemetryLog implements AutoCloseable {
    static final long NOW = System.currentTimeMillis();

    private final KafkaProducer<byte[], byte[]> producer;

    private TelemetryLog(KafkaProducer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    static TelemetryLog open() {
        Parts.kafka().createStreams(stream -> stream == Streams.OBSERVATIONS ? 2 : 1);
        var bytes = new ByteArraySerializer();
        return new TelemetryLog(new KafkaProducer<>(broker(), bytes, bytes));
    }

    void register(Device device) {
        producer.send(new ProducerRecord<>(Streams.DEVICES.topic(), bytes(device.id()), Json.write(device)));
        producer.flush();
    }

    void say(String subject, String device, Metric metric, double value, long at) {
        Observation reading = new Reading(subject, device, metric, value, at, NOW, Quality.GOOD);
        producer.send(
                new ProducerRecord<>(Streams.OBSERVATIONS.topic(), null, NOW, bytes(subject), Wire.encode(reading)));
    }

    void tell(BlindPeriod period) {
        producer.send(new ProducerRecord<>(Streams.BLIND.topic(), bytes(period.source()), Json.write(period)));
        producer.flush();
    }

    static TelemetryWriter writer(String url, String token, String bucket) {
        var config = new TelemetryConfig(
                Parts.kafka().bootstrap(),
                "test",
                URI.create(url),
                token,
                InfluxDb.ORGANISATION,
                bucket,
                1_000_000,
                TelemetryConfig.Neighbours.NONE);
        var writer = new TelemetryWriter(config, new SimpleMeterRegistry(), Clock.systemUTC());
        writer.start();
        return writer;
    }

    /** Whether the place in the log that the writer would go on from is its end. */
    static boolean isRemembered(String bucket) throws Exception {
        try (var admin = Admin.create(broker())) {
            var places = admin.listConsumerGroupOffsets("linli-telemetry-" + bucket)
                    .partitionsToOffsetAndMetadata()
                    .get();
            return ends(Streams.OBSERVATIONS).entrySet().stream()
                    .allMatch(end -> end.getValue() == 0
                            || places.get(end.getKey()) != null
                                    && places.get(end.getKey()).offset() == end.getValue());
        }
    }

    private static Map<TopicPartition, Long> ends(Streams stream) {
        try (var consumer = consumer()) {
            return consumer.endOffsets(partitions(consumer, stream));
        }
    }

    static List<Rejected> rejected() {
        try (var consumer = consumer()) {
            var partitions = partitions(consumer, Streams.REJECTED);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var end = consumer.endOffsets(partitions);
            var all = new ArrayList<Rejected>();
            while (partitions.stream().anyMatch(each -> consumer.position(each) < end.get(each))) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(entry -> all.add(Json.read(entry.value(), Rejected.class)));
            }
            return all;
        }
    }

    private static KafkaConsumer<byte[], byte[]> consumer() {
        var bytes = new ByteArrayDeserializer();
        return new KafkaConsumer<>(broker(), bytes, bytes);
    }

    private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, Streams stream) {
        return consumer.partitionsFor(stream.topic()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    private static Map<String, Object> broker() {
        return Map.of("bootstrap.servers", Parts.kafka().bootstrap());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        producer.close();
    }
}
