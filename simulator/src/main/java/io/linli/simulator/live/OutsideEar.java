package io.linli.simulator.live;

import io.linli.model.Observation;
import io.linli.model.Quality;
import io.linli.model.Reading;
import io.linli.model.Signal;
import io.linli.model.SignalKind;
import io.linli.model.Streams;
import io.linli.model.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears in the log when somebody else speaks as one of the simulated devices: a real one, or a person with
 * {@code ./linli publish}. Such a device is left to them until they have been silent for a while.
 */
final class OutsideEar implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OutsideEar.class);
    static final Duration LEFT_ALONE = Duration.ofMinutes(10);
    private static final Duration WAIT = Duration.ofMillis(500);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Said said;
    private final Clock clock;
    private final long since;
    private final Map<String, Long> heard = new ConcurrentHashMap<>();
    private final Thread thread = new Thread(this::follow, "community-ear");

    OutsideEar(String bootstrap, Said said, Clock clock) {
        this.said = said;
        this.clock = clock;
        this.since = clock.millis();
        var settings = Map.<String, Object>of(
                "bootstrap.servers",
                bootstrap,
                "client.id",
                "community-ear",
                "enable.auto.commit",
                false,
                "fetch.min.bytes",
                4_096);
        this.consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        var partitions = consumer.partitionsFor(Streams.OBSERVATIONS.topic()).stream()
                .map(part -> new TopicPartition(part.topic(), part.partition()))
                .toList();
        consumer.assign(partitions);
        // Settled before anybody of ours speaks.
        consumer.endOffsets(partitions).forEach(consumer::seek);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    boolean isOthers(String device) {
        var last = heard.get(device);
        return last != null && clock.millis() - last < LEFT_ALONE.toMillis();
    }

    private void follow() {
        try (consumer) {
            while (true) {
                try {
                    consumer.poll(WAIT).forEach(this::take);
                } catch (WakeupException e) {
                    return;
                } catch (KafkaException e) {
                    LOG.warn("The log cannot be heard: {}", e.toString());
                }
            }
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> entry) {
        if (entry.key() == null || entry.value() == null) {
            return;
        }
        try {
            hear(Wire.decode(new String(entry.key(), StandardCharsets.UTF_8), entry.timestamp(), entry.value()));
        } catch (IllegalArgumentException e) {
            LOG.debug("Not an observation", e);
        }
    }

    void hear(Observation observation) {
        if (observation instanceof Reading reading) {
            note(reading, reading.device(), reading.observedAt(), reading.quality());
        } else if (observation instanceof Signal signal && isOfADevice(signal.kind())) {
            note(signal, signal.device(), signal.observedAt(), signal.quality());
        }
    }

    /** What was said before this run began may be our own of an earlier one. */
    private void note(Observation observation, String device, long observedAt, Quality quality) {
        var isNew = quality != Quality.SNAPSHOT && observedAt >= since;
        if (isNew && !device.isEmpty() && !said.knows(observation)) {
            heard.put(device, clock.millis());
        }
    }

    /** Connections and answers are not said of oneself. */
    private static boolean isOfADevice(SignalKind kind) {
        return kind.compareTo(SignalKind.ONLINE) < 0;
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join(2_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
