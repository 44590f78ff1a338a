package io.linli.standalone;

import io.linli.jobs.io.RuleSource;
import io.linli.model.Streams;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Waits until the streams have told of what is known to come. */
final class LogWait {
    private static final Duration WAIT = Duration.ofMillis(100);

    private LogWait() {}

    /** At least so many rules; throws IllegalStateException where they do not come in time. */
    static void rules(String bootstrap, int count, Duration patience) {
        var end = System.nanoTime() + patience.toNanos();
        while (RuleSource.readAll(bootstrap).size() < count) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the rules are not in the log after " + patience.toSeconds() + " s");
            }
            LockSupport.parkNanos(WAIT.toNanos());
        }
    }

    /** An alert by its id; throws IllegalStateException where it does not come in time. */
    static void alert(String bootstrap, String alert, Duration patience) {
        var settings = Map.<String, Object>of("bootstrap.servers", bootstrap, "enable.auto.commit", false);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(Streams.ALERTS.topic()).stream()
                    .map(part -> new TopicPartition(part.topic(), part.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var end = System.nanoTime() + patience.toNanos();
            while (System.nanoTime() < end) {
                for (var told : consumer.poll(WAIT)) {
                    if (alert.equals(told.key())) {
                        return;
                    }
                }
            }
        }
        throw new IllegalStateException("detection has not told of " + alert + " after " + patience.toSeconds() + " s");
    }
}
