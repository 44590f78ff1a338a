package io.linli.api.stream;

import io.linli.model.Streams;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writes to Kafka, stamped with the time of writing; nothing waits for more to come. */
public final class KafkaWriter implements StreamWriter {
    private final KafkaProducer<String, byte[]> producer;

    public KafkaWriter(String bootstrap) {
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ProducerConfig.CLIENT_ID_CONFIG,
                        "linli-api",
                        ProducerConfig.LINGER_MS_CONFIG,
                        0,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        2_000,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        3_000,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        5_000),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    @Override
    public CompletionStage<?> write(Streams stream, String key, byte @Nullable [] value) {
        var written = new CompletableFuture<Void>();
        try {
            producer.send(new ProducerRecord<>(stream.topic(), key, value), (metadata, problem) -> {
                if (problem == null) {
                    written.complete(null);
                } else {
                    written.completeExceptionally(problem);
                }
            });
        } catch (RuntimeException e) {
            written.completeExceptionally(e);
        }
        return written;
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(2));
    }
}
