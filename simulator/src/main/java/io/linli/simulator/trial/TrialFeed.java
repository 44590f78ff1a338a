package io.linli.simulator.trial;

import io.linli.model.Json;
import io.linli.model.Streams;
import io.linli.model.Trial;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the stream of trials, from now on: what was asked of an earlier run is over. */
public final class TrialFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TrialFeed.class);
    private static final Duration WAIT = Duration.ofMillis(500);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Consumer<Trial> play;
    private final Thread thread = new Thread(this::follow, "community-trials");

    public TrialFeed(String bootstrap, Consumer<Trial> play) {
        this.play = play;
        var settings = Map.<String, Object>of(
                "bootstrap.servers", bootstrap, "client.id", "community-trials", "enable.auto.commit", false);
        this.consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        var partitions = consumer.partitionsFor(Streams.TRIALS.topic()).stream()
                .map(part -> new TopicPartition(part.topic(), part.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.endOffsets(partitions).forEach(consumer::seek);
        thread.setDaemon(true);
        thread.start();
    }

    private void follow() {
        try (consumer) {
            while (true) {
                try {
                    consumer.poll(WAIT).forEach(entry -> take(entry.value()));
                } catch (WakeupException e) {
                    return;
                } catch (KafkaException e) {
                    LOG.warn("Trials cannot be read: {}", e.toString());
                }
            }
        }
    }

    private void take(byte[] value) {
        try {
            play.accept(Json.read(value, Trial.class));
        } catch (IllegalArgumentException e) {
            LOG.warn("Not a trial: {}", e.getMessage());
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
