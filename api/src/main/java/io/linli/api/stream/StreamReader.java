package io.linli.api.stream;

import io.linli.model.Streams;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a stream on a thread of its own and hands over each batch. Offsets are committed after the batch was taken;
 * a batch that was refused comes again until it is taken.
 */
public final class StreamReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamReader.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final Streams stream;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Consumer<List<ConsumerRecord<String, byte[]>>> take;
    private final Clock clock;
    private final Thread thread;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Instant healthyAt = Instant.EPOCH;

    /**
     * What to read and from where.
     *
     * @param group of which each member gets some of the partitions
     * @param from {@code earliest} or {@code latest}, when the group is new
     * @param batch how many records are handed over at once, at most
     * @param leastBytes what must have come, or half a second have passed, before any is; 1 where each counts at once
     */
    public record Source(String bootstrap, Streams stream, String group, String from, int batch, int leastBytes) {}

    public StreamReader(Source source, Clock clock, Consumer<List<ConsumerRecord<String, byte[]>>> take) {
        this.stream = source.stream();
        this.clock = clock;
        this.take = take;
        this.consumer = new KafkaConsumer<>(properties(source), new StringDeserializer(), new ByteArrayDeserializer());
        this.thread = new Thread(this::run, "read-" + stream.topic());
        thread.setDaemon(true);
        thread.start();
    }

    private static Map<String, Object> properties(Source source) {
        return Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, source.bootstrap(),
                ConsumerConfig.GROUP_ID_CONFIG, source.group(),
                ConsumerConfig.CLIENT_ID_CONFIG, source.group(),
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, source.from(),
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false,
                // One that was killed holds its partitions for so long; with Kafka's 45 s alerts wait that long.
                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000,
                ConsumerConfig.FETCH_MIN_BYTES_CONFIG, source.leastBytes(),
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG, source.batch());
    }

    public String topic() {
        return stream.topic();
    }

    /** Whether it polled, and was not refused, within the last time given. */
    public boolean isHealthy(Duration within) {
        return healthyAt.isAfter(clock.instant().minus(within));
    }

    private void run() {
        try (consumer) {
            consumer.subscribe(List.of(stream.topic()));
            while (closed.getCount() > 0) {
                readOnce();
            }
        } catch (WakeupException e) {
            LOG.debug("{} is read no more", stream.topic());
        }
    }

    private void readOnce() {
        try {
            var polled = consumer.poll(POLL);
            var waiting = new ArrayDeque<>(polled.partitions());
            while (!waiting.isEmpty()) {
                var partition = waiting.peek();
                if (!handOver(partition, polled.records(partition))) {
                    waiting.forEach(left ->
                            consumer.seek(left, polled.records(left).get(0).offset()));
                    return;
                }
                waiting.remove();
            }
            healthyAt = clock.instant();
        } catch (WakeupException e) {
            throw e;
        } catch (KafkaException e) {
            LOG.warn("{} cannot be read: {}", stream.topic(), e.toString());
            rest();
        }
    }

    private boolean handOver(TopicPartition partition, List<ConsumerRecord<String, byte[]>> records) {
        try {
            take.accept(records);
        } catch (RuntimeException e) {
            LOG.warn("{} from {} waits", partition, records.get(0).offset(), e);
            rest();
            return false;
        }
        var next = records.get(records.size() - 1).offset() + 1;
        consumer.commitSync(Map.of(partition, new OffsetAndMetadata(next)));
        return true;
    }

    private void rest() {
        try {
            closed.await(AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        consumer.wakeup();
        try {
            thread.join(Duration.ofSeconds(5).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
