package io.linli.jobs.detect;

import static io.linli.jobs.detect.Lane.at;
import static io.linli.jobs.detect.Lane.found;
import static io.linli.jobs.detect.Lane.last;
import static io.linli.jobs.detect.Lane.outside;
import static io.linli.jobs.detect.Lane.raised;
import static io.linli.jobs.detect.Lane.saidThere;
import static io.linli.jobs.detect.Neighbourhood.play;
import static io.linli.jobs.detect.Neighbourhood.record;
import static io.linli.jobs.detect.Neighbourhood.runner;
import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.Alert;
import io.linli.model.ClearReason;
import io.linli.model.DefaultRules;
import io.linli.model.Level;
import io.linli.model.Metric;
import io.linli.model.RuleKind;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CrowdingDetectorTest {
    private static final long NOON = at("2026-03-02T12:00");
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long WEEK = Duration.ofDays(7).toMillis();

    private final PlainRunner runner = runner(DefaultRules.of(RuleKind.CROWDING));

    @BeforeEach
    void register() {
        play(runner, record(outside("gate-1", Metric.PEOPLE_COUNT, Map.of("capacity", 200.0)), NOON - 10 * WEEK));
    }

    private void count(double people, long at) {
        play(runner, saidThere("gate-1", Metric.PEOPLE_COUNT, people, at));
    }

    private void stand(double people, long from, long until) {
        for (var time = from; time <= until; time += MINUTE) {
            count(people + time / MINUTE % 3, time);
        }
    }

    @Test
    void moreThanFourFifthsForTwoMinutesIsToldAndFullIsWorse() {
        stand(165, NOON, NOON + 5 * MINUTE);
        assertThat(raised(runner)).singleElement().satisfies(alert -> {
            assertThat(alert.level()).isEqualTo(Level.III);
            assertThat(alert.raisedAt().toEpochMilli()).isEqualTo(NOON + 2 * MINUTE);
            assertThat(alert.text().zh()).contains("东广场", "容量200人");
        });
        stand(215, NOON + 6 * MINUTE, NOON + 9 * MINUTE);
        assertThat(last(runner)).satisfies(alert -> assertThat(alert.level()).isEqualTo(Level.II));
    }

    @Test
    void aGroupThatPassesIsNoCrowd() {
        stand(30, NOON, NOON + 3 * MINUTE);
        count(190, NOON + 4 * MINUTE);
        count(40, NOON + 5 * MINUTE);
        stand(40, NOON + 6 * MINUTE, NOON + 20 * MINUTE);
        assertThat(runner.alerts()).isEmpty();
    }

    @Test
    void endsWithRoomForFiveMinutes() {
        stand(165, NOON, NOON + 5 * MINUTE);
        stand(150, NOON + 6 * MINUTE, NOON + 20 * MINUTE);
        assertThat(last(runner)).matches(Alert::isOpen);
        stand(100, NOON + 21 * MINUTE, NOON + 26 * MINUTE);
        runner.advanceTo(NOON + 26 * MINUTE);
        assertThat(last(runner)).satisfies(alert -> {
            assertThat(alert.clearReason()).isEqualTo(ClearReason.RECOVERED);
            assertThat(alert.updatedAt().toEpochMilli()).isEqualTo(NOON + 26 * MINUTE);
        });
    }

    @Test
    void aCounterThatFallsSilentEndsNothingYetPeopleDo() {
        stand(165, NOON, NOON + 5 * MINUTE);
        runner.advanceTo(NOON + 10 * HOUR);
        assertThat(last(runner)).matches(Alert::isOpen);
        play(runner, found(last(runner), NOON + 11 * HOUR));
        assertThat(last(runner).clearReason()).isEqualTo(ClearReason.BY_PERSON);
    }

    @Test
    void aCounterThatNeverComesBackToZeroAtNightHasDrifted() {
        for (var minute = 0; minute <= 120; minute += 10) {
            count(36, at("2026-03-03T02:00") + minute * MINUTE);
        }
        stand(180, at("2026-03-03T12:00"), at("2026-03-03T12:30"));
        assertThat(runner.alerts()).isEmpty();
        stand(202, at("2026-03-03T12:31"), at("2026-03-03T12:40"));
        assertThat(last(runner))
                .satisfies(alert -> assertThat(alert.explanation().toString()).contains("counter_drift=36"));
    }

    @Test
    void aHallFullOfPeopleWhoSleepIsBelieved() {
        for (var minute = 0; minute <= 180; minute += 10) {
            count(170, at("2026-03-03T01:00") + minute * MINUTE);
        }
        assertThat(last(runner)).matches(Alert::isOpen);
    }

    @Test
    void farMoreThanAtThisHourOfOtherWeeksIsUnusual() {
        for (var week = 6; week >= 1; week--) {
            stand(20, NOON - week * WEEK, NOON - week * WEEK + HOUR + 5 * MINUTE);
        }
        stand(28, NOON, NOON + 10 * MINUTE);
        assertThat(runner.alerts()).isEmpty();
        stand(70, NOON + 11 * MINUTE, NOON + 15 * MINUTE);
        assertThat(last(runner)).satisfies(alert -> {
            assertThat(alert.level()).isEqualTo(Level.IV);
            assertThat(alert.text().zh()).contains("往常这个时段至多约22人");
        });
        stand(20, NOON + 16 * MINUTE, NOON + 23 * MINUTE);
        assertThat(last(runner).clearReason()).isEqualTo(ClearReason.RECOVERED);
    }

    @Test
    void threeWeeksAreTooFewToKnowWhatIsUsual() {
        for (var week = 3; week >= 1; week--) {
            stand(20, NOON - week * WEEK, NOON - week * WEEK + HOUR + 5 * MINUTE);
        }
        stand(90, NOON, NOON + 15 * MINUTE);
        assertThat(runner.alerts()).isEmpty();
    }

    @Test
    void whatWasOldIsIgnored() {
        count(10, NOON + HOUR);
        stand(190, NOON, NOON + 30 * MINUTE);
        runner.advanceTo(NOON + 2 * HOUR);
        assertThat(runner.alerts()).isEmpty();
    }
}
