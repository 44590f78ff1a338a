package io.linli.standalone.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.linli.jobs.RiskJob;
import io.linli.jobs.detect.PlainRunner;
import io.linli.model.Alert;
import io.linli.model.Beacon;
import io.linli.model.Json;
import io.linli.model.Observation;
import io.linli.model.Rule;
import io.linli.model.Streams;
import io.linli.model.Wire;
import io.linli.simulator.Scenario;
import io.linli.simulator.ScenarioPlayer;
import io.linli.standalone.EmbeddedFlink;
import io.linli.standalone.EmbeddedKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RiskJobOnKafkaIT {
    private static final int PARTITIONS = 2;

    @TempDir
    static Path folder;

    private static EmbeddedKafka kafka;
    private static KafkaProducer<byte[], byte[]> producer;
    private static KafkaConsumer<byte[], byte[]> consumer;

    private final Map<String, Alert> alerts = new TreeMap<>();

    @BeforeAll
    static void startKafka() {
        kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
        kafka.createStreams(stream -> stream == Streams.OBSERVATIONS ? PARTITIONS : 1);
        var settings = Map.<String, Object>of("bootstrap.servers", kafka.bootstrap());
        producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        var partition = new TopicPartition(Streams.ALERTS.topic(), 0);
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
    }

    @AfterAll
    static void stopKafka() {
        consumer.close();
        producer.close();
        kafka.close();
    }

    @Test
    void tellsTheStoryThroughKafkaAlsoWhenTakenUpInItsMiddle() throws Exception {
        var scenario = Scenario.read(Path.of("..", "scenarios", "flood-in-the-underpass.yaml"));
        var observations = new ScenarioPlayer(scenario).observations();
        var expected = plainly(scenario, observations);
        scenario.rules().forEach(RiskJobOnKafkaIT::publish);
        var middle = observations.size() / 2;

        try (var flink = flink()) {
            observations.subList(0, middle).forEach(RiskJobOnKafkaIT::write);
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> read() > 0);
        }
        try (var flink = flink()) {
            observations.subList(middle, observations.size()).forEach(RiskJobOnKafkaIT::write);
            beacon(scenario.end().toEpochMilli() + 1);
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> read() >= expected.size());
        }

        assertThat(alerts).containsExactlyInAnyOrderEntriesOf(expected);
    }

    private static EmbeddedFlink flink() {
        var flink = EmbeddedFlink.start(folder.resolve("flink"), 0, 4, Duration.ofSeconds(1));
        var env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(2);
        RiskJob.define(env, RiskJob.Ends.ofKafka(kafka.bootstrap()));
        flink.submit("risks", env);
        return flink;
    }

    private static Map<String, Alert> plainly(Scenario scenario, List<Observation> observations) {
        var runner = new PlainRunner(scenario.rules());
        observations.forEach(runner::accept);
        runner.advanceTo(scenario.end().toEpochMilli());
        var plain = new TreeMap<String, Alert>();
        runner.alerts()
                .forEach(alert ->
                        plain.put(alert.id() + ":" + alert.revision(), Json.read(Json.write(alert), Alert.class)));
        return plain;
    }

    private static void publish(Rule rule) {
        send(new ProducerRecord<>(Streams.RULES.topic(), rule.key().getBytes(UTF_8), Json.write(rule)));
    }

    private static void write(Observation observation) {
        beacon(observation.receivedAt());
        send(new ProducerRecord<>(
                Streams.OBSERVATIONS.topic(),
                null,
                observation.receivedAt(),
                observation.subject().getBytes(UTF_8),
                Wire.encode(observation)));
    }

    private static void beacon(long time) {
        for (var partition = 0; partition < PARTITIONS; partition++) {
            var value = Wire.encode(new Beacon("north", time));
            send(new ProducerRecord<>(Streams.OBSERVATIONS.topic(), partition, time, null, value));
        }
    }

    private static void send(ProducerRecord<byte[], byte[]> record) {
        producer.send(record);
        producer.flush();
    }

    private int read() {
        for (var record : consumer.poll(Duration.ofMillis(20))) {
            var alert = Json.read(record.value(), Alert.class);
            assertThat(new String(record.key(), UTF_8)).isEqualTo(alert.id());
            assertThat(header(record, "ce_id")).isEqualTo(alert.id() + ":" + alert.revision());
            assertThat(header(record, "ce_specversion")).isEqualTo("1.0");
            // A first word comes or not, as the watermark goes.
            if (alert.revision() > 0) {
                alerts.put(alert.id() + ":" + alert.revision(), alert);
            }
        }
        return alerts.size();
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}
