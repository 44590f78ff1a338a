package io.linli.jobs.io;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.linli.model.Json;
import io.linli.model.RuleFailure;
import io.linli.model.Streams;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** The stream of rules' failures in Kafka: at least once, one for each version and task. */
public final class RuleFailureSink {
    private RuleFailureSink() {}

    public static KafkaSink<RuleFailure> of(String bootstrap) {
        return KafkaSink.<RuleFailure>builder()
                .setBootstrapServers(bootstrap)
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .setProperty("acks", "all")
                .setRecordSerializer(new Records())
                .build();
    }

    private static final class Records implements KafkaRecordSerializationSchema<RuleFailure> {
        @Override
        public ProducerRecord<byte[], byte[]> serialize(
                RuleFailure failure, KafkaSinkContext context, @Nullable Long time) {
            return new ProducerRecord<>(
                    Streams.RULE_FAILURES.topic(),
                    null,
                    failure.at().toEpochMilli(),
                    failure.key().getBytes(UTF_8),
                    Json.write(failure));
        }
    }
}
