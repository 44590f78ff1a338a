package io.linli.jobs.backtest;

import io.linli.model.Backtest;
import io.linli.model.Json;
import io.linli.model.Streams;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The stream of backtests: all that was said, from its beginning, and a voice in it. */
final class BacktestStream implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BacktestStream.class);
    private static final String TOPIC = Streams.BACKTESTS.topic();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final KafkaConsumer<String, byte[]> consumer;
    private final KafkaProducer<String, byte[]> producer;
    private final BiConsumer<Backtest, Boolean> hear;
    private final Thread thread = new Thread(this::run, "backtests");
    private final CountDownLatch closed = new CountDownLatch(1);
    private Runnable caughtUp = () -> {};

    /** @param hear each word, and whether all that was said before is known */
    BacktestStream(String bootstrap, BiConsumer<Backtest, Boolean> hear) {
        this.hear = hear;
        Map<String, Object> reading = Map.of(
                "bootstrap.servers", bootstrap, "client.id", "linli-backtests", "allow.auto.create.topics", false);
        this.consumer = new KafkaConsumer<>(reading, new StringDeserializer(), new ByteArrayDeserializer());
        Map<String, Object> writing =
                Map.of("bootstrap.servers", bootstrap, "client.id", "linli-backtests", "linger.ms", 0);
        this.producer = new KafkaProducer<>(writing, new StringSerializer(), new ByteArraySerializer());
        thread.setDaemon(true);
    }

    /** @param known runs once all is known that was said before */
    void start(Runnable known) {
        caughtUp = known;
        thread.start();
    }

    void await() throws InterruptedException {
        thread.join();
    }

    /** In the order of saying; what Kafka does not take is said in the log. */
    void say(Backtest word) {
        producer.send(new ProducerRecord<>(TOPIC, word.rule(), Json.write(word)), (metadata, problem) -> {
            if (problem != null) {
                LOG.warn("Nobody hears of backtest {}: {}", word.id(), problem.toString());
            }
        });
    }

    private void run() {
        try (consumer) {
            while (closed.getCount() > 0 && !openStream()) {
                closed.await(AGAIN.toMillis(), TimeUnit.MILLISECONDS);
            }
            while (closed.getCount() > 0) {
                listen();
            }
        } catch (WakeupException e) {
            LOG.debug("backtests are read no more");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean openStream() {
        try {
            var partitions = consumer.partitionsFor(TOPIC, PATIENCE).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions, PATIENCE);
            while (isBehind(partitions, ends)) {
                consumer.poll(POLL).forEach(record -> take(record, false));
            }
            caughtUp.run();
            return true;
        } catch (WakeupException e) {
            throw e;
        } catch (KafkaException e) {
            LOG.warn("{} cannot be read yet: {}", TOPIC, e.toString());
            return false;
        }
    }

    private boolean isBehind(List<TopicPartition> partitions, Map<TopicPartition, Long> ends) {
        return partitions.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L));
    }

    private void listen() throws InterruptedException {
        try {
            consumer.poll(POLL).forEach(record -> take(record, true));
        } catch (WakeupException e) {
            throw e;
        } catch (KafkaException e) {
            LOG.warn("{} cannot be read: {}", TOPIC, e.toString());
            closed.await(AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void take(ConsumerRecord<String, byte[]> record, boolean isNew) {
        try {
            hear.accept(Json.read(record.value(), Backtest.class), isNew);
        } catch (IllegalArgumentException | NullPointerException e) {
            LOG.warn("No backtest at {}-{}: {}", record.partition(), record.offset(), e.getMessage());
        }
    }

    @Override
    public void close() {
        closed.countDown();
        consumer.wakeup();
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close(Duration.ofSeconds(2));
    }
}
