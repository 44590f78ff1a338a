package io.linli.ingest.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.Beacon;
import io.linli.model.Device;
import io.linli.model.DeviceRecord;
import io.linli.model.Metric;
import io.linli.model.Observation;
import io.linli.model.Place;
import io.linli.model.Quality;
import io.linli.model.Reading;
import io.linli.model.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class BatchTest {
    private static final long AT = 1_764_000_000_123L;
    private static final Place UNDERPASS =
            Place.site("110105001001003", "underpass-east", "东下穿通道", ZoneId.of("Asia/Shanghai"));

    private final Batch batch = new Batch(new DeviceTags());
    private long offset = 1_041;

    @Test
    void whatOneMessageSaysIsOnePointWithAFieldForEachMetric() {
        take(new DeviceRecord(
                "site:underpass-east",
                Device.sensor("level-7", Metric.WATER_LEVEL, UNDERPASS, Duration.ofMinutes(1)),
                AT));
        take(reading("site:underpass-east", "level-7", Metric.BATTERY, 88, AT));
        take(reading("site:underpass-east", "level-7", Metric.WATER_LEVEL, 62, AT));
        assertThat(lines())
                .containsExactly("readings,community=110105001001,device=level-7,kind=sensor,"
                        + "subject=site:underpass-east battery=88.0,water_level=62.0 1764000000123042000");
    }

    @Test
    void everyFieldIsAFloatingPointNumber() {
        take(reading("home:1", "a", Metric.MOTION, 1, AT));
        take(reading("home:1", "a", Metric.UPTIME, 9_999_999_999L, AT));
        take(reading("home:1", "a", Metric.TEMPERATURE, -0.25, AT));
        take(reading("home:1", "a", Metric.WATER_VOLUME, 1e-9, AT));
        assertThat(lines().get(0))
                .contains("motion=1.0", "uptime=9999999999.0", "temperature=-0.25", "water_volume=0.000000001");
    }

    @Test
    void twoMessagesOfOneMillisecondStayTwoPoints() {
        take(reading("home:1", "a", Metric.MOTION, 1, AT));
        take(reading("home:1", "a", Metric.MOTION, 0, AT));
        take(reading("home:1", "a", Metric.BATTERY, 5, AT));
        assertThat(lines())
                .containsExactly(
                        "readings,device=a,subject=home:1 motion=1.0 1764000000123041000",
                        "readings,device=a,subject=home:1 battery=5.0,motion=0.0 1764000000123042000");
    }

    @Test
    void pointsStandInTheOrderOfTheLog() {
        for (var i = 0; i < 20; i++) {
            take(reading("home:" + i % 3, "d" + i % 3, Metric.MOTION, i % 2, AT - i));
        }
        assertThat(batch.points()).extracting(ReadingPoint::device).startsWith("d0", "d1", "d2", "d0");
        assertThat(batch.points()).hasSize(20);
    }

    @Test
    void namesThatPeopleChoseAreEscaped() {
        take(reading("home:3号楼 a,b=c\n😀", "a", Metric.MOTION, 1, AT));
        assertThat(lines().get(0))
                .contains("subject=home:3号楼\\ a\\,b\\=c\\n😀 ")
                .doesNotContain("\n");
    }

    @Test
    void whatTheBrokerRetainedWasStoredLongAgo() {
        take(new Reading("home:1", "a", Metric.BATTERY, 5, AT, AT, Quality.SNAPSHOT));
        take(new Reading("home:1", "a", Metric.BATTERY, 6, AT, AT, Quality.BACKFILL));
        assertThat(lines()).hasSize(1).first().asString().contains("battery=6.0");
    }

    @Test
    void whatCannotBeReadHoldsUpNothing() {
        var where = new TopicPartition("linli.observations", 0);
        batch.take(new ConsumerRecord<>(
                "linli.observations", 0, 7, "home:1".getBytes(StandardCharsets.UTF_8), new byte[] {9}));
        take(new Beacon("ingest-1", AT));
        assertThat(batch.points()).isEmpty();
        assertThat(batch.read()).containsEntry(where, new OffsetAndMetadata(1_042));
    }

    @Test
    void aMessageThatTheEndOfAReadingCutsInTwoStaysOnePoint() {
        take(reading("home:1", "a", Metric.MOTION, 1, AT));
        take(reading("home:1", "b", Metric.BATTERY, 5, AT));
        assertThat(batch.whole()).extracting(ReadingPoint::device).containsExactly("a");
        assertThat(batch.read()).containsValue(new OffsetAndMetadata(1_042));
        batch.stored();
        take(reading("home:1", "b", Metric.MOTION, 0, AT));
        take(new Beacon("ingest-1", AT));
        assertThat(batch.whole())
                .hasToString("[readings,device=b,subject=home:1 battery=5.0,motion=0.0" + " 1764000000123042000]");
        assertThat(batch.read()).containsValue(new OffsetAndMetadata(1_045));
        batch.stored();
        assertThat(batch.isUntouched()).isTrue();
        assertThat(batch.points()).isEmpty();
    }

    @Test
    void theLastMessageOfAQuietPartitionWaitsOnce() {
        take(reading("home:1", "a", Metric.MOTION, 1, AT));
        assertThat(batch.whole()).isEmpty();
        batch.stored();
        assertThat(batch.whole()).hasSize(1);
        assertThat(batch.read()).containsValue(new OffsetAndMetadata(1_042));
    }

    private List<String> lines() {
        return batch.points().stream().map(ReadingPoint::toString).toList();
    }

    private void take(Observation observation) {
        var key = observation.subject().getBytes(StandardCharsets.UTF_8);
        batch.take(new ConsumerRecord<>(
                "linli.observations",
                0,
                offset++,
                observation.receivedAt(),
                org.apache.kafka.common.record.TimestampType.CREATE_TIME,
                key.length,
                0,
                key,
                Wire.encode(observation),
                new org.apache.kafka.common.header.internals.RecordHeaders(),
                java.util.Optional.empty()));
    }

    private static Reading reading(String subject, String device, Metric metric, double value, long at) {
        return new Reading(subject, device, metric, value, at, AT, Quality.GOOD);
    }
}
