package io.linli.jobs.detect;

import static io.linli.jobs.detect.Neighbourhood.FLOOD;
import static io.linli.jobs.detect.Neighbourhood.depth;
import static io.linli.jobs.detect.Neighbourhood.level;
import static io.linli.jobs.detect.Neighbourhood.play;
import static io.linli.jobs.detect.Neighbourhood.record;
import static io.linli.jobs.detect.Neighbourhood.runner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.linli.model.Alert;
import io.linli.model.Level;
import io.linli.model.Stage;
import io.linli.simulator.recorded.Flood;
import io.linli.simulator.recorded.Importers;
import io.linli.simulator.recorded.Measured;
import io.linli.simulator.recorded.Recording;
import io.linli.simulator.recorded.Recordings;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Street floods as recorded in New York (FloodNet, to 2024), where they are among the recordings; each by itself. */
class RecordedFloodsTest {
    private static final String DEVICE = "level-7";
    private static final double YELLOW = 150;
    private static final Duration BEFORE = Duration.ofMinutes(10);
    private static final Duration AFTER = Duration.ofHours(3);

    @Test
    void areRecognisedInTimeByOneAlertEach() throws IOException {
        var source = Recordings.path("floodnet_to_2024");
        assumeTrue(Files.exists(source), () -> Recordings.missing(source));
        var missed = 0;
        var again = 0;
        var delays = new ArrayList<Double>();
        for (var site : Importers.of("floodnet").read(source, row -> {})) {
            for (var flood : deepFloods(site)) {
                var rows = during(flood, site);
                var alerts = run(rows);
                again += alerts.stream().map(Alert::id).distinct().count() > 1 ? 1 : 0;
                var reached = alerts.stream().filter(RecordedFloodsTest::isTold).findFirst();
                missed += reached.isPresent() ? 0 : 1;
                reached.ifPresent(alert -> delays.add(minutesAfter(reaches(rows), alert)));
            }
        }
        Collections.sort(delays);
        assertThat(delays.size() + missed).as("floods of 150 mm").isEqualTo(466);
        assertThat(missed).as("missed").isLessThanOrEqualTo(5);
        assertThat(again).as("told of twice, as two tides in one record are").isLessThanOrEqualTo(1);
        assertThat(delays.get(delays.size() / 2)).as("median delay, min").isLessThanOrEqualTo(1.1);
        assertThat(delays.get(delays.size() * 95 / 100)).as("p95 delay, min").isLessThanOrEqualTo(6.4);
    }

    private static List<Flood> deepFloods(Recording site) {
        return site.floods().stream().filter(flood -> flood.peak() >= YELLOW).toList();
    }

    /** With the dry minutes around it, up to the next flood. */
    private static List<Measured> during(Flood flood, Recording site) {
        var from = flood.from().minus(BEFORE);
        var next = site.floods().stream()
                .map(Flood::from)
                .filter(other -> other.isAfter(flood.from()))
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
        return site.rows().stream()
                .filter(row -> !row.at().isBefore(from) && row.at().isBefore(next))
                .filter(row -> row.at().isBefore(flood.to().plus(AFTER)))
                .toList();
    }

    private static Instant reaches(List<Measured> rows) {
        return rows.stream()
                .filter(row -> row.value() >= YELLOW)
                .findFirst()
                .map(Measured::at)
                .orElseThrow();
    }

    private static boolean isTold(Alert alert) {
        return alert.level() == Level.I || alert.stage() == Stage.REACHED && alert.level() != Level.IV;
    }

    private static double minutesAfter(Instant time, Alert alert) {
        return Duration.between(time, alert.updatedAt()).toMillis() / 60_000.0;
    }

    private static List<Alert> run(List<Measured> rows) {
        var runner = runner(FLOOD);
        play(runner, record(level(DEVICE), rows.get(0).at().toEpochMilli() - 1));
        for (var row : rows) {
            play(runner, depth(DEVICE, row.value(), row.at().toEpochMilli()));
        }
        runner.advanceTo(rows.get(rows.size() - 1).at().plus(AFTER).toEpochMilli());
        return runner.alerts();
    }
}
