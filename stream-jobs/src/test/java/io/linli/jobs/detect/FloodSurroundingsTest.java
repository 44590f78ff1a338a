package io.linli.jobs.detect;

import static io.linli.jobs.detect.Neighbourhood.FLOOD;
import static io.linli.jobs.detect.Neighbourhood.GRID;
import static io.linli.jobs.detect.Neighbourhood.SITE;
import static io.linli.jobs.detect.Neighbourhood.START;
import static io.linli.jobs.detect.Neighbourhood.ZONE;
import static io.linli.jobs.detect.Neighbourhood.depth;
import static io.linli.jobs.detect.Neighbourhood.level;
import static io.linli.jobs.detect.Neighbourhood.minutes;
import static io.linli.jobs.detect.Neighbourhood.play;
import static io.linli.jobs.detect.Neighbourhood.record;
import static io.linli.jobs.detect.Neighbourhood.runner;
import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.Alert;
import io.linli.model.BlindPeriod;
import io.linli.model.Device;
import io.linli.model.Level;
import io.linli.model.Metric;
import io.linli.model.Place;
import io.linli.model.Quality;
import io.linli.model.Reading;
import io.linli.model.Stage;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What rain, pumps, gates and neighbours have to do with the level of water. */
class FloodSurroundingsTest {
    private final PlainRunner runner = runner(FLOOD);

    @BeforeEach
    void install() {
        play(runner, record(level("level-7"), START - 2), record(level("level-8"), START - 2));
    }

    private static Device device(String id, Metric metric) {
        return Device.sensor(id, metric, Place.site(GRID, "underpass-east", "东下穿通道", ZONE), Duration.ofMinutes(10));
    }

    private void install(String id, Metric metric) {
        play(runner, record(device(id, metric), START - 1));
    }

    private void say(String id, Metric metric, double value, double minute) {
        var at = minutes(minute);
        play(runner, new Reading(SITE, id, metric, value, at, at, Quality.GOOD));
    }

    private void stand(double mm, int from, int until) {
        for (var minute = from; minute < until; minute++) {
            play(runner, depth("level-7", mm + minute % 2, minutes(minute)));
        }
    }

    private Alert last() {
        var alerts = runner.alerts();
        return alerts.get(alerts.size() - 1);
    }

    @Test
    void fiftyMillimetresOfRainInTwelveHoursRaiseWhatIsThereByOneLevel() {
        install("rain-1", Metric.RAIN);
        say("rain-1", Metric.RAIN, 100, 0);
        stand(160, 1, 4);
        assertThat(last().level()).isEqualTo(Level.III);

        say("rain-1", Metric.RAIN, 149, 5);
        assertThat(last().level()).isEqualTo(Level.III);
        say("rain-1", Metric.RAIN, 151, 6);

        assertThat(last().level()).isEqualTo(Level.II);
        assertThat(last().explanation())
                .containsEntry("cause", "rain")
                .containsEntry("rain_mm", 51L)
                .containsEntry("rain_hours", 3);
        assertThat(last().text().en()).contains("51 mm of rain in 3 h");
        assertThat(runner.alerts().stream().map(Alert::id).distinct()).hasSize(1);
    }

    @Test
    void wetGroundInSuchRainIsAWarningAndDryGroundIsNothing() {
        install("rain-1", Metric.RAIN);
        say("rain-1", Metric.RAIN, 0, 0);
        stand(0, 1, 4);
        say("rain-1", Metric.RAIN, 55, 4);
        assertThat(runner.alerts()).isEmpty();

        stand(12, 5, 7);

        assertThat(runner.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.level()).isEqualTo(Level.III);
            assertThat(alert.stage()).isEqualTo(Stage.WARNING);
        });
    }

    @Test
    void rainOfYesterdayRaisesNothing() {
        install("rain-1", Metric.RAIN);
        say("rain-1", Metric.RAIN, 0, 0);
        say("rain-1", Metric.RAIN, 55, 1);
        stand(160, 13 * 60, 13 * 60 + 3);
        assertThat(last().level()).isEqualTo(Level.III);
    }

    @Test
    void aCounterThatIsSetBackOrJumpsIsNoRain() {
        install("rain-1", Metric.RAIN);
        say("rain-1", Metric.RAIN, 900, 0);
        say("rain-1", Metric.RAIN, 0, 1);
        say("rain-1", Metric.RAIN, 900, 2);
        stand(12, 3, 6);
        assertThat(runner.alerts()).isEmpty();
    }

    @Test
    void aPumpThatStandsInTheRainRaisesWhatIsThereByOneLevel() {
        install("rain-1", Metric.RAIN);
        install("pump-7", Metric.PUMP);
        install("gate-7", Metric.GATE_OPEN);
        say("rain-1", Metric.RAIN, 0, 0);
        say("rain-1", Metric.RAIN, 3, 1);
        say("pump-7", Metric.PUMP, 0, 1);
        say("gate-7", Metric.GATE_OPEN, 1, 1);
        stand(160, 2, 8);

        assertThat(last().level()).isEqualTo(Level.II);
        assertThat(last().text().zh()).contains("水泵未运行");
        assertThat(last().explanation().get("gates_open")).asString().contains("gate-7");

        say("pump-7", Metric.PUMP, 1, 9);
        stand(160, 10, 40);
        assertThat(last().level()).isEqualTo(Level.III);
        assertThat(last().explanation().get("pumps_running")).asString().contains("pump-7");
    }

    @Test
    void aSensorThatFallsSilentInTheRainIsAnAlarmOfItsOwn() {
        install("rain-1", Metric.RAIN);
        say("rain-1", Metric.RAIN, 0, 0);
        stand(0, 0, 5);
        say("rain-1", Metric.RAIN, 4, 5);
        runner.advanceTo(minutes(30));

        assertThat(runner.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.device()).isEqualTo("level-7");
            assertThat(alert.stage()).isEqualTo(Stage.WARNING);
            assertThat(alert.explanation()).containsEntry("cause", "silence");
            assertThat(alert.raisedAt().toEpochMilli()).isEqualTo(minutes(7));
        });
    }

    @Test
    void silenceWithoutRainIsNotForUsAndBlindnessIsNoSilence() {
        stand(0, 0, 5);
        runner.advanceTo(minutes(60));
        assertThat(runner.alerts()).isEmpty();

        install("rain-1", Metric.RAIN);
        stand(0, 60, 65);
        say("rain-1", Metric.RAIN, 0, 64);
        say("rain-1", Metric.RAIN, 4, 65);
        play(runner, new BlindPeriod("b1", "ingest", minutes(65), minutes(80), "restart", minutes(80)));
        stand(0, 80, 82);
        runner.advanceTo(minutes(82));
        assertThat(runner.alerts()).isEmpty();
    }

    @Test
    void aSensorThatSaysTheSameForHoursWhileItsNeighbourMovesIsNotBelieved() {
        for (var minute = 0; minute < 500; minute++) {
            play(runner, depth("level-7", 200, minutes(minute)));
            play(runner, depth("level-8", minute < 400 ? 0 : (minute - 400) * 2, minutes(minute)));
        }
        assertThat(last().explanation().get("stuck_sensors")).asString().contains("level-7");
        assertThat(last().device()).isEqualTo("level-8");
    }
}
