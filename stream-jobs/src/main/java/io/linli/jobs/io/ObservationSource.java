package io.linli.jobs.io;

import io.linli.model.Beacon;
import io.linli.model.Observation;
import io.linli.model.Streams;
import io.linli.model.Subject;
import io.linli.model.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.serialization.DeserializationSchema.InitializationContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.metrics.Counter;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log of observations in Kafka. Without a checkpoint it is read from its beginning: what is normal at a home must
 * be learned before it can be watched.
 */
public final class ObservationSource {
    private static final Logger LOG = LoggerFactory.getLogger(ObservationSource.class);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private ObservationSource() {}

    public static KafkaSource<Observation> of(String bootstrap) {
        return KafkaSource.<Observation>builder()
                .setBootstrapServers(bootstrap)
                .setTopics(Streams.OBSERVATIONS.topic())
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setDeserializer(new Records())
                .setProperty("commit.offsets.on.checkpoint", "false")
                .setProperty("partition.discovery.interval.ms", "-1")
                .setProperty("fetch.max.wait.ms", "100")
                .build();
    }

    /** How many partitions the log has. */
    public static int partitions(String bootstrap) {
        var settings = Map.<String, Object>of("bootstrap.servers", bootstrap);
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            return consumer.partitionsFor(Streams.OBSERVATIONS.topic(), PATIENCE)
                    .size();
        }
    }

    /** What this version cannot read is counted and said, and the neighbours go on. */
    static final class Records implements KafkaRecordDeserializationSchema<Observation> {
        private transient @Nullable Counter unreadable;
        private transient @Nullable Map<Integer, BeaconClock> clocks;

        @Override
        public void open(InitializationContext context) {
            unreadable = context.getMetricGroup().counter("unreadableRecords");
            clocks = new HashMap<>();
        }

        @Override
        public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Observation> out) {
            try {
                out.collect(read(record));
            } catch (IllegalArgumentException e) {
                Objects.requireNonNull(unreadable).inc();
                LOG.warn("Cannot read the observation at {}-{}", record.partition(), record.offset(), e);
            }
        }

        /**
         * What stands behind a beacon arrived after it, whatever the clock of the writer says: else what the api
         * writes would be judged before deadlines that have passed, or after them, as the batching has it.
         */
        private Observation read(ConsumerRecord<byte[], byte[]> record) {
            var clock = Objects.requireNonNull(clocks).computeIfAbsent(record.partition(), any -> new BeaconClock());
            var subject = subject(record);
            var arrived = subject.isEmpty() ? record.timestamp() : Math.max(record.timestamp(), clock.now());
            var observation = Wire.decode(subject, arrived, value(record));
            if (observation instanceof Beacon beacon) {
                clock.hear(beacon.source(), beacon.receivedAt());
            }
            return observation;
        }

        /** Beacons and blind periods, which stand in every partition, are nobody's. */
        private static String subject(ConsumerRecord<byte[], byte[]> record) {
            return record.key() == null || record.key().length == 0
                    ? ""
                    : Subject.parse(new String(record.key(), StandardCharsets.UTF_8))
                            .toString();
        }

        private static byte[] value(ConsumerRecord<byte[], byte[]> record) {
            if (record.value() == null) {
                throw new IllegalArgumentException("an observation without a value");
            }
            return record.value();
        }

        @Override
        public TypeInformation<Observation> getProducedType() {
            return ObservationSerializer.TYPE;
        }
    }
}
