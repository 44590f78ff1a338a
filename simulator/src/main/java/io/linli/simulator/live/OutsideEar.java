package io.linli.simulator.live;

import io.linli.model.Streams;
import io.linli.model.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the log of observations, to know when others than the simulator speak. */
final class OutsideEar implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OutsideEar.class);
    private static final Duration WAIT = Duration.ofMillis(500);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Outsiders outsiders;
    private final Thread thread = new Thread(this::follow, "community-ear");

    OutsideEar(String bootstrap, Outsiders outsiders) {
        this.outsiders = outsiders;
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
            outsiders.hear(
                    Wire.decode(new String(entry.key(), StandardCharsets.UTF_8), entry.timestamp(), entry.value()));
        } catch (IllegalArgumentException e) {
            LOG.debug("Not an observation", e);
        }
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
