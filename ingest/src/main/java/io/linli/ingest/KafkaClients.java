package io.linli.ingest;

import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** How ingest speaks with Kafka. */
final class KafkaClients {
    static final CloseOptions AT_ONCE = CloseOptions.timeout(Duration.ofSeconds(1));

    private KafkaClients() {}

    /** Waits for Kafka for ever: giving up would mean losing what a device was promised, or leaving it out of order. */
    static Properties producer(IngestConfig config) {
        return properties(Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                config.kafkaBootstrap(),
                ProducerConfig.CLIENT_ID_CONFIG,
                config.id(),
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class.getName(),
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class.getName(),
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                Integer.MAX_VALUE,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                Long.MAX_VALUE,
                ProducerConfig.LINGER_MS_CONFIG,
                1,
                ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                1_000));
    }

    /** Reads what it is told to, from where it is told to. */
    static Properties reader(IngestConfig config, String purpose) {
        return properties(Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                config.kafkaBootstrap(),
                ConsumerConfig.CLIENT_ID_CONFIG,
                config.id() + "-" + purpose,
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class.getName(),
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class.getName(),
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                1_000));
    }

    /** A reader that remembers where it was; as the only one of its kind it joins no group and waits for nobody. */
    static Properties resumer(IngestConfig config, String purpose) {
        var properties = reader(config, purpose);
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, config.id() + "-" + purpose);
        return properties;
    }

    private static Properties properties(Map<String, Object> settings) {
        var properties = new Properties();
        properties.putAll(settings);
        return properties;
    }
}
