package io.linli.ingest.telemetry;

import io.linli.model.Device;
import io.linli.model.Json;
import io.linli.model.Streams;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the log of observations as a member of the writers' own group: several share the partitions, and what one had
 * not stored when it went away comes again to whoever has its partitions then. For one thread.
 */
final class LogFollower implements AutoCloseable, ConsumerRebalanceListener {
    private static final Logger LOG = LoggerFactory.getLogger(LogFollower.class);
    private static final Duration WAIT = Duration.ofMillis(500);
    private static final CloseOptions AT_ONCE = CloseOptions.timeout(Duration.ofSeconds(1));

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Batch batch;

    private LogFollower(KafkaConsumer<byte[], byte[]> consumer, DeviceTags devices) {
        this.consumer = consumer;
        this.batch = new Batch(devices);
    }

    /** Knows the devices of the registry from the beginning; waits for Kafka, but not for ever. */
    static LogFollower open(TelemetryConfig config) {
        var devices = devices(config);
        var follower = new LogFollower(new KafkaConsumer<>(member(config)), devices);
        follower.consumer.subscribe(List.of(Streams.OBSERVATIONS.topic()), follower);
        return follower;
    }

    Batch batch() {
        return batch;
    }

    void read() {
        consumer.poll(WAIT).forEach(batch::take);
    }

    /** Stays a member of the group and takes nothing more meanwhile. */
    void hold(Duration pause) {
        consumer.pause(consumer.assignment());
        var end = System.nanoTime() + pause.toNanos();
        for (var rest = pause.toNanos(); rest > 0; rest = end - System.nanoTime()) {
            consumer.poll(Duration.ofNanos(Math.min(rest, WAIT.toNanos()))).forEach(batch::take);
        }
        consumer.resume(consumer.paused());
    }

    void commit() {
        consumer.commitSync(batch.read());
        batch.stored();
    }

    /** From another thread: whoever waits for Kafka stops waiting. */
    void wakeUp() {
        consumer.wakeup();
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        batch.clear();
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        LOG.debug("History is written from {}", partitions);
    }

    @Override
    public void close() {
        consumer.close(AT_ONCE);
    }

    private static DeviceTags devices(TelemetryConfig config) {
        var tags = new DeviceTags();
        try (var reader = new KafkaConsumer<byte[], byte[]>(reader(config, "telemetry"))) {
            var partitions = reader.partitionsFor(Streams.DEVICES.topic()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            reader.assign(partitions);
            reader.seekToBeginning(partitions);
            var end = reader.endOffsets(partitions);
            while (partitions.stream().anyMatch(each -> reader.position(each) < end.getOrDefault(each, 0L))) {
                reader.poll(WAIT).forEach(entry -> take(tags, entry.value()));
            }
        }
        return tags;
    }

    private static void take(DeviceTags tags, byte[] record) {
        if (record == null) {
            return;
        }
        try {
            tags.take(Json.read(record, Device.class));
        } catch (IllegalArgumentException e) {
            LOG.warn("A device of the registry cannot be read; its points lack community and kind", e);
        }
    }

    /** Of no group: it reads what it is told to, from where it is told to. */
    static Properties reader(TelemetryConfig config, String purpose) {
        var properties = new Properties();
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, config.kafkaBootstrap());
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, config.member() + "-" + purpose);
        properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        return properties;
    }

    private static Properties member(TelemetryConfig config) {
        var properties = reader(config, "telemetry");
        // A bucket that is new gets all that the log still has.
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, "linli-telemetry-" + config.bucket());
        // Without it, a group waits for a killed member until its session is over.
        properties.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, config.member());
        properties.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, RangeAssignor.class.getName());
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, TelemetryWriter.FULL);
        // Beacons come all the time; nobody waits for history, so they are fetched once a second.
        properties.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 256 * 1024);
        properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 1_000);
        properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 2 * 1024 * 1024);
        properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 512 * 1024);
        return properties;
    }
}
