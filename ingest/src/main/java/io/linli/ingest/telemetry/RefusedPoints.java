package io.linli.ingest.telemetry;

import io.linli.ingest.telemetry.Isolation.Refused;
import io.linli.model.Json;
import io.linli.model.RejectReason;
import io.linli.model.Rejected;
import io.linli.model.Streams;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Tells of points that the store will never take, where people look for what was not taken from a device. */
final class RefusedPoints implements AutoCloseable {
    /** A store that refuses everything must not fill the list with what one line says. */
    private static final int MOST_AT_ONCE = 20;

    private static final int LONGEST_HEAD = 200;

    private final TelemetryConfig config;
    private final Clock clock;
    private @Nullable KafkaProducer<byte[], byte[]> producer;

    RefusedPoints(TelemetryConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** Returns when Kafka has them. */
    void tell(List<Refused> refused) {
        if (refused.isEmpty()) {
            return;
        }
        var opened = producer();
        refused.stream().limit(MOST_AT_ONCE).forEach(each -> opened.send(entry(each)));
        opened.flush();
    }

    private ProducerRecord<byte[], byte[]> entry(Refused refused) {
        var line = refused.line();
        var rejected = new Rejected(
                RejectReason.NOT_STORED,
                refused.device().isEmpty() ? null : refused.device(),
                "telemetry",
                refused.said(),
                line.getBytes(StandardCharsets.UTF_8).length,
                line.substring(0, Math.min(LONGEST_HEAD, line.length())),
                clock.instant());
        var key = (refused.device().isEmpty() ? "telemetry" : refused.device()).getBytes(StandardCharsets.UTF_8);
        return new ProducerRecord<>(Streams.REJECTED.topic(), key, Json.write(rejected));
    }

    /** Most writers never need one. */
    private KafkaProducer<byte[], byte[]> producer() {
        var opened = producer;
        if (opened == null) {
            var properties = new Properties();
            properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, config.kafkaBootstrap());
            properties.put(ProducerConfig.CLIENT_ID_CONFIG, config.member() + "-refused-points");
            properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
            properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
            properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 1 << 20);
            opened = new KafkaProducer<>(properties);
            producer = opened;
        }
        return opened;
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(1));
        }
    }
}
