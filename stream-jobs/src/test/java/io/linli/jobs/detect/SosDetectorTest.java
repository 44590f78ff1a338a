package io.linli.jobs.detect;

import static io.linli.jobs.detect.Neighbourhood.HOME;
import static io.linli.jobs.detect.Neighbourhood.SOS;
import static io.linli.jobs.detect.Neighbourhood.START;
import static io.linli.jobs.detect.Neighbourhood.box;
import static io.linli.jobs.detect.Neighbourhood.minutes;
import static io.linli.jobs.detect.Neighbourhood.play;
import static io.linli.jobs.detect.Neighbourhood.press;
import static io.linli.jobs.detect.Neighbourhood.record;
import static io.linli.jobs.detect.Neighbourhood.runner;
import static io.linli.jobs.detect.Neighbourhood.said;
import static io.linli.jobs.detect.Neighbourhood.sensor;
import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.Alert;
import io.linli.model.ClearReason;
import io.linli.model.Level;
import io.linli.model.Metric;
import io.linli.model.Quality;
import io.linli.model.Reading;
import io.linli.model.Signal;
import io.linli.model.SignalKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SosDetectorTest {
    private final PlainRunner runner = runner(SOS);

    @BeforeEach
    void register() {
        play(runner, record(box("box-1"), START), record(sensor("pendant-1", Metric.SOS, "bedroom"), START));
    }

    @Test
    void isToldAtOnceAtTheHighestLevel() {
        play(runner, press("box-1", "p1", minutes(1)));
        assertThat(runner.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.level()).isEqualTo(Level.I);
            assertThat(alert.raisedAt().toEpochMilli()).isEqualTo(minutes(1));
            assertThat(alert.device()).isEqualTo("box-1");
            assertThat(alert.text().zh()).contains("3号楼2单元501", "08:01");
        });
    }

    @Test
    void aPendantsReadingIsAPressAndItsRestIsNot() {
        play(runner, pendant(0, minutes(1), Quality.GOOD));
        assertThat(runner.alerts()).isEmpty();
        play(runner, pendant(1, minutes(2), Quality.GOOD));
        assertThat(runner.alerts()).hasSize(1);
    }

    @Test
    void neverComesOfAStateThatTheBrokerRetained() {
        play(
                runner,
                pendant(1, minutes(1), Quality.SNAPSHOT),
                press("box-1", "p1", START, minutes(1), Quality.SNAPSHOT));
        assertThat(runner.alerts()).isEmpty();
    }

    @Test
    void neverComesOfATestOrASelfTest() {
        var test = new Signal(
                HOME, "box-1", SignalKind.SOS_PRESSED, "t", Map.of("test", "true"), START, minutes(1), Quality.GOOD);
        play(runner, test, said(SignalKind.SELFTEST_RESULT, "box-1", minutes(2)));
        assertThat(runner.alerts()).isEmpty();
    }

    @Test
    void deliveredLateIsSaidToBeLate() {
        play(runner, press("box-1", "p1", minutes(0), minutes(14), Quality.BACKFILL));
        assertThat(runner.alerts()).singleElement().matches(Alert::late).matches(Alert::isOpen);
    }

    @Test
    void deliveredMuchTooLateIsAFindingOnTheRecord() {
        play(runner, press("box-1", "p1", minutes(0), minutes(16), Quality.BACKFILL));
        assertThat(runner.alerts()).singleElement().matches(Alert::late).satisfies(alert -> {
            assertThat(alert.isOpen()).isFalse();
            assertThat(alert.clearReason()).isEqualTo(ClearReason.LATE_DATA);
        });
        play(runner, press("box-1", "p2", minutes(17)));
        assertThat(runner.alerts()).last().matches(Alert::isOpen);
    }

    @Test
    void theSameDeliveredTwiceIsOne() {
        play(runner, press("box-1", "p1", minutes(1)), press("box-1", "p1", minutes(1)));
        assertThat(runner.alerts()).hasSize(1);
    }

    @Test
    void aStuckButtonDoesNotFloodPeopleWithRevisions() {
        for (var second = 0; second < 600; second++) {
            play(runner, press("box-1", "", START + second * 1000L));
        }
        assertThat(runner.alerts()).hasSizeLessThan(50);
        assertThat(runner.alerts())
                .last()
                .satisfies(alert -> assertThat(alert.explanation()).containsEntry("check_button", true));
    }

    @Test
    void isNotEndedByTheResidentButByAPerson() {
        play(runner, press("box-1", "p1", minutes(1)), said(SignalKind.SOS_CANCELLED, "box-1", minutes(2)));
        assertThat(runner.alerts())
                .last()
                .matches(Alert::isOpen)
                .satisfies(alert -> assertThat(alert.explanation()).containsEntry("to_be_verified", true));
        play(runner, said(SignalKind.SOS_CLEARED, minutes(3)));
        assertThat(runner.alerts()).last().extracting(Alert::clearReason).isEqualTo(ClearReason.BY_PERSON);
    }

    @Test
    void aPressAfterTheEndIsANewAlert() {
        play(
                runner,
                press("box-1", "p1", minutes(1)),
                said(SignalKind.SOS_CLEARED, minutes(3)),
                press("box-1", "p2", minutes(3) + 1));
        assertThat(runner.alerts().stream().map(Alert::id).distinct()).hasSize(2);
    }

    @Test
    void anEndThatKnowsOnlyOfAnOlderPressEndsNothing() {
        play(runner, press("box-1", "p1", minutes(1)), press("box-1", "p2", minutes(3)), ended("p1", minutes(3) + 10));
        assertThat(runner.alerts()).last().matches(Alert::isOpen);
        play(runner, ended("p2", minutes(4)));
        assertThat(runner.alerts()).last().extracting(Alert::clearReason).isEqualTo(ClearReason.BY_PERSON);
    }

    @Test
    void twoBoxesOfAHomeAreOneCallThatNamesBoth() {
        play(runner, press("box-1", "p1", minutes(1)), pendant(1, minutes(2), Quality.GOOD));
        assertThat(runner.alerts().stream().map(Alert::id).distinct()).hasSize(1);
        assertThat(runner.alerts())
                .last()
                .satisfies(alert ->
                        assertThat(alert.explanation()).containsEntry("devices", List.of("box-1", "pendant-1")));
    }

    private static Signal ended(String press, long at) {
        return new Signal(HOME, "", SignalKind.SOS_CLEARED, press, Map.of(), at, at, Quality.GOOD);
    }

    private static Reading pendant(double value, long at, Quality quality) {
        return new Reading(HOME, "pendant-1", Metric.SOS, value, at, at, quality);
    }
}
