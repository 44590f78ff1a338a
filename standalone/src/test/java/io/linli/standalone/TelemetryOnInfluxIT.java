package io.linli.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.linli.ingest.telemetry.TelemetryHealth.State;
import io.linli.model.Device;
import io.linli.model.Metric;
import io.linli.model.Place;
import io.linli.model.RejectReason;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From a real log into a real InfluxDB 2, with all that it says to what it does not take. */
class TelemetryOnInfluxIT {
    private static final Place FLAT =
            Place.home("110105001001003", "9-2-101", null, "9号楼2单元101", ZoneId.of("Asia/Shanghai"));
    private static final Duration MONTHS = Duration.ofDays(90);
    private static final long NOW = TelemetryLog.NOW;
    private static TelemetryLog log;
    private static InfluxDb influx;

    @BeforeAll
    static void start() {
        InfluxDb.assumeThere();
        influx = Parts.influx();
        log = TelemetryLog.open();
        log.register(Device.sensor("i-level", Metric.WATER_LEVEL, FLAT, Duration.ofMinutes(1)));
    }

    @AfterAll
    static void stop() {
        if (log != null) {
            log.close();
        }
    }

    @Test
    void whatAMessageSaidIsOneRow() throws Exception {
        influx.withBucket("one-row", MONTHS);
        log.say("home:9-2-101", "i-level", Metric.WATER_LEVEL, 62, NOW);
        log.say("home:9-2-101", "i-level", Metric.BATTERY, 88, NOW);
        try (var writer = TelemetryLog.writer(influx.url(), InfluxDb.TOKEN, "one-row")) {
            awaitRows(influx, "one-row", "i-level", 1);
            await().until(() -> writer.health().state() == State.WRITING);
        }
        var rows = influx.ask(
                "one-row",
                "SELECT community, kind, subject, water_level, battery FROM readings WHERE device = 'i-level'");
        assertThat(rows.at("/0/values").toString())
                .isEqualTo("[[" + NOW + ",\"110105001001\",\"sensor\",\"home:9-2-101\",62,88]]");
    }

    @Test
    void aPointOfAnotherTypeIsToldOfAndItsNeighboursAreStored() throws Exception {
        influx.withBucket("poison", MONTHS).write("poison", "readings,device=x tamper=true " + NOW + "000000");
        for (var i = 0; i < 100; i++) {
            log.say("site:i-poison", "i-good", Metric.PUMP, i % 2, NOW + i);
        }
        log.say("site:i-poison", "i-bad", Metric.TAMPER, 1, NOW + 50);
        try (var writer = TelemetryLog.writer(influx.url(), InfluxDb.TOKEN, "poison")) {
            awaitRows(influx, "poison", "i-good", 100);
            await().until(() -> TelemetryLog.isRemembered("poison"));
            assertThat(writer.health().refused()).isPositive();
        }
        assertThat(TelemetryLog.rejected())
                .filteredOn(it -> it.reason() == RejectReason.NOT_STORED)
                .anySatisfy(it -> assertThat(it.detail()).contains("tamper"));
    }

    @Test
    void whatIsOlderThanTheStoreKeepsIsToldOf() throws Exception {
        influx.withBucket("short", Duration.ofHours(1));
        var old = NOW - Duration.ofDays(2).toMillis();
        log.say("home:9-2-102", "i-old", Metric.MOTION, 1, old);
        log.say("home:9-2-102", "i-new", Metric.MOTION, 1, NOW);
        try (var writer = TelemetryLog.writer(influx.url(), InfluxDb.TOKEN, "short")) {
            awaitRows(influx, "short", "i-new", 1);
            await().until(() -> TelemetryLog.isRemembered("short"));
            assertThat(writer.health().refused()).isPositive();
        }
        assertThat(rows(influx, "short", "i-old")).isZero();
    }

    @Test
    void aStoreThatIsKilledLosesNothingAndTheWriterGoesOnByItself() throws Exception {
        try (var own = InfluxDb.create(Parts.folder("influx-killed"));
                var writer = TelemetryLog.writer(own.url(), InfluxDb.TOKEN, "telemetry")) {
            log.say("home:9-2-103", "i-away", Metric.MOTION, 1, NOW);
            awaitRows(own, "telemetry", "i-away", 1);
            own.kill();
            for (var i = 1; i < 6_000; i++) {
                log.say("home:9-2-103", "i-away", Metric.MOTION, i % 2, NOW + i);
            }
            await().until(() -> writer.health().state() == State.STORE_DOWN);
            own.start();
            awaitRows(own, "telemetry", "i-away", 6_000);
            await().until(() -> writer.health().state() == State.WRITING);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "nobody's, telemetry, LINLI_INFLUX_TOKEN",
        "reader's, telemetry, may not write there",
        "ours, nowhere, LINLI_INFLUX_BUCKET"
    })
    void aWrongSettingIsNamed(String whose, String bucket, String said) throws Exception {
        var token = switch (whose) {
            case "ours" -> InfluxDb.TOKEN;
            case "reader's" -> influx.readToken(bucket);
            default -> "unknown";
        };
        log.say("home:9-2-104", "i-any", Metric.MOTION, 1, NOW);
        try (var writer = TelemetryLog.writer(influx.url(), token, bucket)) {
            await().until(() -> writer.health().state() == State.STORE_REFUSES);
            assertThat(writer.health().detail()).contains(said);
        }
    }

    private static void awaitRows(InfluxDb where, String bucket, String device, long count) {
        await().atMost(Duration.ofSeconds(30)).until(() -> rows(where, bucket, device) == count);
    }

    private static long rows(InfluxDb where, String bucket, String device) throws IOException, InterruptedException {
        var counted = where.ask(bucket, "SELECT count(*) FROM readings WHERE device = '" + device + "'");
        var most = 0L;
        for (var field : counted.at("/0/values/0")) {
            // The first is the time of the whole, the beginning of all time.
            most = Math.max(most, field.asLong());
        }
        return most;
    }
}
