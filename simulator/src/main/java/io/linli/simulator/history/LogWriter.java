package io.linli.simulator.history;

import io.linli.model.Beacon;
import io.linli.model.Observation;
import io.linli.model.Streams;
import io.linli.model.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes the past into the log of observations as ingest would have: under the same keys, each stamped with its own
 * time of arrival, and beacons that say how far each partition is. A failure is thrown by the next call.
 */
public final class LogWriter implements AutoCloseable {
    private static final String TOPIC = Streams.OBSERVATIONS.topic();

    private final KafkaProducer<byte[], byte[]> producer;
    private final String source;
    private final int partitions;
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    /** @param source of the beacons */
    public LogWriter(String bootstrap, String source) {
        this.source = source;
        var settings = Map.<String, Object>of(
                "bootstrap.servers", bootstrap, "acks", "all", "linger.ms", 20, "batch.size", 256 * 1024);
        this.producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        this.partitions = producer.partitionsFor(TOPIC).size();
    }

    public int partitions() {
        return partitions;
    }

    public void write(Observation observation) {
        var key = observation.subject().getBytes(StandardCharsets.UTF_8);
        send(new ProducerRecord<>(TOPIC, null, observation.receivedAt(), key, Wire.encode(observation)));
    }

    /** Says in every partition that all before this time has been written, epoch milliseconds. */
    public void beacon(long time) {
        var bytes = Wire.encode(new Beacon(source, time));
        for (var partition = 0; partition < partitions; partition++) {
            send(new ProducerRecord<>(TOPIC, partition, time, null, bytes));
        }
    }

    /** Returns when all that was written is acknowledged. */
    public void flush() {
        producer.flush();
        requireNoFailure();
    }

    private void send(ProducerRecord<byte[], byte[]> entry) {
        requireNoFailure();
        producer.send(entry, (where, problem) -> {
            if (problem != null) {
                failure.compareAndSet(null, problem);
            }
        });
    }

    private void requireNoFailure() {
        var problem = failure.get();
        if (problem != null) {
            throw new IllegalStateException("the log of observations cannot be written", problem);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(2));
    }
}
