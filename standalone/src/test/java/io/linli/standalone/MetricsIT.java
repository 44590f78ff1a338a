package io.linli.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.linli.ingest.telemetry.MetricsWriter;
import io.linli.ingest.telemetry.TelemetryConfig;
import io.linli.model.BlindPeriod;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What parts count of themselves, in the store that the demo has. */
class MetricsIT {
    private static TelemetryLog log;
    private static EmbeddedTelemetry store;

    @BeforeAll
    static void start() {
        log = TelemetryLog.open();
        store = Parts.telemetry();
    }

    @AfterAll
    static void stop() {
        log.close();
    }

    @Test
    void aNeighbourThatIsAwayLeavesTheOthersTheirNumbers() throws Exception {
        try (var writer = writer("linli_own_total{reason=\"a \\\"word\\\"\"} 7.0\nlinli_other 3.5\n")) {
            writer.start();
            await().until(() -> rows("name = 'linli_own_total'") == 1 && rows("name = 'linli_other'") == 1);
        }
        var row = QuestDb.ask(store.url(), "select part, label, value from metrics where name = 'linli_own_total'");
        assertThat(row.toString()).isEqualTo("[[\"ingest\",\"a \\\"word\\\"\",7.0]]");
    }

    @Test
    void aTimeInWhichNobodyWasHeardIsOnePointHoweverOftenItIsTold() throws Exception {
        var from = TelemetryLog.NOW - 600_000;
        log.tell(new BlindPeriod("m-1", "metrics-it", from, BlindPeriod.OPEN, "connection", from));
        log.tell(new BlindPeriod("m-1", "metrics-it", from, from + 90_000, "connection", from + 90_000));
        log.tell(new BlindPeriod("m-2", "metrics-it", from + 300_000, BlindPeriod.OPEN, "log", from + 300_000));
        for (var start = 1; start <= 2; start++) {
            try (var writer = writer("linli_start_" + start + " 1.0\n")) {
                writer.start();
                var mark = "name = 'linli_start_" + start + "'";
                await().until(() -> rows(mark) == 1);
            }
        }
        var told = QuestDb.ask(
                store.url(),
                "select cast(timestamp as long) / 1000, value from metrics"
                        + " where name = 'linli_blind_seconds' and label = 'metrics-it connection'");
        assertThat(told.toString()).isEqualTo("[[" + (from + 90_000) + ",90.0]]");
        var open = "name = 'linli_blind_open_seconds' and label = 'metrics-it log' and value > 299";
        assertThat(rows(open)).isEqualTo(2);
    }

    private static MetricsWriter writer(String own) {
        var nobody = URI.create("http://127.0.0.1:" + FreePort.orWanted(0));
        var neighbours = new TelemetryConfig.Neighbours(Optional.of(nobody), Optional.of(nobody));
        var config = new TelemetryConfig(
                Parts.kafka().bootstrap(), "test", URI.create(store.url()), "", "linli", "any", 1_000_000, neighbours);
        return new MetricsWriter(config, () -> own, Clock.systemUTC());
    }

    private static long rows(String condition) throws Exception {
        var columns =
                QuestDb.ask(store.url(), "select count() from table_columns('metrics') where \"column\" = 'value'");
        // The column comes with the first value.
        return columns.at("/0/0").asLong() == 0
                ? 0
                : QuestDb.ask(store.url(), "select count() from metrics where " + condition)
                        .at("/0/0")
                        .asLong();
    }
}
