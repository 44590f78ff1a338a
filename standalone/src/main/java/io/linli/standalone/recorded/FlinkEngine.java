package io.linli.standalone.recorded;

import io.linli.jobs.RiskJob;
import io.linli.model.Alert;
import io.linli.model.Json;
import io.linli.model.Rule;
import io.linli.model.Streams;
import io.linli.simulator.history.LogWriter;
import io.linli.simulator.recorded.Playback;
import io.linli.standalone.EmbeddedFlink;
import io.linli.standalone.EmbeddedKafka;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The whole way that observations take in earnest: Kafka with topics of its own, the job on Flink, and the stream of
 * alerts. The clock is driven by the record.
 *
 * @param folder for Kafka's and Flink's files; of no use afterwards
 * @param kill whether the job's worker dies in the middle, and another takes up at the last checkpoint
 */
public record FlinkEngine(Path folder, boolean kill) implements Backtest.Engine {
    private static final String JOB = "backtest";
    private static final String SOURCE = "record";
    private static final int PARTITIONS = 2;
    private static final Duration CHECKPOINTS = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long LOOK_AGAIN_NANOS = 10_000_000;

    @Override
    public Backtest.Outcome run(Backtest test) throws Exception {
        var run = UUID.randomUUID().toString();
        var playbacks = new ArrayList<Playback>();
        try {
            for (var each : test.folders()) {
                playbacks.add(test.play(each));
            }
            return start(test, run, playbacks);
        } finally {
            TimedSink.forget(run);
            for (var playback : playbacks) {
                playback.close();
            }
        }
    }

    private Backtest.Outcome start(Backtest test, String run, List<Playback> playbacks) throws IOException {
        try (var kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0)) {
            test.audience().waiting();
            try (var flink = EmbeddedFlink.start(folder.resolve("flink"), 0, PARTITIONS, CHECKPOINTS)) {
                TimelessTopics.create(kafka, PARTITIONS);
                publish(test.rule(), kafka.bootstrap());
                test.audience().waiting();
                submit(run, flink, kafka.bootstrap());
                try {
                    return feed(test, new Running(run, kafka, flink, test.audience()), playbacks);
                } finally {
                    flink.abandon(JOB);
                }
            }
        }
    }

    private record Running(String run, EmbeddedKafka kafka, EmbeddedFlink flink, Backtest.Audience audience) {

        /** Until when all has been judged and told. */
        long reached() {
            return TimedSink.reached(run, PARTITIONS);
        }
    }

    /** Behind a checkpoint in the middle, and ahead of the next one, so that something has to be done again. */
    private record Killing(long rows) {

        void at(long written, LogWriter log, Running running) {
            var flink = running.flink();
            if (written == rows / 2) {
                log.flush();
                await(running, "the job's first judgement", () -> running.reached() > Long.MIN_VALUE);
                var before = flink.health(JOB).completed();
                await(running, "a checkpoint", () -> flink.health(JOB).completed() > before);
            } else if (written == rows * 3 / 5) {
                log.flush();
                flink.loseWorker();
                await(running, "the job's return", () -> flink.health(JOB).restored() > 0);
            }
        }
    }

    private Backtest.Outcome feed(Backtest test, Running running, List<Playback> playbacks) throws IOException {
        var from = playbacks.stream().mapToLong(Playback::beginsAt).min().orElseThrow();
        var killing = kill ? new Killing(Backtest.rows(test.folders())) : null;
        try (var log = new LogWriter(running.kafka().bootstrap(), SOURCE)) {
            var feeder = new Feeder(log, playbacks);
            for (var written = 0L; feeder.hasNext(); written++) {
                if (killing != null) {
                    killing.at(written, log, running);
                }
                feeder.writeNext();
                test.audience().step();
            }
            var end = feeder.writeEnd();
            await(running, "the end of the record", () -> running.reached() >= end);
            var alerts = alerts(running.kafka().bootstrap()).stream()
                    .filter(alert -> !isAfter(alert, feeder.ends()))
                    .toList();
            var readings = playbacks.stream().mapToLong(Playback::count).sum();
            return new Backtest.Outcome(
                    Revisions.once(alerts), readings, Instant.ofEpochMilli(from), Instant.ofEpochMilli(end));
        }
    }

    private static boolean isAfter(Alert alert, Map<String, Long> ends) {
        var end = ends.get(alert.subject().toString());
        return end != null && alert.updatedAt().toEpochMilli() > end;
    }

    private static void publish(Rule rule, String bootstrap) {
        var settings = Map.<String, Object>of("bootstrap.servers", bootstrap);
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            var key = rule.key().getBytes(StandardCharsets.UTF_8);
            producer.send(new ProducerRecord<>(Streams.RULES.topic(), key, Json.write(rule)));
            producer.flush();
        }
    }

    private static void submit(String run, EmbeddedFlink flink, String bootstrap) {
        var env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(PARTITIONS);
        var ends = RiskJob.Ends.ofKafka(bootstrap);
        RiskJob.define(
                env,
                new RiskJob.Ends(
                        ends.observations(),
                        ends.partitions(),
                        ends.rules(),
                        ends.known(),
                        new TimedSink(run, ends.alerts()),
                        ends.failures()));
        flink.submit(JOB, env);
        flink.awaitWork(JOB, PATIENCE);
    }

    /** Waits as long as the job goes on. */
    private static void await(Running running, String what, BooleanSupplier reached) {
        var before = Long.MIN_VALUE;
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!reached.getAsBoolean()) {
            if (running.reached() > before) {
                before = running.reached();
                deadline = System.nanoTime() + PATIENCE.toNanos();
            } else if (System.nanoTime() > deadline) {
                throw new IllegalStateException(what + " has not come for " + PATIENCE.toSeconds() + " s");
            }
            running.audience().waiting();
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    private static List<Alert> alerts(String bootstrap) {
        var settings = Map.<String, Object>of("bootstrap.servers", bootstrap, "auto.offset.reset", "earliest");
        var alerts = new ArrayList<Alert>();
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(Streams.ALERTS.topic()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(record -> alerts.add(Json.read(record.value(), Alert.class)));
            }
        }
        return alerts;
    }
}
