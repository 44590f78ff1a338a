package io.linli.jobs.io;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.linli.model.Alert;
import io.linli.model.Json;
import io.linli.model.Streams;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The stream of alerts in Kafka: JSON, with the headers of a CloudEvent. At least once and without delay; an alert
 * that comes again has the same id and revision.
 */
public final class AlertSink {
    private AlertSink() {}

    public static KafkaSink<Alert> of(String bootstrap) {
        return KafkaSink.<Alert>builder()
                .setBootstrapServers(bootstrap)
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .setProperty("linger.ms", "0")
                .setProperty("acks", "all")
                .setProperty("enable.idempotence", "true")
                .setRecordSerializer(new Records())
                .build();
    }

    static Map<String, String> headers(Alert alert) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", alert.id() + ":" + alert.revision());
        headers.put("ce_source", "linli/detection");
        headers.put("ce_type", "io.linli.alert." + state(alert));
        headers.put("ce_time", alert.updatedAt().toString());
        headers.put("content-type", "application/json");
        return headers;
    }

    private static String state(Alert alert) {
        if (!alert.isOpen()) {
            return "cleared";
        }
        return alert.revision() == 1 ? "raised" : "updated";
    }

    private static final class Records implements KafkaRecordSerializationSchema<Alert> {
        @Override
        public ProducerRecord<byte[], byte[]> serialize(Alert alert, KafkaSinkContext context, @Nullable Long time) {
            var updatedAt = alert.updatedAt().toEpochMilli();
            var key = alert.id().getBytes(UTF_8);
            var record = new ProducerRecord<>(Streams.ALERTS.topic(), null, updatedAt, key, Json.write(alert));
            headers(alert).forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
            return record;
        }
    }
}
