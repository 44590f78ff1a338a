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
import io.linli.model.ClearReason;
import io.linli.model.Device;
import io.linli.model.Level;
import io.linli.model.Metric;
import io.linli.model.Place;
import io.linli.model.Quality;
import io.linli.model.Reading;
import io.linli.model.Stage;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FloodDetectorTest {
    private final PlainRunner runner = runner(FLOOD);

    private void measure(double... everyMinute) {
        play(runner, record(level("level-7"), START));
        for (var i = 0; i < everyMinute.length; i++) {
            play(runner, depth("level-7", everyMinute[i], minutes(i)));
        }
        runner.advanceTo(minutes(everyMinute.length - 1));
    }

    @Test
    void twoFastRisesSecondsApartAreRedAtOnce() {
        play(
                runner,
                record(level("level-7"), START),
                depth("level-7", 12, START),
                depth("level-7", 320, START + 4_000),
                depth("level-7", 620, START + 9_000));
        assertThat(runner.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.level()).isEqualTo(Level.I);
            assertThat(alert.stage()).isEqualTo(Stage.REACHED);
            assertThat(alert.raisedAt().toEpochMilli()).isEqualTo(START + 9_000);
            assertThat(alert.onset().toEpochMilli()).isEqualTo(START + 4_000);
            assertThat(alert.explanation()).containsEntry("measured_mm", 620L).containsEntry("fast_rise", true);
        });
    }

    @Test
    void twoDepthsOfTheSameMillisecondAreBothSeen() {
        play(
                runner,
                record(level("level-7"), START),
                depth("level-7", 12, START),
                depth("level-7", 320, START + 4_000),
                depth("level-7", 620, START + 4_000));
        assertThat(runner.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.level()).isEqualTo(Level.I);
            assertThat(alert.raisedAt().toEpochMilli()).isEqualTo(START + 4_000);
        });
    }

    @Test
    void oneJumpAloneIsNotBelieved() {
        play(
                runner,
                record(level("level-7"), START),
                depth("level-7", 12, START),
                depth("level-7", 320, START + 4_000));
        runner.advanceTo(minutes(600));
        assertThat(runner.alerts()).isEmpty();
    }

    @Test
    void aJumpThatASecondSampleBearsOutIsBelieved() {
        measure(12, 12, 160, 182, 190);
        assertThat(runner.alerts()).first().satisfies(alert -> {
            assertThat(alert.level()).isEqualTo(Level.III);
            assertThat(alert.raisedAt().toEpochMilli()).isEqualTo(minutes(3));
        });
    }

    @Test
    void aParkedCarIsNoWater() {
        measure(0, 0, 0, 600, 602, 599, 601, 600, 600, 601, 600, 598, 600, 0, 0, 0);
        assertThat(runner.alerts()).isEmpty();
    }

    @Test
    void aPasserByIsNoWater() {
        measure(0, 0, 0, 900, 0, 0, 95, 0, 0, 0);
        assertThat(runner.alerts()).isEmpty();
    }

    @Test
    void noEchoIsNoReading() {
        measure(160, 170, 19_000, 19_000, 175);
        assertThat(runner.alerts()).singleElement().extracting(Alert::level).isEqualTo(Level.III);
    }

    @Test
    void theSameSampleTwiceIsNoSecondSample() {
        play(runner, record(level("level-7"), START));
        play(
                runner,
                depth("level-7", 100, START),
                depth("level-7", 160, minutes(1)),
                depth("level-7", 160, minutes(1)));
        assertThat(runner.alerts()).isEmpty();
    }

    @Test
    void aSampleThatStaysAloneCountsAfterAWhile() {
        measure(100, 160);
        runner.advanceTo(minutes(1) + 89_999);
        assertThat(runner.alerts()).isEmpty();
        runner.advanceTo(minutes(1) + 90_000);
        assertThat(runner.alerts())
                .singleElement()
                .satisfies(alert -> assertThat(alert.raisedAt().toEpochMilli()).isEqualTo(minutes(1) + 90_000));
    }

    @Test
    void aRareSampleNeedsNoSecondWhereNothingElseCouldBearItOut() {
        var place = Place.site(Neighbourhood.GRID, "underpass-east", "东下穿通道", Neighbourhood.ZONE);
        play(runner, record(Device.sensor("level-7", Metric.WATER_LEVEL, place, Duration.ofMinutes(10)), START));
        play(runner, depth("level-7", 20, START), depth("level-7", 180, minutes(10)));
        assertThat(runner.alerts()).hasSize(1);
    }

    @Test
    void aFloatSwitchIsRedAtOnce() {
        var place = Place.site(Neighbourhood.GRID, "underpass-east", "东下穿通道", Neighbourhood.ZONE);
        play(runner, record(Device.sensor("float-1", Metric.FLOAT_SWITCH, place, Duration.ofMinutes(10)), START));
        play(runner, new Reading(SITE, "float-1", Metric.FLOAT_SWITCH, 1, minutes(1), minutes(1), Quality.GOOD));
        assertThat(runner.alerts()).singleElement().extracting(Alert::level).isEqualTo(Level.I);
    }

    @Test
    void aSensorsOwnMarksWin() {
        var device = level("level-7");
        var own = new Device(
                device.id(),
                device.kind(),
                device.metrics(),
                device.place(),
                null,
                false,
                device.period(),
                device.tags(),
                Map.of("yellow", 60.0, "orange", 70.0, "red", 80.0),
                1,
                null,
                true);
        play(runner, record(own, START), depth("level-7", 85, START), depth("level-7", 86, minutes(1)));
        assertThat(runner.alerts()).singleElement().extracting(Alert::level).isEqualTo(Level.I);
    }

    @Test
    void risesAtOnceAndFallsOnlyAfterAWhile() {
        measure(130, 155, 180, 205, 230, 252, 260, 215, 170, 160);
        assertThat(runner.alerts()).last().extracting(Alert::level).isEqualTo(Level.II);
        for (var minute = 10; minute < 30; minute++) {
            play(runner, depth("level-7", 160, minutes(minute)));
        }
        assertThat(runner.alerts()).last().extracting(Alert::level).isEqualTo(Level.III);
        assertThat(runner.alerts().stream().map(Alert::id).distinct()).hasSize(1);
    }

    @Test
    void waterThatComesBackBeforeItWasDryIsTheSameEpisode() {
        measure(130, 160, 170, 165, 60, 60);
        for (var minute = 6; minute < 60; minute++) {
            play(runner, depth("level-7", minute < 40 ? 60 : 160, minutes(minute)));
        }
        assertThat(runner.alerts()).last().extracting(Alert::level).isEqualTo(Level.III);
        assertThat(runner.alerts().stream().map(Alert::id).distinct()).hasSize(1);
    }

    @Test
    void endsWhenItWasDryForAnHourAndForgetsNothingOfTheDepth() {
        measure(130, 160, 170, 165, 90, 5);
        for (var minute = 6; minute < 67; minute++) {
            play(runner, depth("level-7", 5, minutes(minute)));
        }
        runner.advanceTo(minutes(67));
        assertThat(runner.alerts()).last().satisfies(alert -> {
            assertThat(alert.clearReason()).isEqualTo(ClearReason.RECOVERED);
            assertThat(alert.explanation()).containsEntry("deepest_mm", 170L);
        });
        assertThat(runner.memory(SITE).lookAgainAt()).isEqualTo(Verdict.NEVER);
    }

    @Test
    void aSensorThatDrownsEndsNothing() {
        measure(130, 160, 170, 5, 5);
        runner.advanceTo(minutes(10_000));
        assertThat(runner.alerts()).last().matches(Alert::isOpen);
    }

    @Test
    void aBufferedFloodOfHoursAgoWakesNobody() {
        play(runner, record(level("level-7"), START));
        for (var minute = 0; minute < 10; minute++) {
            play(
                    runner,
                    new Reading(
                            SITE,
                            "level-7",
                            Metric.WATER_LEVEL,
                            200 + minute,
                            minutes(minute),
                            minutes(180) + minute,
                            Quality.BACKFILL));
        }
        runner.advanceTo(minutes(300));
        assertThat(runner.alerts()).isEmpty();
    }
}
