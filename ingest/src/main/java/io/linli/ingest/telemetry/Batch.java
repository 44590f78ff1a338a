package io.linli.ingest.telemetry;

import io.linli.model.DeviceRecord;
import io.linli.model.Observation;
import io.linli.model.Quality;
import io.linli.model.Reading;
import io.linli.model.Wire;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was read from the log and is not stored yet, message by message, and how far the reading went. The last message
 * of a partition may go on in what is read next, so it waits for that, once.
 */
final class Batch {
    private static final Logger LOG = LoggerFactory.getLogger(Batch.class);

    private final DeviceTags devices;
    private final List<ReadingPoint> points = new ArrayList<>();
    private final Map<Said, ReadingPoint> open = new HashMap<>();
    private final Map<TopicPartition, OffsetAndMetadata> read = new HashMap<>();
    private final Map<TopicPartition, Long> stamps = new HashMap<>();
    private final Map<TopicPartition, Last> last = new HashMap<>();

    /** What the readings of one message have in common. */
    private record Said(String subject, String device, long observedAt, long receivedAt) {}

    /** The message with which a partition ends so far, and where it begins there. */
    private record Last(Said said, ReadingPoint point, long offset, boolean hasWaited) {
        Last waited() {
            return new Last(said, point, offset, true);
        }
    }

    Batch(DeviceTags devices) {
        this.devices = devices;
    }

    void take(ConsumerRecord<byte[], byte[]> entry) {
        var partition = new TopicPartition(entry.topic(), entry.partition());
        read.put(partition, new OffsetAndMetadata(entry.offset() + 1));
        stamps.put(partition, entry.timestamp());
        var before = last.remove(partition);
        try {
            var subject = entry.key() == null ? "" : new String(entry.key(), StandardCharsets.UTF_8);
            take(Wire.decode(subject, entry.timestamp(), entry.value()), entry.offset(), partition, before);
        } catch (IllegalArgumentException e) {
            LOG.error("What stands at {} of {} cannot be read and is not in the history", entry.offset(), partition, e);
        }
    }

    private void take(Observation observation, long offset, TopicPartition partition, @Nullable Last before) {
        if (observation instanceof DeviceRecord known) {
            devices.take(known.device());
        } else if (observation instanceof Reading reading && reading.quality() != Quality.SNAPSHOT) {
            // What a broker retained was said, and stored, long before.
            var point = take(reading, offset);
            last.put(
                    partition,
                    before != null && before.point() == point ? before : new Last(said(reading), point, offset, false));
        }
    }

    private ReadingPoint take(Reading reading, long offset) {
        var said = said(reading);
        var point = open.get(said);
        if (point == null || !point.take(reading)) {
            var next = new ReadingPoint(reading, devices.of(reading.device()), offset);
            next.take(reading);
            open.put(said, next);
            points.add(next);
            return next;
        }
        return point;
    }

    private static Said said(Reading reading) {
        return new Said(reading.subject(), reading.device(), reading.observedAt(), reading.receivedAt());
    }

    /** All of them, in the order of the log. */
    List<ReadingPoint> points() {
        return points;
    }

    /** Those whose message is whole. */
    List<ReadingPoint> whole() {
        Set<ReadingPoint> held = Collections.newSetFromMap(new IdentityHashMap<>());
        held().values().forEach(each -> held.add(each.point()));
        return points.stream().filter(point -> !held.contains(point)).toList();
    }

    private Map<TopicPartition, Last> held() {
        var held = new HashMap<>(last);
        held.values().removeIf(Last::hasWaited);
        return held;
    }

    /** What is to be remembered once the whole ones are stored. */
    Map<TopicPartition, OffsetAndMetadata> read() {
        var upTo = new HashMap<>(read);
        held().forEach((partition, each) -> upTo.put(partition, new OffsetAndMetadata(each.offset())));
        return upTo;
    }

    boolean isUntouched() {
        return read.isEmpty();
    }

    /** When the least advanced partition's last record arrived; the largest number when there was none. */
    long stamp() {
        return stamps.values().stream().mapToLong(Long::longValue).min().orElse(Long.MAX_VALUE);
    }

    /** The whole ones are stored; what waits stays. */
    void stored() {
        var held = held();
        var stay = new HashMap<>(read);
        stay.keySet().retainAll(held.keySet());
        clear();
        read.putAll(stay);
        held.forEach((partition, each) -> {
            last.put(partition, each.waited());
            open.put(each.said(), each.point());
            points.add(each.point());
        });
    }

    void clear() {
        points.clear();
        open.clear();
        read.clear();
        stamps.clear();
        last.clear();
    }
}
