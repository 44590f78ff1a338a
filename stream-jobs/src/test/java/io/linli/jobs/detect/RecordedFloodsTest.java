package io.linli.jobs.detect;

import static io.linli.jobs.detect.Neighbourhood.FLOOD;
import static io.linli.jobs.detect.Neighbourhood.START;
import static io.linli.jobs.detect.Neighbourhood.depth;
import static io.linli.jobs.detect.Neighbourhood.level;
import static io.linli.jobs.detect.Neighbourhood.play;
import static io.linli.jobs.detect.Neighbourhood.record;
import static io.linli.jobs.detect.Neighbourhood.runner;
import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.Alert;
import io.linli.model.Level;
import io.linli.model.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Street floods as recorded in New York (FloodNet, to 2024), where they are among the recordings. */
class RecordedFloodsTest {
    private static final Pattern PROFILE = Pattern.compile("\"\\[([0-9., -]+)]\",\"\\[([0-9., -]+)]\"");
    private static final double INCH = 25.4;
    private static final double YELLOW = 150;

    /** Depths in mm and times in ms since the flood began. */
    private record Flood(double[] mm, long[] at) {
        long reaches(double mark) {
            for (var i = 0; i < mm.length; i++) {
                if (mm[i] >= mark) {
                    return START + at[i];
                }
            }
            return Long.MAX_VALUE;
        }
    }

    @Test
    void areRecognisedInTimeByOneAlertEach() throws IOException {
        var file = Recordings.file("floodnet_to_2024/flood-events.csv");
        var missed = 0;
        var again = 0;
        var delays = new ArrayList<Double>();
        for (var flood : deepFloods(file)) {
            var alerts = run(flood);
            again += alerts.stream().map(Alert::id).distinct().count() > 1 ? 1 : 0;
            var reached = alerts.stream().filter(RecordedFloodsTest::isTold).findFirst();
            missed += reached.isPresent() ? 0 : 1;
            reached.ifPresent(alert -> delays.add(minutesAfter(flood.reaches(YELLOW), alert)));
        }
        Collections.sort(delays);
        assertThat(missed).as("missed").isLessThanOrEqualTo(5);
        assertThat(again).as("told of twice, as two tides in one record are").isLessThanOrEqualTo(1);
        assertThat(delays.get(delays.size() / 2)).as("median delay, min").isLessThanOrEqualTo(1.1);
        assertThat(delays.get(delays.size() * 95 / 100)).as("p95 delay, min").isLessThanOrEqualTo(6.4);
    }

    private static List<Flood> deepFloods(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .flatMap(RecordedFloodsTest::read)
                .filter(flood -> flood.reaches(YELLOW) != Long.MAX_VALUE)
                .toList();
    }

    private static boolean isTold(Alert alert) {
        return alert.level() == Level.I || alert.stage() == Stage.REACHED && alert.level() != Level.IV;
    }

    private static double minutesAfter(long time, Alert alert) {
        return (alert.updatedAt().toEpochMilli() - time) / 60_000.0;
    }

    private static List<Alert> run(Flood flood) {
        var runner = runner(FLOOD);
        play(runner, record(level("level-7"), START - 600_001));
        for (var before = 10; before > 0; before--) {
            play(runner, depth("level-7", 0, START - before * 60_000L));
        }
        for (var i = 0; i < flood.at.length; i++) {
            play(runner, depth("level-7", flood.mm[i], START + flood.at[i]));
        }
        runner.advanceTo(START + flood.at[flood.at.length - 1] + 3 * 3_600_000L);
        return runner.alerts();
    }

    private static Stream<Flood> read(String line) {
        var matcher = PROFILE.matcher(line);
        if (!matcher.find()) {
            return Stream.empty();
        }
        var mm = Arrays.stream(matcher.group(1).split(","))
                .mapToDouble(Double::parseDouble)
                .map(inches -> inches * INCH);
        var at = Arrays.stream(matcher.group(2).split(","))
                .mapToDouble(Double::parseDouble)
                .mapToLong(s -> (long) (s * 1000));
        return Stream.of(new Flood(mm.toArray(), at.toArray()));
    }
}
