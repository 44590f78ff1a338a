package io.linli.simulator.live;

import io.linli.model.Streams;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens to one stream on a thread of its own, from the moment it is made: what was said before is over. */
public final class StreamEar implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamEar.class);
    private static final Duration WAIT = Duration.ofMillis(500);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Consumer<ConsumerRecord<byte[], byte[]>> take;
    private final Thread thread;

    /** @param take must not throw; called only once this is started */
    public StreamEar(String bootstrap, Streams stream, Consumer<ConsumerRecord<byte[], byte[]>> take) {
        this(bootstrap, stream, take, Map.of());
    }

    /** @param more settings of the consumer */
    StreamEar(
            String bootstrap, Streams stream, Consumer<ConsumerRecord<byte[], byte[]>> take, Map<String, Object> more) {
        var name = "community-" + stream.topic();
        var settings = new HashMap<>(more);
        settings.put("bootstrap.servers", bootstrap);
        settings.put("client.id", name);
        settings.put("enable.auto.commit", false);
        this.take = take;
        this.thread = new Thread(this::follow, name);
        this.consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        var partitions = consumer.partitionsFor(stream.topic()).stream()
                .map(part -> new TopicPartition(part.topic(), part.partition()))
                .toList();
        consumer.assign(partitions);
        // Settled before anybody of ours speaks.
        consumer.endOffsets(partitions).forEach(consumer::seek);
        thread.setDaemon(true);
    }

    public StreamEar start() {
        thread.start();
        return this;
    }

    private void follow() {
        try (consumer) {
            while (true) {
                try {
                    consumer.poll(WAIT).forEach(take);
                } catch (WakeupException e) {
                    return;
                } catch (KafkaException e) {
                    LOG.warn("{} cannot be heard: {}", thread.getName(), e.toString());
                }
            }
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
