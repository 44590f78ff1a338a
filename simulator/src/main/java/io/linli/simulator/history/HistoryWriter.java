package io.linli.simulator.history;

import io.linli.model.Beacon;
import io.linli.model.Observation;
import io.linli.model.Streams;
import io.linli.model.Wire;
import io.linli.simulator.community.CommunityLife;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes a community's past into the log of observations as ingest would have: under the same keys, each stamped with
 * its own time of arrival, and beacons that say how far each partition is.
 */
public final class HistoryWriter implements AutoCloseable {
    private static final String TOPIC = Streams.OBSERVATIONS.topic();
    private static final Duration SLICE = Duration.ofHours(6);
    /** Of what is long past, a deadline is judged by the next beacon with its own time; more beacons would say no more. */
    private static final Duration BEACONS = Duration.ofMinutes(10);

    private static final Duration LATE_BEACONS = Duration.ofMinutes(1);

    private final KafkaProducer<byte[], byte[]> producer;
    private final Map<String, Object> address;
    private final String source;
    private final int partitions;
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private long written;

    /** @param source of the beacons: the ingest that goes on with them */
    public HistoryWriter(String bootstrap, String source) {
        this.address = Map.of("bootstrap.servers", bootstrap);
        this.source = source;
        var settings = Map.<String, Object>of(
                "bootstrap.servers", bootstrap, "acks", "all", "linger.ms", 20, "batch.size", 256 * 1024);
        this.producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        this.partitions = producer.partitionsFor(TOPIC).size();
    }

    /** Forgets what an earlier try has left. */
    public void eraseAll() {
        try (var admin = Admin.create(address)) {
            var all = producer.partitionsFor(TOPIC).stream()
                    .collect(Collectors.toMap(
                            part -> new TopicPartition(TOPIC, part.partition()),
                            part -> RecordsToDelete.beforeOffset(-1)));
            admin.deleteRecords(all).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka does not forget an unfinished history", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while forgetting an unfinished history", e);
        }
    }

    /** All until the community is told live; answers how many observations that were. */
    public long write(CommunityLife life) {
        var records = new ArrayList<Observation>(life.records());
        var end = life.told();
        for (var from = Instant.ofEpochMilli(records.get(0).receivedAt());
                from.isBefore(end);
                from = from.plus(SLICE)) {
            var next = from.plus(SLICE).isAfter(end) ? end : from.plus(SLICE);
            var slice = new ArrayList<Observation>();
            while (!records.isEmpty() && records.get(0).receivedAt() < next.toEpochMilli()) {
                slice.add(records.remove(0));
            }
            slice.addAll(life.observations(from, next));
            // What stands in a device's place at the same time comes after its record.
            slice.sort(Comparator.comparingLong(Observation::receivedAt));
            var spacing = next.isBefore(end.minus(Duration.ofHours(24))) ? BEACONS : LATE_BEACONS;
            write(slice, from.toEpochMilli(), next.toEpochMilli(), spacing.toMillis());
        }
        producer.flush();
        requireNoFailure();
        return written;
    }

    private void write(List<Observation> slice, long from, long to, long spacing) {
        requireNoFailure();
        var beacon = from + spacing;
        for (var observation : slice) {
            for (; observation.receivedAt() >= beacon; beacon += spacing) {
                beacon(beacon);
            }
            var key = observation.subject().getBytes(StandardCharsets.UTF_8);
            send(new ProducerRecord<>(TOPIC, null, observation.receivedAt(), key, Wire.encode(observation)));
            written++;
        }
        beacon(to);
    }

    private void beacon(long time) {
        var bytes = Wire.encode(new Beacon(source, time));
        for (var partition = 0; partition < partitions; partition++) {
            send(new ProducerRecord<>(TOPIC, partition, time, null, bytes));
        }
    }

    private void send(ProducerRecord<byte[], byte[]> entry) {
        producer.send(entry, (where, problem) -> {
            if (problem != null) {
                failure.compareAndSet(null, problem);
            }
        });
    }

    private void requireNoFailure() {
        var problem = failure.get();
        if (problem != null) {
            throw new IllegalStateException("the community's history cannot be written", problem);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(2));
    }
}
