package io.linli.jobs.detect;

import static io.linli.jobs.detect.Lane.at;
import static io.linli.jobs.detect.Lane.exit;
import static io.linli.jobs.detect.Lane.found;
import static io.linli.jobs.detect.Lane.inside;
import static io.linli.jobs.detect.Lane.last;
import static io.linli.jobs.detect.Lane.raised;
import static io.linli.jobs.detect.Lane.said;
import static io.linli.jobs.detect.Neighbourhood.HOME;
import static io.linli.jobs.detect.Neighbourhood.play;
import static io.linli.jobs.detect.Neighbourhood.record;
import static io.linli.jobs.detect.Neighbourhood.runner;
import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.ClearReason;
import io.linli.model.DefaultRules;
import io.linli.model.Level;
import io.linli.model.Metric;
import io.linli.model.Quality;
import io.linli.model.RuleKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DoorDetectorTest {
    private static final long NIGHT = at("2026-03-03T02:00");
    private static final long DAY = at("2026-03-03T14:00");
    private static final long SECOND = 1000;
    private static final long MINUTE = 60 * SECOND;

    private final PlainRunner runner = runner(DefaultRules.of(RuleKind.DOOR_AT_NIGHT));

    @BeforeEach
    void register() {
        play(
                runner,
                record(exit("door-1"), NIGHT - 1),
                record(inside("pir-1", Metric.MOTION, "bedroom"), NIGHT - 1),
                record(inside("warm-1", Metric.TEMPERATURE, "balcony"), NIGHT - 1));
    }

    private void door(boolean open, long at) {
        play(runner, said("door-1", Metric.CONTACT_OPEN, open ? 1 : 0, at));
        runner.advanceTo(at + 1);
    }

    private void moves(long at) {
        play(runner, said("pir-1", Metric.MOTION, 1, at));
        runner.advanceTo(at + 1);
    }

    private void goesOut(long at) {
        door(true, at);
        door(false, at + 10 * SECOND);
    }

    @Test
    void whoGoesOutAtNightAndDoesNotComeBackIsToldOf() {
        moves(NIGHT);
        goesOut(NIGHT + MINUTE);
        runner.advanceTo(NIGHT + 60 * MINUTE);
        assertThat(runner.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.raisedAt().toEpochMilli()).isEqualTo(NIGHT + 11 * MINUTE + 10 * SECOND);
            assertThat(alert.level()).isEqualTo(Level.II);
            assertThat(alert.text().zh()).contains("3号楼2单元501", "02:01大门开过", "10分");
        });
    }

    @Test
    void whoIsInsideAfterTheDoorIsNot() {
        goesOut(NIGHT);
        moves(NIGHT + 9 * MINUTE);
        runner.advanceTo(NIGHT + 60 * MINUTE);
        assertThat(runner.alerts()).isEmpty();
    }

    @Test
    void movingWhileTheDoorWasOpenIsNotHavingStayed() {
        door(true, NIGHT);
        moves(NIGHT + 5 * SECOND);
        door(false, NIGHT + 10 * SECOND);
        runner.advanceTo(NIGHT + 11 * MINUTE);
        assertThat(raised(runner)).hasSize(1);
    }

    @Test
    void inTheColdLessTimeIsGiven() {
        play(runner, said("warm-1", Metric.TEMPERATURE, 4.5, NIGHT - 30 * MINUTE));
        goesOut(NIGHT);
        runner.advanceTo(NIGHT + 6 * MINUTE);
        assertThat(raised(runner))
                .singleElement()
                .satisfies(alert -> assertThat(alert.explanation()).containsEntry("limit_minutes", 5L));
    }

    @Test
    void aTemperatureOfHoursAgoTellsNothing() {
        play(runner, said("warm-1", Metric.TEMPERATURE, -3, NIGHT - 240 * MINUTE));
        goesOut(NIGHT);
        runner.advanceTo(NIGHT + 9 * MINUTE);
        assertThat(runner.alerts()).isEmpty();
    }

    @Test
    void byDayPeopleGoOutAsTheyLike() {
        goesOut(DAY);
        runner.advanceTo(DAY + 600 * MINUTE);
        assertThat(runner.alerts()).isEmpty();
    }

    @Test
    void aMagnetThatFlapsLetsNobodyThrough() {
        for (var i = 0; i < 100; i++) {
            door(true, NIGHT + i * 3 * SECOND);
            door(false, NIGHT + i * 3 * SECOND + 700);
        }
        runner.advanceTo(NIGHT + 60 * MINUTE);
        assertThat(runner.alerts()).isEmpty();
    }

    @Test
    void comingBackEndsIt() {
        goesOut(NIGHT);
        runner.advanceTo(NIGHT + 30 * MINUTE);
        goesOut(NIGHT + 31 * MINUTE);
        moves(NIGHT + 32 * MINUTE);
        assertThat(last(runner).clearReason()).isEqualTo(ClearReason.RECOVERED);
        assertThat(raised(runner)).hasSize(1);
    }

    @Test
    void aLateSignOfLifeFromBeforeSaysThatNobodyWasOut() {
        goesOut(NIGHT);
        runner.advanceTo(NIGHT + 11 * MINUTE);
        play(
                runner,
                Lane.said(HOME, "pir-1", Metric.MOTION, 1, NIGHT + 5 * MINUTE, NIGHT + 20 * MINUTE, Quality.BACKFILL));
        runner.advanceTo(NIGHT + 22 * MINUTE);
        assertThat(last(runner).clearReason()).isEqualTo(ClearReason.LATE_DATA);
    }

    @Test
    void aDoorThatStandsOpenIsToldByNightAndByDay() {
        door(true, DAY);
        runner.advanceTo(DAY + 29 * MINUTE);
        assertThat(runner.alerts()).isEmpty();
        runner.advanceTo(DAY + 31 * MINUTE);
        assertThat(last(runner)).satisfies(alert -> assertThat(alert.level()).isEqualTo(Level.IV));
        door(false, DAY + 40 * MINUTE);
        assertThat(last(runner).clearReason()).isEqualTo(ClearReason.RECOVERED);

        var evening = at("2026-03-03T23:00");
        door(true, evening);
        runner.advanceTo(evening + 11 * MINUTE);
        assertThat(last(runner)).satisfies(alert -> {
            assertThat(alert.level()).isEqualTo(Level.III);
            assertThat(alert.text().zh()).contains("大门23:00起敞开已10分");
        });
    }

    @Test
    void whoIsInsideWhileTheDoorStandsOpenHasNotLeftYetTheDoorIsTold() {
        door(true, NIGHT);
        moves(NIGHT + MINUTE);
        runner.advanceTo(NIGHT + 12 * MINUTE);
        assertThat(raised(runner)).singleElement().satisfies(alert -> {
            assertThat(alert.level()).isEqualTo(Level.III);
            assertThat(alert.explanation()).doesNotContainKey("left_at");
        });
    }

    @Test
    void withoutASensorInsideNobodyCouldTell() {
        var blind = runner(DefaultRules.of(RuleKind.DOOR_AT_NIGHT));
        play(blind, record(exit("door-1"), NIGHT - 1));
        play(
                blind,
                said("door-1", Metric.CONTACT_OPEN, 1, NIGHT),
                said("door-1", Metric.CONTACT_OPEN, 0, NIGHT + 10 * SECOND));
        blind.advanceTo(NIGHT + 60 * MINUTE);
        assertThat(blind.alerts()).isEmpty();
    }

    @Test
    void peopleWhoFoundThemEndItAndItIsNotToldAgain() {
        goesOut(NIGHT);
        runner.advanceTo(NIGHT + 11 * MINUTE);
        play(runner, found(last(runner), NIGHT + 40 * MINUTE));
        assertThat(last(runner).clearReason()).isEqualTo(ClearReason.BY_PERSON);
        runner.advanceTo(NIGHT + 180 * MINUTE);
        assertThat(raised(runner)).hasSize(1);
    }

    @Test
    void aGatewayThatDeliversTheNightInTheMorningWakesNobody() {
        var late = NIGHT + 400 * MINUTE;
        play(
                runner,
                Lane.said(HOME, "door-1", Metric.CONTACT_OPEN, 1, NIGHT, late, Quality.BACKFILL),
                Lane.said(HOME, "door-1", Metric.CONTACT_OPEN, 0, NIGHT + 10 * SECOND, late, Quality.BACKFILL),
                Lane.said(HOME, "pir-1", Metric.MOTION, 1, NIGHT + MINUTE, late, Quality.BACKFILL));
        runner.advanceTo(late + 60 * MINUTE);
        assertThat(runner.alerts()).isEmpty();
    }
}
