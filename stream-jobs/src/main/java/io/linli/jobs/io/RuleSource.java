package io.linli.jobs.io;

import io.linli.jobs.detect.Control;
import io.linli.model.Json;
import io.linli.model.Rule;
import io.linli.model.Streams;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rules in Kafka: as they are when the job is submitted, and every change from then on. */
public final class RuleSource {
    private static final Logger LOG = LoggerFactory.getLogger(RuleSource.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private RuleSource() {}

    public static KafkaSource<Control> of(String bootstrap) {
        return KafkaSource.<Control>builder()
                .setBootstrapServers(bootstrap)
                .setTopics(Streams.RULES.topic())
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setDeserializer(new Records())
                .setProperty("commit.offsets.on.checkpoint", "false")
                .setProperty("partition.discovery.interval.ms", "-1")
                .build();
    }

    /** Reads the stream of rules to its present end. */
    public static List<Rule> readAll(String bootstrap) {
        var rules = new TreeMap<String, Rule>();
        var settings = Map.<String, Object>of("bootstrap.servers", bootstrap, "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(Streams.RULES.topic(), PATIENCE).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions, PATIENCE);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(record -> read(record).ifPresent(told -> {
                            if (told.rule() == null) {
                                rules.remove(told.key());
                            } else {
                                rules.put(told.key(), told.rule());
                            }
                        }));
            }
        }
        return List.copyOf(rules.values());
    }

    /** A rule that this version cannot read is said and passed over: the others stay in force. */
    private static Optional<Control> read(ConsumerRecord<byte[], byte[]> record) {
        try {
            var key = new String(record.key(), StandardCharsets.UTF_8);
            return Optional.of(
                    record.value() == null
                            ? Control.removed(key)
                            : Control.published(Json.read(record.value(), Rule.class)));
        } catch (IllegalArgumentException | NullPointerException e) {
            LOG.warn("Cannot read the rule at {}-{}", record.partition(), record.offset(), e);
            return Optional.empty();
        }
    }

    private static final class Records implements KafkaRecordDeserializationSchema<Control> {
        @Override
        public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Control> out) {
            read(record).ifPresent(out::collect);
        }

        @Override
        public TypeInformation<Control> getProducedType() {
            return ControlSerializer.TYPE;
        }
    }
}
