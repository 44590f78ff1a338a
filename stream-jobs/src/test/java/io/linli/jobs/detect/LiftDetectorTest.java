package io.linli.jobs.detect;

import static io.linli.jobs.detect.Lane.SQUARE;
import static io.linli.jobs.detect.Lane.found;
import static io.linli.jobs.detect.Lane.last;
import static io.linli.jobs.detect.Lane.outside;
import static io.linli.jobs.detect.Lane.raised;
import static io.linli.jobs.detect.Lane.saidThere;
import static io.linli.jobs.detect.Lane.told;
import static io.linli.jobs.detect.Neighbourhood.START;
import static io.linli.jobs.detect.Neighbourhood.minutes;
import static io.linli.jobs.detect.Neighbourhood.play;
import static io.linli.jobs.detect.Neighbourhood.record;
import static io.linli.jobs.detect.Neighbourhood.runner;
import static io.linli.model.LiftState.ALARM_BUTTON;
import static io.linli.model.LiftState.DOOR_OPEN;
import static io.linli.model.LiftState.MAINTENANCE;
import static io.linli.model.LiftState.MOVING;
import static io.linli.model.LiftState.OFF_LEVEL;
import static io.linli.model.LiftState.PEOPLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.linli.model.Alert;
import io.linli.model.ClearReason;
import io.linli.model.DefaultRules;
import io.linli.model.Level;
import io.linli.model.Metric;
import io.linli.model.Observation;
import io.linli.model.Quality;
import io.linli.model.RuleKind;
import io.linli.model.SignalKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiftDetectorTest {
    private static final int SHUT = 0;

    private final PlainRunner runner = runner(DefaultRules.of(RuleKind.LIFT));

    @BeforeEach
    void register() {
        play(
                runner,
                record(outside("lift-1", Metric.LIFT_STATE, Map.of()), START),
                record(outside("eye-1", Metric.OCCUPANCY, Map.of()), START),
                record(outside("bell-1", Metric.SOS, Map.of()), START));
    }

    private void lift(int state, double minute) {
        play(runner, saidThere("lift-1", Metric.LIFT_STATE, state, minutes(minute)));
        runner.advanceTo(minutes(minute) + 1);
    }

    private void until(double minute) {
        runner.advanceTo(minutes(minute));
    }

    @Test
    void standingOffLevelWithPeopleClimbsByItsClocks() {
        lift(MOVING | PEOPLE, 0);
        lift(OFF_LEVEL | PEOPLE, 1);
        until(60);
        assertThat(runner.alerts())
                .extracting(Alert::level, alert -> alert.updatedAt().toEpochMilli())
                .containsExactly(tuple(Level.II, minutes(2)), tuple(Level.I, minutes(6)), tuple(Level.I, minutes(31)));
        assertThat(last(runner).text().zh()).contains("停在非平层位置", "轿厢内有人", "119");
    }

    @Test
    void aShutDoorWithAnEmptyCarIsALiftThatWaits() {
        lift(SHUT, 0);
        until(600);
        assertThat(runner.alerts()).isEmpty();
    }

    @Test
    void aRideOfAMinuteIsNoEntrapment() {
        lift(DOOR_OPEN | PEOPLE, 0);
        lift(PEOPLE, 0.1);
        lift(MOVING | PEOPLE, 0.2);
        lift(PEOPLE, 1.5);
        lift(DOOR_OPEN | PEOPLE, 1.6);
        until(60);
        assertThat(runner.alerts()).isEmpty();
    }

    @Test
    void whoPressesTheBellBehindAShutDoorIsHeard() {
        lift(SHUT, 0);
        play(runner, saidThere("bell-1", Metric.SOS, 1, minutes(1)));
        until(3);
        assertThat(last(runner)).satisfies(alert -> {
            assertThat(alert.raisedAt().toEpochMilli()).isEqualTo(minutes(2));
            assertThat(alert.text().en()).contains("somebody inside calls");
            assertThat(alert.explanation()).containsEntry("button", true);
        });
    }

    @Test
    void aCallBoxInTheCarAndTheButtonOfTheControllerCountAsTheBell() {
        lift(ALARM_BUTTON, 0);
        lift(SHUT, 0.5);
        until(2);
        assertThat(raised(runner)).hasSize(1);
        lift(DOOR_OPEN, 3);
        lift(SHUT, 4);
        play(runner, told(SQUARE, "bell-1", SignalKind.SOS_PRESSED, minutes(5)));
        until(7);
        assertThat(raised(runner)).hasSize(2);
    }

    @Test
    void standingOffLevelWithoutASignOfPeopleIsForTheProperty() {
        lift(OFF_LEVEL, 0);
        until(2);
        assertThat(last(runner)).satisfies(alert -> assertThat(alert.level()).isEqualTo(Level.III));
        play(runner, saidThere("eye-1", Metric.OCCUPANCY, 1, minutes(3)));
        until(3.1);
        assertThat(last(runner)).satisfies(alert -> assertThat(alert.level()).isEqualTo(Level.II));
    }

    @Test
    void whoMaintainsItIsNotHeldInIt() {
        lift(MAINTENANCE | OFF_LEVEL | PEOPLE, 0);
        until(90);
        assertThat(runner.alerts()).isEmpty();
    }

    @Test
    void aSensorThatSeesPeopleForHoursOnEndIsNotBelieved() {
        play(runner, saidThere("eye-1", Metric.OCCUPANCY, 1, minutes(0)));
        lift(DOOR_OPEN, 0);
        play(runner, saidThere("eye-1", Metric.OCCUPANCY, 1, minutes(1)));
        lift(DOOR_OPEN, 120);
        lift(SHUT, 125);
        until(300);
        assertThat(runner.alerts()).isEmpty();
    }

    @Test
    void aStateOfHoursAgoRaisesNothing() {
        lift(SHUT, 0);
        play(runner, saidThere("eye-1", Metric.OCCUPANCY, 1, minutes(200)));
        until(300);
        assertThat(runner.alerts()).isEmpty();
    }

    @Test
    void endsWithADoorThatIsOpenAtALevelAndNobodyInside() {
        lift(OFF_LEVEL | PEOPLE, 0);
        until(2);
        lift(OFF_LEVEL | DOOR_OPEN | PEOPLE, 3);
        lift(PEOPLE, 4);
        lift(DOOR_OPEN | PEOPLE, 4.5);
        assertThat(last(runner)).matches(Alert::isOpen);
        lift(DOOR_OPEN, 4.7);
        assertThat(last(runner).clearReason()).isEqualTo(ClearReason.RECOVERED);
        until(600);
        assertThat(raised(runner)).hasSize(1);
    }

    @Test
    void endsWithPeopleWhoWereThereAndIsNotToldAgain() {
        lift(OFF_LEVEL | PEOPLE, 0);
        until(2);
        play(runner, found(last(runner), minutes(20)));
        assertThat(last(runner).clearReason()).isEqualTo(ClearReason.BY_PERSON);
        lift(OFF_LEVEL | PEOPLE, 21);
        until(100);
        assertThat(raised(runner)).hasSize(1);
    }

    @Test
    void readingsOfHoursAgoAreAFindingOnTheRecord() {
        play(
                runner,
                Lane.said(
                        SQUARE, "lift-1", Metric.LIFT_STATE, OFF_LEVEL | PEOPLE, START, minutes(90), Quality.BACKFILL));
        until(600);
        assertThat(runner.alerts()).singleElement().matches(Alert::late).matches(alert -> !alert.isOpen());
    }

    @Property(tries = 100)
    void readingsDeliveredTogetherGiveTheSameInAnyOrder(@ForAll long seed) {
        var random = new Random(seed);
        var rides = new ArrayList<List<Observation>>();
        for (var minute = 1; minute < 200; minute += 1 + random.nextInt(4)) {
            var batch = new ArrayList<Observation>();
            for (var i = random.nextInt(4); i >= 0; i--) {
                var observed = minutes(minute) - random.nextInt(20_000);
                batch.add(
                        random.nextInt(3) == 0
                                ? Lane.said(
                                        SQUARE,
                                        "eye-1",
                                        Metric.OCCUPANCY,
                                        random.nextInt(2),
                                        observed,
                                        minutes(minute),
                                        Quality.GOOD)
                                : Lane.said(
                                        SQUARE,
                                        "lift-1",
                                        Metric.LIFT_STATE,
                                        random.nextInt(32),
                                        observed,
                                        minutes(minute),
                                        Quality.GOOD));
            }
            rides.add(batch);
        }
        var told = alertsOf(rides);
        rides.forEach(batch -> Collections.shuffle(batch, random));
        assertThat(alertsOf(rides)).isEqualTo(told);
    }

    private static List<Alert> alertsOf(List<List<Observation>> batches) {
        var fresh = runner(DefaultRules.of(RuleKind.LIFT));
        play(
                fresh,
                record(outside("lift-1", Metric.LIFT_STATE, Map.of()), START),
                record(outside("eye-1", Metric.OCCUPANCY, Map.of()), START),
                Lane.saidThere("lift-1", Metric.LIFT_STATE, DOOR_OPEN, START));
        batches.forEach(batch -> batch.forEach(fresh::accept));
        fresh.advanceTo(minutes(400));
        return fresh.alerts();
    }

    @Test
    void theSameTwiceAndAnOlderStateChangeNothing() {
        lift(OFF_LEVEL | PEOPLE, 1);
        lift(OFF_LEVEL | PEOPLE, 1);
        play(
                runner,
                Lane.said(SQUARE, "lift-1", Metric.LIFT_STATE, DOOR_OPEN, minutes(0.5), minutes(1.2), Quality.GOOD));
        until(3);
        assertThat(runner.alerts()).hasSize(1);
    }
}
