package io.linli.jobs.backtest;

import io.linli.jobs.io.LogPartition;
import io.linli.model.Observation;
import io.linli.model.Streams;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The kept readings: one partition of the log after the other, each up to where it ended when this was opened. */
final class KeptLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KeptLog.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(500);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final Map<TopicPartition, Long> begins;
    private final Map<TopicPartition, Long> ends;
    private final IntConsumer percent;
    private long before;
    private long observations;
    private long oldest = Long.MAX_VALUE;

    /** Takes each observation of one partition. */
    interface Reader {
        void take(Observation observation, LogPartition partition);
    }

    /** @param percent is told how much was read; may throw to give up */
    KeptLog(String bootstrap, IntConsumer percent) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrap,
                "client.id",
                "linli-backtests-log",
                "max.poll.records",
                5_000,
                "max.partition.fetch.bytes",
                4 << 20,
                "allow.auto.create.topics",
                false);
        this.percent = percent;
        this.consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.partitions = consumer.partitionsFor(Streams.OBSERVATIONS.topic(), PATIENCE).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        this.begins = new HashMap<>(consumer.beginningOffsets(partitions, PATIENCE));
        this.ends = new HashMap<>(consumer.endOffsets(partitions, PATIENCE));
    }

    List<TopicPartition> partitions() {
        return partitions;
    }

    /** All that stood in it. */
    void read(TopicPartition partition, Reader reader) {
        var log = new LogPartition();
        var begin = begins.getOrDefault(partition, 0L);
        var end = ends.getOrDefault(partition, 0L);
        consumer.assign(List.of(partition));
        consumer.seek(partition, begin);
        var waits = System.nanoTime();
        for (var next = begin; next < end; ) {
            var polled = consumer.poll(POLL).records(partition);
            for (var record : polled) {
                if (record.offset() < end) {
                    take(record, log, reader);
                }
            }
            var position = consumer.position(partition);
            waits = position > next ? System.nanoTime() : waits;
            refuseToWaitForEver(waits);
            next = position;
            percent.accept(percent(Math.min(next, end) - begin));
        }
        before += end - begin;
    }

    /** What this version cannot read is said, as the job does, and the neighbours go on. */
    private void take(ConsumerRecord<byte[], byte[]> record, LogPartition log, Reader reader) {
        Observation observation;
        try {
            observation = log.read(record);
        } catch (IllegalArgumentException e) {
            LOG.debug("Cannot read the observation at {}-{}", record.partition(), record.offset(), e);
            return;
        }
        oldest = Math.min(oldest, record.timestamp());
        observations += observation.subject().isEmpty() ? 0 : 1;
        reader.take(observation, log);
    }

    private static void refuseToWaitForEver(long since) {
        if (System.nanoTime() - since > PATIENCE.toNanos()) {
            throw new IllegalStateException("the log gave nothing for " + PATIENCE.toSeconds() + " s: is Kafka there?");
        }
    }

    private int percent(long here) {
        var size = partitions.stream()
                .mapToLong(partition -> ends.getOrDefault(partition, 0L) - begins.getOrDefault(partition, 0L))
                .sum();
        return size == 0 ? 100 : (int) (100 * (before + here) / size);
    }

    /** How many were of homes and sites. */
    long observations() {
        return observations;
    }

    /** The time of the oldest; of the epoch where there was none. */
    Instant keptFrom() {
        return oldest == Long.MAX_VALUE ? Instant.EPOCH : Instant.ofEpochMilli(oldest);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
