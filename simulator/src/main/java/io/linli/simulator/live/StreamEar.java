package io.linli.simulator.live;

import io.linli.model.Streams;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens to one stream on a thread of its own, from one moment on: what was said before is over. */
public final class StreamEar implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamEar.class);
    private static final Duration WAIT = Duration.ofMillis(500);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Consumer<ConsumerRecord<byte[], byte[]>> take;
    private final Thread thread;

    /**
     * From now on.
     *
     * @param take must not throw; called only once this is started
     * @param more settings of the consumer
     */
    StreamEar(
            String bootstrap, Streams stream, Consumer<ConsumerRecord<byte[], byte[]>> take, Map<String, Object> more) {
        this(bootstrap, stream, null, take, more);
    }

    /** @param since by the clock of whoever speaks */
    public StreamEar(String bootstrap, Streams stream, Instant since, Consumer<ConsumerRecord<byte[], byte[]>> take) {
        this(bootstrap, stream, since, take, Map.of());
    }

    private StreamEar(
            String bootstrap,
            Streams stream,
            @Nullable Instant since,
            Consumer<ConsumerRecord<byte[], byte[]>> take,
            Map<String, Object> more) {
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
        if (since != null) {
            goBack(partitions, since);
        }
        thread.setDaemon(true);
    }

    private void goBack(List<TopicPartition> partitions, Instant since) {
        var wanted = new HashMap<TopicPartition, Long>();
        partitions.forEach(partition -> wanted.put(partition, since.toEpochMilli()));
        consumer.offsetsForTimes(wanted).forEach((partition, found) -> {
            if (found != null) {
                consumer.seek(partition, found.offset());
            }
        });
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
