package io.linli.ingest;

import io.linli.model.BlindPeriod;
import io.linli.model.Json;
import io.linli.model.Observation;
import io.linli.model.Rejected;
import io.linli.model.Streams;
import io.linli.model.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one writer of what ingest hears. It has one thread, on which everything is stamped and handed to Kafka in order;
 * so what stands before a beacon in a partition is all that arrived before it. A Kafka that does not answer makes the
 * thread wait, and through the broker's bound on unacknowledged messages everybody before it.
 */
final class ObservationLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ObservationLog.class);

    private final KafkaProducer<byte[], byte[]> producer;
    private final Clock clock;
    private final int partitions;
    private final Receipts receipts = new Receipts();
    private final Consumer<Throwable> onFailure;
    private final ExecutorService writer;
    private long lastStamp;

    /** Continues after the stamps of {@code tail}; what cannot be written in spite of all tells {@code onFailure}. */
    ObservationLog(IngestConfig config, Clock clock, LogTail tail, Consumer<Throwable> onFailure) {
        this.producer = new KafkaProducer<>(KafkaClients.producer(config));
        this.clock = clock;
        this.partitions = tail.partitions();
        this.lastStamp = tail.lastStamp();
        this.onFailure = onFailure;
        // What is not known of a stream before Kafka is away could be learned only when it is back.
        for (var stream : List.of(Streams.OBSERVATIONS, Streams.BLIND, Streams.REJECTED)) {
            producer.partitionsFor(stream.topic());
        }
        this.writer = Executors.newSingleThreadExecutor(task -> new Thread(task, config.id() + "-writer"));
    }

    /** Does it on the writer's thread, after all that was asked before. */
    void write(Runnable task) {
        try {
            writer.execute(() -> attempt(task));
        } catch (RejectedExecutionException e) {
            LOG.debug("Asked to write while stopping");
        }
    }

    private void attempt(Runnable task) {
        try {
            task.run();
        } catch (InterruptException e) {
            LOG.debug("Stopped while waiting for Kafka");
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    /** Ingest cannot go on as it is. */
    void fail(Throwable problem) {
        onFailure.accept(problem);
    }

    /** The time of arrival of what is being written; never before the last one. */
    long stamp() {
        lastStamp = Math.max(lastStamp, clock.millis());
        return lastStamp;
    }

    /** How long the oldest message has waited for Kafka, in milliseconds. */
    long waiting() {
        return receipts.waiting(clock.millis());
    }

    Receipts receipts() {
        return receipts;
    }

    void observation(Observation observation, Receipts.@Nullable Receipt receipt) {
        var key = observation.subject().getBytes(StandardCharsets.UTF_8);
        var stamp = observation.receivedAt();
        send(new ProducerRecord<>(Streams.OBSERVATIONS.topic(), null, stamp, key, Wire.encode(observation)), receipt);
    }

    /** A beacon or a blind period, into every partition. */
    void everywhere(Observation control, Receipts.@Nullable Receipt receipt) {
        var bytes = Wire.encode(control);
        for (var partition = 0; partition < partitions; partition++) {
            var topic = Streams.OBSERVATIONS.topic();
            send(new ProducerRecord<>(topic, partition, control.receivedAt(), null, bytes), receipt);
        }
    }

    /** The copy for those who do not read the log. */
    void copy(BlindPeriod blind) {
        var key = blind.source().getBytes(StandardCharsets.UTF_8);
        send(new ProducerRecord<>(Streams.BLIND.topic(), null, blind.receivedAt(), key, Json.write(blind)), null);
    }

    void rejected(Rejected rejected, Receipts.@Nullable Receipt receipt) {
        var key =
                Objects.requireNonNullElse(rejected.device(), rejected.topic()).getBytes(StandardCharsets.UTF_8);
        var stamp = rejected.receivedAt().toEpochMilli();
        send(new ProducerRecord<>(Streams.REJECTED.topic(), null, stamp, key, Json.write(rejected)), receipt);
    }

    private void send(ProducerRecord<byte[], byte[]> entry, Receipts.@Nullable Receipt receipt) {
        if (receipt != null) {
            receipt.expect();
        }
        producer.send(entry, (where, problem) -> {
            if (problem != null) {
                fail(problem);
            } else if (receipt != null) {
                receipt.arrived();
            }
        });
    }

    /** Writes what it was asked to and waits a little for Kafka to have it. */
    void drain() {
        writer.shutdown();
        try {
            if (writer.awaitTermination(1, TimeUnit.SECONDS)) {
                receipts.awaitNone(1_000);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is not in Kafka yet is not acknowledged, and comes again. */
    @Override
    public void close() {
        writer.shutdownNow();
        producer.close(Duration.ofSeconds(2));
    }
}
