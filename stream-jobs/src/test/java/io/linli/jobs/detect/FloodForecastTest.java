package io.linli.jobs.detect;

import static io.linli.jobs.detect.Neighbourhood.FLOOD;
import static io.linli.jobs.detect.Neighbourhood.SITE;
import static io.linli.jobs.detect.Neighbourhood.START;
import static io.linli.jobs.detect.Neighbourhood.depth;
import static io.linli.jobs.detect.Neighbourhood.level;
import static io.linli.jobs.detect.Neighbourhood.minutes;
import static io.linli.jobs.detect.Neighbourhood.play;
import static io.linli.jobs.detect.Neighbourhood.record;
import static io.linli.jobs.detect.Neighbourhood.runner;
import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.Alert;
import io.linli.model.Stage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When people are warned of water that is not there yet, and what the place's own past has to do with it. */
class FloodForecastTest {
    private static final String SENSOR = "level-7";
    private static final int DAY = 24 * 60;

    private final PlainRunner runner = runner(FLOOD);

    /** Dry, then up by so much a minute to a peak, then dry for two hours. */
    private static void rise(PlainRunner runner, int minute, double rate, double peak) {
        var at = minute - 20;
        for (; at < minute; at++) {
            play(runner, depth(SENSOR, 0, minutes(at)));
        }
        for (var mm = rate; mm <= peak; mm += rate) {
            play(runner, depth(SENSOR, mm, minutes(at++)));
        }
        for (var dry = 0; dry < 120; dry++) {
            play(runner, depth(SENSOR, 0, minutes(at++)));
        }
    }

    private static List<Alert> warningsFrom(PlainRunner runner, int minute) {
        runner.advanceTo(minutes(minute + DAY));
        return runner.alerts().stream()
                .filter(alert -> alert.raisedAt().toEpochMilli() >= minutes(minute) && alert.revision() == 1)
                .filter(alert -> alert.stage() == Stage.WARNING)
                .toList();
    }

    private static double minute(Alert alert, int from) {
        return (alert.raisedAt().toEpochMilli() - minutes(from)) / 60_000.0;
    }

    @Test
    void wherePastRisesWentOnItWarnsEarlierThanWhereTheyDidNot() {
        play(runner, record(level(SENSOR), START - 100 * 60_000));
        for (var day = 1; day <= 6; day++) {
            rise(runner, day * DAY, 5, 300);
        }
        rise(runner, 7 * DAY, 5, 300);
        var often = minute(warningsFrom(runner, 7 * DAY).get(0), 7 * DAY);

        var other = runner(FLOOD);
        play(other, record(level(SENSOR), START - 100 * 60_000));
        for (var day = 1; day <= 6; day++) {
            rise(other, day * DAY, 5, 100);
        }
        rise(other, 7 * DAY, 5, 300);

        assertThat(often).isBetween(15.0, 20.0);
        assertThat(minute(warningsFrom(other, 7 * DAY).get(0), 7 * DAY)).isGreaterThan(often + 5);
    }

    @Test
    void saysHowManyRisesLikeItWentOn() {
        play(runner, record(level(SENSOR), START - 100 * 60_000));
        for (var day = 1; day <= 4; day++) {
            rise(runner, day * DAY, 5, day == 1 ? 130 : 300);
        }
        rise(runner, 5 * DAY, 5, 300);

        assertThat(warningsFrom(runner, 5 * DAY)).singleElement().satisfies(alert -> {
            assertThat(alert.text().en()).contains("of 4 such rises here 3 went on that far");
            assertThat(alert.text().zh()).contains("以往4次类似的上涨中有3次达到");
            assertThat(alert.explanation())
                    .containsEntry("rises_like_it", 4)
                    .containsEntry("rises_that_went_on", 3)
                    .containsEntry("cause", "trend");
        });
    }

    @Test
    void aSensorThatFallsSilentInARiseIsWarnedOfInTime() {
        play(runner, record(level(SENSOR), START - 1));
        for (var minute = 0; minute <= 40; minute++) {
            play(runner, depth(SENSOR, minute < 20 ? 0 : (minute - 20) * 4, minutes(minute)));
        }
        assertThat(runner.alerts()).isEmpty();

        runner.advanceTo(minutes(60));

        assertThat(runner.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.stage()).isEqualTo(Stage.WARNING);
            assertThat(minute(alert, 0)).isBetween(47.0, 48.0);
            assertThat(alert.text().en()).contains("about 10 minutes to 150 mm");
        });
    }

    @Test
    void aThingPutDownUnderTheSensorIsNoRise() {
        play(runner, record(level(SENSOR), START - 1));
        for (var minute = 0; minute <= 60; minute++) {
            play(runner, depth(SENSOR, minute < 20 ? 0 : 95 + minute % 3, minutes(minute)));
        }
        assertThat(warningsFrom(runner, 0)).isEmpty();
    }

    @Test
    void whatIsRememberedOfRisesIsBounded() throws IOException {
        play(runner, record(level(SENSOR), START - 100 * 60_000));
        for (var day = 1; day <= 40; day++) {
            rise(runner, day * DAY, 30, 120);
        }
        var before = size(runner);
        for (var day = 41; day <= 60; day++) {
            rise(runner, day * DAY, 30, 120);
        }
        assertThat(size(runner)).isEqualTo(before).isLessThan(3_000);
    }

    private static int size(PlainRunner runner) throws IOException {
        var bytes = new ByteArrayOutputStream();
        SubjectMemoryCodec.write(runner.memory(SITE), new DataOutputStream(bytes));
        return bytes.size();
    }
}
