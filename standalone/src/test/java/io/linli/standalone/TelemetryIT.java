package io.linli.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.linli.ingest.telemetry.TelemetryConfig;
import io.linli.ingest.telemetry.TelemetryHealth.State;
import io.linli.ingest.telemetry.TelemetryWriter;
import io.linli.model.Device;
import io.linli.model.Json;
import io.linli.model.Metric;
import io.linli.model.Observation;
import io.linli.model.Place;
import io.linli.model.Quality;
import io.linli.model.Reading;
import io.linli.model.RejectReason;
import io.linli.model.Rejected;
import io.linli.model.Streams;
import io.linli.model.Wire;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From a real log into a real store, with a store that refuses, goes away and comes back. */
class TelemetryIT {
    private static final long NOW = System.currentTimeMillis();
    private static final Place FLAT =
            Place.home("110105001001003", "9-1-101", null, "9号楼1单元101", ZoneId.of("Asia/Shanghai"));
    private static KafkaProducer<byte[], byte[]> producer;
    private static EmbeddedTelemetry store;

    @BeforeAll
    static void start() {
        Parts.kafka().createStreams(stream -> stream == Streams.OBSERVATIONS ? 2 : 1);
        var bytes = new ByteArraySerializer();
        producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", Parts.kafka().bootstrap()), bytes, bytes);
        store = Parts.telemetry();
        var sensor = Device.sensor("t-level", Metric.WATER_LEVEL, FLAT, Duration.ofMinutes(1));
        producer.send(new ProducerRecord<>(Streams.DEVICES.topic(), bytes("t-level"), Json.write(sensor)));
    }

    @AfterAll
    static void stop() {
        producer.close();
    }

    @Test
    void whatAMessageSaidIsOneRow() throws Exception {
        say("home:9-1-101", "t-level", Metric.WATER_LEVEL, 62, NOW);
        say("home:9-1-101", "t-level", Metric.BATTERY, 88, NOW);
        try (var writer = writer(store, "one-row")) {
            awaitRows(store, "device = 't-level'", 1);
            assertThat(writer.health().state()).isEqualTo(State.WRITING);
            assertThat(writer.health().lag()).isLessThan(Duration.ofMinutes(1));
        }
        var row = QuestDb.ask(
                        store.url(),
                        "select community, kind, subject, water_level, battery, cast(timestamp as long) / 1000"
                                + " from readings where device = 't-level'")
                .get(0);
        assertThat(row.toString()).isEqualTo("[\"110105001001\",\"sensor\",\"home:9-1-101\",62.0,88.0," + NOW + "]");
    }

    @Test
    void whatIsReadAgainIsStoredOnce() throws Exception {
        for (var i = 0; i < 200; i++) {
            say("home:9-1-102", "t-again", Metric.MOTION, i % 2, NOW - i / 3);
        }
        for (var reader : List.of("again-1", "again-2")) {
            try (var writer = writer(store, reader)) {
                await().until(() -> isRemembered(reader));
                assertThat(writer.health().refused()).isZero();
            }
        }
        awaitRows(store, "device = 't-again'", 200);
    }

    @Test
    void aPointThatIsNotTakenIsToldOfAndItsNeighboursAreStored() throws Exception {
        try (var own = EmbeddedTelemetry.at(Parts.folder("telemetry-poison"), 0).start()) {
            QuestDb.ask(own.url(), "alter table readings add column gate_open boolean");
            for (var i = 0; i < 100; i++) {
                say("site:t-poison", "t-good-" + i % 5, Metric.PUMP, i % 2, NOW + i);
            }
            say("site:t-poison", "t-bad", Metric.GATE_OPEN, 1, NOW + 50);
            try (var writer = writer(own, own.bucket())) {
                await().until(() -> isRemembered(own.bucket()));
                awaitRows(own, "subject = 'site:t-poison'", 100);
                assertThat(writer.health().refused()).isEqualTo(1);
            }
            assertThat(rejected())
                    .filteredOn(it -> "t-bad".equals(it.device()))
                    .hasSize(1)
                    .allSatisfy(it -> {
                        assertThat(it.reason()).isEqualTo(RejectReason.NOT_STORED);
                        assertThat(it.detail()).contains("gate_open");
                        assertThat(it.head()).startsWith("readings,device=t-bad");
                    });
        }
    }

    @Test
    void aStoreThatIsAwayLosesNothingAndTheWriterGoesOnByItself() throws Exception {
        var folder = Parts.folder("telemetry-away");
        var port = FreePort.orWanted(0);
        var own = EmbeddedTelemetry.at(folder, port).start();
        try (var writer = writer(own, own.bucket())) {
            say("home:9-1-103", "t-away", Metric.MOTION, 1, NOW);
            awaitRows(own, "device = 't-away'", 1);
            own.close();
            for (var i = 1; i < 12_000; i++) {
                say("home:9-1-103", "t-away", Metric.MOTION, i % 2, NOW + i);
            }
            await().until(() -> writer.health().state() == State.STORE_DOWN);
            assertThat(writer.health().detail()).contains("is it running");
            assertThat(isRemembered(own.bucket())).isFalse();
            own = EmbeddedTelemetry.at(folder, port).start();
            awaitRows(own, "device = 't-away'", 12_000);
            await().until(() -> writer.health().state() == State.WRITING);
            var bucket = own.bucket();
            await().until(() -> isRemembered(bucket));
        } finally {
            own.close();
        }
    }

    private static void awaitRows(EmbeddedTelemetry where, String condition, long rows) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> QuestDb.count(where.url(), condition), count -> count >= rows);
        assertThat(count(where, condition)).isEqualTo(rows);
    }

    private static long count(EmbeddedTelemetry where, String condition) {
        try {
            return QuestDb.count(where.url(), condition);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static TelemetryWriter writer(EmbeddedTelemetry where, String bucket) {
        var config = new TelemetryConfig(
                Parts.kafka().bootstrap(), "test", URI.create(where.url()), "", "linli", bucket, 1_000_000);
        var writer = new TelemetryWriter(config, new SimpleMeterRegistry(), Clock.systemUTC());
        writer.start();
        return writer;
    }

    /** Whether the place in the log that the writer would go on from is its end. */
    private static boolean isRemembered(String bucket) throws Exception {
        Map<String, Object> properties =
                Map.of("bootstrap.servers", Parts.kafka().bootstrap());
        try (var admin = Admin.create(properties)) {
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

    private static List<Rejected> rejected() {
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
        Map<String, Object> properties =
                Map.of("bootstrap.servers", Parts.kafka().bootstrap());
        return new KafkaConsumer<>(properties, bytes, bytes);
    }

    private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, Streams stream) {
        return consumer.partitionsFor(stream.topic()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    private static void say(String subject, String device, Metric metric, double value, long at) {
        Observation reading = new Reading(subject, device, metric, value, at, NOW, Quality.GOOD);
        producer.send(
                new ProducerRecord<>(Streams.OBSERVATIONS.topic(), null, NOW, bytes(subject), Wire.encode(reading)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
