package io.linli.ingest;

import io.linli.ingest.access.BrokerAccess;
import io.linli.ingest.admission.Registry;
import io.linli.model.Device;
import io.linli.model.DeviceRecord;
import io.linli.model.Json;
import io.linli.model.Streams;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the registry's stream and carries each device's record into the log before the device's next reading. */
final class DeviceDirectory implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceDirectory.class);
    private static final Duration WAIT = Duration.ofMillis(500);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final ObservationLog log;
    private final Registry registry;
    private final Optional<BrokerAccess> access;
    private final Thread follower;
    private volatile boolean loaded;
    private volatile boolean closed;

    /** @param access is told of every change too */
    DeviceDirectory(IngestConfig config, ObservationLog log, Registry registry, Optional<BrokerAccess> access) {
        this.consumer = new KafkaConsumer<>(KafkaClients.reader(config, "devices"));
        this.log = log;
        this.registry = registry;
        this.access = access;
        this.follower = new Thread(this::follow, config.id() + "-devices");
    }

    /** Reads to the end of the stream, then goes on by itself. */
    void load() {
        var partitions = KafkaStreams.partitions(consumer, Streams.DEVICES);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        var end = consumer.endOffsets(partitions);
        while (!end.entrySet().stream().allMatch(entry -> consumer.position(entry.getKey()) >= entry.getValue())) {
            poll();
        }
        loaded = true;
        follower.start();
    }

    boolean isLoaded() {
        return loaded;
    }

    /** To be asked now and then: a device that says nothing is still in service. */
    void repeatDaily() {
        log.write(() -> write(registry.due(log.stamp())));
    }

    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
        if (!follower.isAlive()) {
            consumer.close(KafkaClients.AT_ONCE);
            return;
        }
        try {
            follower.join(2_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow() {
        try {
            while (!closed) {
                poll();
            }
        } catch (WakeupException e) {
            LOG.debug("No longer following the devices");
        } catch (RuntimeException e) {
            log.fail(e);
        } finally {
            consumer.close(KafkaClients.AT_ONCE);
        }
    }

    private void poll() {
        for (var entry : consumer.poll(WAIT)) {
            log.write(() -> apply(entry));
        }
    }

    private void apply(ConsumerRecord<byte[], byte[]> entry) {
        var id = new String(entry.key(), StandardCharsets.UTF_8);
        if (entry.value() == null) {
            write(registry.remove(id, log.stamp()));
            access.ifPresent(broker -> broker.changed(id, null));
            return;
        }
        try {
            var device = Json.read(entry.value(), Device.class);
            write(registry.put(device, log.stamp()));
            access.ifPresent(broker -> broker.changed(id, device));
        } catch (IllegalArgumentException e) {
            var where = new TopicPartition(entry.topic(), entry.partition());
            access.ifPresent(broker -> broker.changed(id, null));
            LOG.error("The registry's record of {} at {} of {} cannot be read", id, entry.offset(), where, e);
        }
    }

    private void write(List<DeviceRecord> records) {
        records.forEach(device -> log.observation(device, null));
    }
}
