package io.linli.jobs.detect;

import static io.linli.jobs.detect.Lane.found;
import static io.linli.jobs.detect.Lane.last;
import static io.linli.jobs.detect.Lane.raised;
import static io.linli.jobs.detect.Lane.saidThere;
import static io.linli.jobs.detect.Neighbourhood.GRID;
import static io.linli.jobs.detect.Neighbourhood.START;
import static io.linli.jobs.detect.Neighbourhood.ZONE;
import static io.linli.jobs.detect.Neighbourhood.minutes;
import static io.linli.jobs.detect.Neighbourhood.play;
import static io.linli.jobs.detect.Neighbourhood.record;
import static io.linli.jobs.detect.Neighbourhood.runner;
import static io.linli.model.LiftState.DOOR_OPEN;
import static io.linli.model.LiftState.OFF_LEVEL;
import static io.linli.model.LiftState.PEOPLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.linli.model.Alert;
import io.linli.model.ClearReason;
import io.linli.model.DefaultRules;
import io.linli.model.Device;
import io.linli.model.DeviceKind;
import io.linli.model.Level;
import io.linli.model.Metric;
import io.linli.model.Place;
import io.linli.model.RuleKind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two cars side by side at one site. */
class SeveralLiftsTest {
    private final PlainRunner runner = runner(DefaultRules.of(RuleKind.LIFT));

    @BeforeEach
    void register() {
        play(runner, record(car("lift-1", "1号梯"), START), record(car("lift-2", "2号梯"), START));
    }

    private static Device car(String id, String room) {
        var place = new Place(GRID, null, null, null, null, "square", room, "东广场", ZONE);
        return Lane.device(id, DeviceKind.SENSOR, Set.of(Metric.LIFT_STATE), place, null, false, Set.of(), Map.of());
    }

    private void lift(String car, int state, double minute) {
        play(runner, saidThere(car, Metric.LIFT_STATE, state, minutes(minute)));
        runner.advanceTo(minutes(minute) + 1);
    }

    private void until(double minute) {
        runner.advanceTo(minutes(minute));
    }

    @Test
    void theSecondCarIsToldByItsOwnClockInTheSameAlert() {
        lift("lift-1", OFF_LEVEL, 1);
        until(3);
        lift("lift-2", OFF_LEVEL | PEOPLE, 3);
        until(10);
        assertThat(runner.alerts())
                .extracting(Alert::level, alert -> alert.updatedAt().toEpochMilli(), Alert::device)
                .containsExactly(
                        tuple(Level.III, minutes(2), "lift-1"),
                        tuple(Level.II, minutes(4), "lift-2"),
                        tuple(Level.II, minutes(6), "lift-2"),
                        tuple(Level.I, minutes(8), "lift-2"));
        assertThat(raised(runner)).hasSize(1);
        assertThat(last(runner).explanation()).containsEntry("devices", List.of("lift-1", "lift-2"));
        assertThat(last(runner).text().zh()).contains("电梯（2号梯）", "轿厢内有人；电梯（1号梯）");
        assertThat(last(runner).text().en()).contains("the lift (2号梯)", "; the lift (1号梯)", "Held for too long");
    }

    @Test
    void theAlertLastsUntilTheLastOfThemIsFreeAndFallsToWhatIsLeft() {
        lift("lift-1", OFF_LEVEL | PEOPLE, 1);
        lift("lift-2", OFF_LEVEL, 1);
        until(3);
        assertThat(last(runner).level()).isEqualTo(Level.II);
        lift("lift-1", DOOR_OPEN, 4);
        assertThat(last(runner)).matches(Alert::isOpen).matches(alert -> alert.level() == Level.III);
        assertThat(last(runner).explanation()).doesNotContainKey("devices").containsEntry("device", "lift-2");
        lift("lift-2", DOOR_OPEN, 5);
        assertThat(last(runner).clearReason()).isEqualTo(ClearReason.RECOVERED);
        until(300);
        assertThat(raised(runner)).hasSize(1);
    }

    @Test
    void aCarThatIsHeldAnewBesideTheOtherIsToldAnew() {
        lift("lift-1", OFF_LEVEL | PEOPLE, 1);
        lift("lift-2", OFF_LEVEL, 1);
        until(3);
        lift("lift-1", DOOR_OPEN, 4);
        lift("lift-1", OFF_LEVEL | PEOPLE, 6);
        until(7.1);
        assertThat(last(runner).device()).isEqualTo("lift-1");
        assertThat(last(runner).level()).isEqualTo(Level.II);
    }

    @Test
    void oneThatStoppedBeforeIsToldAfterTheOtherWasEndedByPeople() {
        lift("lift-1", OFF_LEVEL | PEOPLE, 1);
        until(2);
        lift("lift-2", OFF_LEVEL | PEOPLE, 2.5);
        play(runner, found(last(runner), minutes(3)));
        assertThat(last(runner).clearReason()).isEqualTo(ClearReason.BY_PERSON);
        until(4);
        assertThat(last(runner))
                .matches(Alert::isOpen)
                .matches(alert -> alert.device().equals("lift-2"))
                .matches(alert -> alert.raisedAt().toEpochMilli() == minutes(3.5));
    }

    @Test
    void bothThatPeopleSawAreOver() {
        lift("lift-1", OFF_LEVEL | PEOPLE, 1);
        lift("lift-2", OFF_LEVEL | PEOPLE, 1.5);
        until(3);
        play(runner, found(last(runner), minutes(4)));
        lift("lift-1", OFF_LEVEL | PEOPLE, 5);
        lift("lift-2", OFF_LEVEL | PEOPLE, 5);
        until(90);
        assertThat(raised(runner)).hasSize(1);
        assertThat(last(runner).clearReason()).isEqualTo(ClearReason.BY_PERSON);
    }

    @Test
    void maintenanceOfOneSaysNothingOfTheOther() {
        play(runner, record(Lane.tagged(car("lift-1", "1号梯"), "maintenance"), START + 1));
        lift("lift-1", OFF_LEVEL | PEOPLE, 1);
        lift("lift-2", OFF_LEVEL | PEOPLE, 1);
        until(3);
        assertThat(runner.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.device()).isEqualTo("lift-2");
            assertThat(alert.explanation()).doesNotContainKey("devices");
        });
    }

    @Test
    void aCarThatIsTakenOffTheRegisterLeavesTheOtherInTheAlert() {
        lift("lift-1", OFF_LEVEL | PEOPLE, 1);
        lift("lift-2", OFF_LEVEL, 1);
        until(3);
        play(runner, record(car("lift-1", "1号梯").retired(), minutes(4)));
        lift("lift-2", OFF_LEVEL, 4.5);
        assertThat(last(runner))
                .matches(Alert::isOpen)
                .matches(alert -> alert.device().equals("lift-2"));
        play(runner, record(car("lift-2", "2号梯").retired(), minutes(5)));
        until(5.1);
        assertThat(last(runner).clearReason()).isEqualTo(ClearReason.NOT_WATCHED);
    }
}
