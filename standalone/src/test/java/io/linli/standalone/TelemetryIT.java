package io.linli.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.linli.ingest.telemetry.TelemetryHealth.State;
import io.linli.ingest.telemetry.TelemetryWriter;
import io.linli.model.Device;
import io.linli.model.Metric;
import io.linli.model.Place;
import io.linli.model.RejectReason;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From a real log into a real store, with a store that refuses, goes away and comes back. */
class TelemetryIT {
    private static final long NOW = TelemetryLog.NOW;
    private static final Place FLAT =
            Place.home("110105001001003", "9-1-101", null, "9号楼1单元101", ZoneId.of("Asia/Shanghai"));
    private static TelemetryLog log;
    private static EmbeddedTelemetry store;

    @BeforeAll
    static void start() {
        log = TelemetryLog.open();
        store = Parts.telemetry();
        log.register(Device.sensor("t-level", Metric.WATER_LEVEL, FLAT, Duration.ofMinutes(1)));
    }

    @AfterAll
    static void stop() {
        log.close();
    }

    @Test
    void whatAMessageSaidIsOneRow() throws Exception {
        log.say("home:9-1-101", "t-level", Metric.WATER_LEVEL, 62, NOW);
        log.say("home:9-1-101", "t-level", Metric.BATTERY, 88, NOW);
        try (var writer = writer(store, "one-row")) {
            awaitRows(store, "device = 't-level'", 1);
            assertThat(writer.health().state()).isEqualTo(State.WRITING);
            assertThat(writer.health().lag()).isLessThan(Duration.ofMinutes(1));
        }
        var row = QuestDb.ask(
                        store.url(),
                        "select community, kind, subject, water_level, battery, cast(timestamp as long) / 1000"
                                + " from readings where device = 't-level'")
                .get(0);
        assertThat(row.toString()).isEqualTo("[\"110105001001\",\"sensor\",\"home:9-1-101\",62.0,88.0," + NOW + "]");
    }

    @Test
    void whatIsReadAgainIsStoredOnce() throws Exception {
        for (var i = 0; i < 200; i++) {
            log.say("home:9-1-102", "t-again", Metric.MOTION, i % 2, NOW - i / 3);
        }
        for (var reader : List.of("again-1", "again-2")) {
            try (var writer = writer(store, reader)) {
                await().until(() -> TelemetryLog.isRemembered(reader));
                assertThat(writer.health().refused()).isZero();
            }
        }
        awaitRows(store, "device = 't-again'", 200);
    }

    @Test
    void aPointThatIsNotTakenIsToldOfAndItsNeighboursAreStored() throws Exception {
        try (var own = EmbeddedTelemetry.at(Parts.folder("telemetry-poison"), 0).start()) {
            QuestDb.ask(own.url(), "alter table readings add column gate_open boolean");
            for (var i = 0; i < 100; i++) {
                log.say("site:t-poison", "t-good-" + i % 5, Metric.PUMP, i % 2, NOW + i);
            }
            log.say("site:t-poison", "t-bad", Metric.GATE_OPEN, 1, NOW + 50);
            try (var writer = writer(own, own.bucket())) {
                await().until(() -> TelemetryLog.isRemembered(own.bucket()));
                awaitRows(own, "subject = 'site:t-poison'", 100);
                assertThat(writer.health().refused()).isEqualTo(1);
            }
            assertThat(TelemetryLog.rejected())
                    .filteredOn(it -> "t-bad".equals(it.device()))
                    .hasSize(1)
                    .allSatisfy(it -> {
                        assertThat(it.reason()).isEqualTo(RejectReason.NOT_STORED);
                        assertThat(it.detail()).contains("gate_open");
                        assertThat(it.head()).startsWith("readings,device=t-bad");
                    });
        }
    }

    @Test
    void aStoreThatIsAwayLosesNothingAndTheWriterGoesOnByItself() throws Exception {
        var folder = Parts.folder("telemetry-away");
        var port = FreePort.orWanted(0);
        var own = EmbeddedTelemetry.at(folder, port).start();
        try (var writer = writer(own, own.bucket())) {
            log.say("home:9-1-103", "t-away", Metric.MOTION, 1, NOW);
            awaitRows(own, "device = 't-away'", 1);
            own.close();
            for (var i = 1; i < 12_000; i++) {
                log.say("home:9-1-103", "t-away", Metric.MOTION, i % 2, NOW + i);
            }
            await().until(() -> writer.health().state() == State.STORE_DOWN);
            assertThat(writer.health().detail()).contains("is it running");
            assertThat(TelemetryLog.isRemembered(own.bucket())).isFalse();
            own = EmbeddedTelemetry.at(folder, port).start();
            awaitRows(own, "device = 't-away'", 12_000);
            await().until(() -> writer.health().state() == State.WRITING);
            var bucket = own.bucket();
            await().until(() -> TelemetryLog.isRemembered(bucket));
        } finally {
            own.close();
        }
    }

    private static void awaitRows(EmbeddedTelemetry where, String condition, long rows) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> QuestDb.count(where.url(), condition), count -> count >= rows);
        assertThat(count(where, condition)).isEqualTo(rows);
    }

    private static long count(EmbeddedTelemetry where, String condition) {
        try {
            return QuestDb.count(where.url(), condition);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static TelemetryWriter writer(EmbeddedTelemetry where, String bucket) {
        return TelemetryLog.writer(where.url(), "", bucket);
    }
}
