package io.linli.ingest.telemetry;

import io.linli.model.DeviceRecord;
import io.linli.model.Observation;
import io.linli.model.Quality;
import io.linli.model.Reading;
import io.linli.model.Wire;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was read from the log and is not stored yet, message by message, and how far the reading went. */
final class Batch {
    private static final Logger LOG = LoggerFactory.getLogger(Batch.class);

    private final DeviceTags devices;
    private final List<ReadingPoint> points = new ArrayList<>();
    private final Map<Said, ReadingPoint> open = new HashMap<>();
    private final Map<TopicPartition, OffsetAndMetadata> read = new HashMap<>();
    private final Map<TopicPartition, Long> stamps = new HashMap<>();

    /** What the readings of one message have in common. */
    private record Said(String subject, String device, long observedAt, long receivedAt) {}

    Batch(DeviceTags devices) {
        this.devices = devices;
    }

    void take(ConsumerRecord<byte[], byte[]> entry) {
        var partition = new TopicPartition(entry.topic(), entry.partition());
        read.put(partition, new OffsetAndMetadata(entry.offset() + 1));
        stamps.put(partition, entry.timestamp());
        try {
            var subject = entry.key() == null ? "" : new String(entry.key(), StandardCharsets.UTF_8);
            take(Wire.decode(subject, entry.timestamp(), entry.value()), entry.offset());
        } catch (IllegalArgumentException e) {
            LOG.error("What stands at {} of {} cannot be read and is not in the history", entry.offset(), partition, e);
        }
    }

    private void take(Observation observation, long offset) {
        if (observation instanceof DeviceRecord known) {
            devices.take(known.device());
        } else if (observation instanceof Reading reading && reading.quality() != Quality.SNAPSHOT) {
            // What a broker retained was said, and stored, long before.
            take(reading, offset);
        }
    }

    private void take(Reading reading, long offset) {
        var said = new Said(reading.subject(), reading.device(), reading.observedAt(), reading.receivedAt());
        var point = open.get(said);
        if (point == null || !point.take(reading)) {
            var next = new ReadingPoint(reading, devices.of(reading.device()), offset);
            next.take(reading);
            open.put(said, next);
            points.add(next);
        }
    }

    List<ReadingPoint> points() {
        return points;
    }

    /** What is to be remembered once the points are stored. */
    Map<TopicPartition, OffsetAndMetadata> read() {
        return Map.copyOf(read);
    }

    boolean isUntouched() {
        return read.isEmpty();
    }

    /** When the least advanced partition's last record arrived; the largest number when there was none. */
    long stamp() {
        return stamps.values().stream().mapToLong(Long::longValue).min().orElse(Long.MAX_VALUE);
    }

    void clear() {
        points.clear();
        open.clear();
        read.clear();
        stamps.clear();
    }
}
