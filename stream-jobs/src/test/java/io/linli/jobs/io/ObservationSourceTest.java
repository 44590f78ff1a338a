package io.linli.jobs.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.Beacon;
import io.linli.model.Observation;
import io.linli.model.Quality;
import io.linli.model.Signal;
import io.linli.model.SignalKind;
import io.linli.model.Streams;
import io.linli.model.Wire;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.api.common.serialization.DeserializationSchema.InitializationContext;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.SimpleUserCodeClassLoader;
import org.apache.flink.util.UserCodeClassLoader;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ObservationSourceTest {
    private final ObservationSource.Records records = new ObservationSource.Records();
    private final List<Observation> read = new ArrayList<>();

    @BeforeEach
    void open() {
        records.open(new InitializationContext() {
            @Override
            public MetricGroup getMetricGroup() {
                return new UnregisteredMetricsGroup();
            }

            @Override
            public UserCodeClassLoader getUserCodeClassLoader() {
                return SimpleUserCodeClassLoader.create(ObservationSourceTest.class.getClassLoader());
            }
        });
    }

    @Test
    void whatStandsBehindABeaconArrivedAfterIt() {
        take(0, new Beacon("ingest-1", 5_000));
        take(0, outcome(4_990));
        take(0, outcome(5_010));
        assertThat(read).extracting(Observation::receivedAt).containsExactly(5_000L, 5_000L, 5_010L);
    }

    @Test
    void anotherPartitionsBeaconSaysNothing() {
        take(1, new Beacon("ingest-1", 5_000));
        take(0, outcome(4_990));
        assertThat(read).extracting(Observation::receivedAt).containsExactly(5_000L, 4_990L);
    }

    @Test
    void theSlowestOfSeveralCounts() {
        take(0, new Beacon("ingest-1", 5_000));
        take(0, new Beacon("ingest-2", 4_000));
        take(0, outcome(4_500));
        assertThat(read).last().extracting(Observation::receivedAt).isEqualTo(4_500L);
    }

    private static Signal outcome(long at) {
        return new Signal("home:501", "", SignalKind.INCIDENT_OUTCOME, "i1", Map.of(), at, at, Quality.GOOD);
    }

    private void take(int partition, Observation observation) {
        var key = observation.subject().getBytes(StandardCharsets.UTF_8);
        var value = Wire.encode(observation);
        records.deserialize(
                new ConsumerRecord<>(
                        Streams.OBSERVATIONS.topic(),
                        partition,
                        read.size(),
                        observation.receivedAt(),
                        TimestampType.CREATE_TIME,
                        key.length,
                        value.length,
                        key,
                        value,
                        new RecordHeaders(),
                        Optional.empty()),
                new ListCollector<>(read));
    }
}
