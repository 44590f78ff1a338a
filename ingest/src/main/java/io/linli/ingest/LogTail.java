package io.linli.ingest;

import io.linli.model.Beacon;
import io.linli.model.BlindPeriod;
import io.linli.model.Observation;
import io.linli.model.Streams;
import io.linli.model.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Where the log ends, and since when this ingest has not been heard in it.
 *
 * @param lastStamp of all records
 * @param silentSince the stamp of this ingest's last control record in the partition that has waited longest; -1 when
 *     the log is empty
 * @param stillOpen a blind period that a life before this one left open
 */
record LogTail(
        int partitions,
        long lastStamp,
        long silentSince,
        @Nullable BlindPeriod stillOpen) {
    private static final Duration WAIT = Duration.ofMillis(500);
    private static final int FIRST_LOOK = 500;

    /** Waits for Kafka; throws IllegalStateException when it has no such log. */
    static LogTail read(IngestConfig config) {
        try (var consumer = new KafkaConsumer<byte[], byte[]>(KafkaClients.reader(config, "tail"))) {
            var partitions = KafkaStreams.partitions(consumer, Streams.OBSERVATIONS);
            var begin = consumer.beginningOffsets(partitions);
            var end = consumer.endOffsets(partitions);
            var tail = new LogTail(partitions.size(), 0, -1, null);
            for (var partition : partitions) {
                tail = tail.with(partition(consumer, config.id(), partition, begin, end));
            }
            return tail;
        }
    }

    private LogTail with(LogTail other) {
        var since = silentSince < 0 || other.silentSince < 0
                ? Math.max(silentSince, other.silentSince)
                : Math.min(silentSince, other.silentSince);
        var open = stillOpen == null || other.stillOpen != null && other.stillOpen.from() < stillOpen.from()
                ? other.stillOpen
                : stillOpen;
        return new LogTail(partitions, Math.max(lastStamp, other.lastStamp), since, open);
    }

    /** Looks back further and further: others write to the log too while ingest is away. */
    private static LogTail partition(
            KafkaConsumer<byte[], byte[]> consumer,
            String source,
            TopicPartition partition,
            Map<TopicPartition, Long> begin,
            Map<TopicPartition, Long> end) {
        long first = begin.getOrDefault(partition, 0L);
        long last = end.getOrDefault(partition, 0L);
        consumer.assign(List.of(partition));
        for (long back = FIRST_LOOK; ; back *= 4) {
            var from = Math.max(first, last - back);
            var tail = scan(consumer, source, partition, from, last);
            if (from == first || tail.silentSince >= 0) {
                return tail.silentSince >= 0 || tail.lastStamp == 0
                        ? tail
                        : new LogTail(0, tail.lastStamp, tail.lastStamp, null);
            }
        }
    }

    private static LogTail scan(
            KafkaConsumer<byte[], byte[]> consumer, String source, TopicPartition partition, long from, long to) {
        consumer.seek(partition, from);
        var tail = new LogTail(0, 0, -1, null);
        while (consumer.position(partition) < to) {
            for (var entry : consumer.poll(WAIT)) {
                tail = tail.after(decoded(entry), source, entry.timestamp());
            }
        }
        return tail;
    }

    private LogTail after(@Nullable Observation observation, String source, long stamp) {
        var latest = Math.max(lastStamp, stamp);
        if (observation instanceof Beacon beacon && beacon.source().equals(source)) {
            return new LogTail(0, latest, stamp, null);
        }
        if (observation instanceof BlindPeriod blind && blind.source().equals(source)) {
            return blind.isOpen()
                    ? new LogTail(0, latest, blind.from(), blind)
                    : new LogTail(0, latest, blind.to(), null);
        }
        return new LogTail(0, latest, silentSince, stillOpen);
    }

    /** What a newer version wrote still has its stamp. */
    private static @Nullable Observation decoded(ConsumerRecord<byte[], byte[]> entry) {
        var subject = entry.key() == null ? "" : new String(entry.key(), StandardCharsets.UTF_8);
        try {
            return Wire.decode(subject, entry.timestamp(), entry.value());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
