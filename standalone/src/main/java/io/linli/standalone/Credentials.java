package io.linli.standalone;

import io.linli.model.Device;
import io.linli.model.DeviceCredential;
import io.linli.model.Json;
import io.linli.model.Streams;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which device may log in at the broker at present: those of the registry's stream, which it follows. */
final class Credentials implements BiPredicate<String, String>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Credentials.class);
    private static final Duration WAIT = Duration.ofMillis(500);

    private final DeviceCredential credential;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Consumer<String> drop;
    private final Map<String, Integer> versions = new ConcurrentHashMap<>();
    private final Thread follower = new Thread(this::follow, "credentials");

    private Credentials(DeviceCredential credential, String bootstrap, Consumer<String> drop) {
        this.credential = credential;
        this.drop = drop;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ConsumerConfig.CLIENT_ID_CONFIG,
                        "credentials",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    /**
     * Returns when all devices known by now are read.
     *
     * @param drop ends the sessions of a device whose credential was revoked
     */
    static Credentials follow(DeviceCredential credential, String bootstrap, Consumer<String> drop) {
        var credentials = new Credentials(credential, bootstrap, drop);
        credentials.load();
        credentials.follower.start();
        return credentials;
    }

    @Override
    public boolean test(String device, String password) {
        var version = versions.get(device);
        return version != null && credential.matches(device, version, password);
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            follower.join(2_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void load() {
        var partitions = consumer.partitionsFor(Streams.DEVICES.topic()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        var end = consumer.endOffsets(partitions);
        while (end.entrySet().stream().anyMatch(entry -> consumer.position(entry.getKey()) < entry.getValue())) {
            consumer.poll(WAIT).forEach(this::take);
        }
    }

    private void follow() {
        try (consumer) {
            while (true) {
                consumer.poll(WAIT).forEach(this::take);
            }
        } catch (WakeupException e) {
            LOG.debug("No longer following the devices");
        }
    }

    /** Whose record cannot be read is not let in: nobody knows whether it still may. */
    private void take(ConsumerRecord<String, byte[]> entry) {
        var id = entry.key();
        var before = versions.get(id);
        var now = version(entry);
        if (now == null) {
            versions.remove(id);
        } else {
            versions.put(id, now);
        }
        if (before != null && !before.equals(now)) {
            drop.accept(id);
        }
    }

    private static @Nullable Integer version(ConsumerRecord<String, byte[]> entry) {
        if (entry.value() == null) {
            return null;
        }
        try {
            var device = Json.read(entry.value(), Device.class);
            return device.active() ? device.credentialVersion() : null;
        } catch (IllegalArgumentException e) {
            LOG.error("The registry's record of {} cannot be read", entry.key(), e);
            return null;
        }
    }
}
