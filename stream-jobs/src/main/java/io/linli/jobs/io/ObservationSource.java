package io.linli.jobs.io;

import io.linli.model.Observation;
import io.linli.model.Streams;
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
        private transient @Nullable Map<Integer, LogPartition> partitions;

        @Override
        public void open(InitializationContext context) {
            unreadable = context.getMetricGroup().counter("unreadableRecords");
            partitions = new HashMap<>();
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

        private Observation read(ConsumerRecord<byte[], byte[]> record) {
            return Objects.requireNonNull(partitions)
                    .computeIfAbsent(record.partition(), any -> new LogPartition())
                    .read(record);
        }

        @Override
        public TypeInformation<Observation> getProducedType() {
            return ObservationSerializer.TYPE;
        }
    }
}
