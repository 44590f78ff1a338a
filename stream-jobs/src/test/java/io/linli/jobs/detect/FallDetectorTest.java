package io.linli.jobs.detect;

import static io.linli.jobs.detect.Lane.found;
import static io.linli.jobs.detect.Lane.inside;
import static io.linli.jobs.detect.Lane.last;
import static io.linli.jobs.detect.Lane.raised;
import static io.linli.jobs.detect.Lane.said;
import static io.linli.jobs.detect.Lane.tagged;
import static io.linli.jobs.detect.Lane.told;
import static io.linli.jobs.detect.Neighbourhood.HOME;
import static io.linli.jobs.detect.Neighbourhood.START;
import static io.linli.jobs.detect.Neighbourhood.box;
import static io.linli.jobs.detect.Neighbourhood.minutes;
import static io.linli.jobs.detect.Neighbourhood.play;
import static io.linli.jobs.detect.Neighbourhood.record;
import static io.linli.jobs.detect.Neighbourhood.runner;
import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.Alert;
import io.linli.model.ClearReason;
import io.linli.model.DefaultRules;
import io.linli.model.Level;
import io.linli.model.Metric;
import io.linli.model.Quality;
import io.linli.model.RuleKind;
import io.linli.model.SignalKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FallDetectorTest {
    private final PlainRunner runner = runner(DefaultRules.of(RuleKind.FALL));

    @BeforeEach
    void register() {
        play(
                runner,
                record(inside("radar-1", Metric.FALL, "bathroom"), START),
                record(inside("pir-bath", Metric.MOTION, "bathroom"), START),
                record(inside("pir-hall", Metric.MOTION, "hall"), START),
                record(inside("count-1", Metric.PEOPLE_COUNT, "hall"), START),
                record(box("box-1"), START));
    }

    private void fall(double value, double minute) {
        play(runner, said("radar-1", Metric.FALL, value, minutes(minute)));
    }

    private void moves(String device, double minute) {
        play(runner, said(device, Metric.MOTION, 1, minutes(minute)));
    }

    private void until(double minute) {
        runner.advanceTo(minutes(minute));
    }

    @Test
    void whoDoesNotRiseWithinAMinuteIsToldOfAndMoreSoWhenNothingMoves() {
        fall(1, 0);
        until(30);
        assertThat(runner.alerts()).extracting(Alert::level).containsExactly(Level.II, Level.I);
        assertThat(runner.alerts())
                .extracting(alert -> alert.updatedAt().toEpochMilli())
                .containsExactly(minutes(1), minutes(5));
        assertThat(last(runner).text().zh()).contains("bathroom", "08:00检测到跌倒", "120");
    }

    @Test
    void whoRisesInTimeIsNot() {
        fall(1, 0);
        fall(0, 0.9);
        until(30);
        assertThat(runner.alerts()).isEmpty();
    }

    @Test
    void whoCrawlsOnTheFloorIsNotUpYetMoves() {
        fall(1, 0);
        moves("pir-bath", 0.5);
        until(30);
        assertThat(runner.alerts()).extracting(Alert::level).containsExactly(Level.II);
    }

    @Test
    void whoIsInAnotherRoomIsUp() {
        fall(1, 0);
        moves("pir-hall", 0.8);
        until(30);
        assertThat(runner.alerts()).isEmpty();
    }

    @Test
    void upAndAboutEndsIt() {
        fall(1, 0);
        until(2);
        fall(0, 3);
        assertThat(last(runner)).matches(Alert::isOpen);
        moves("pir-bath", 3.5);
        assertThat(last(runner).clearReason()).isEqualTo(ClearReason.RECOVERED);
    }

    @Test
    void whoFallsAgainWhileItIsOpenIsTheSameCase() {
        fall(1, 0);
        until(2);
        fall(0, 3);
        fall(1, 4);
        moves("pir-bath", 4.5);
        assertThat(last(runner)).matches(Alert::isOpen);
        assertThat(raised(runner)).hasSize(1);
    }

    @Test
    void aPendantIsBelievedAndTakenBackByWhoWearsIt() {
        play(runner, told(HOME, "box-1", SignalKind.FALL_DETECTED, minutes(0)));
        play(runner, told(HOME, "box-1", SignalKind.PREALARM_CANCELLED, minutes(0.7)));
        until(10);
        assertThat(runner.alerts()).isEmpty();
        play(runner, told(HOME, "box-1", SignalKind.FALL_DETECTED, minutes(11)));
        until(13);
        assertThat(raised(runner)).hasSize(1);
    }

    @Test
    void aCatThatJumpsIsNoFallAndAStillHomeIsOneAllTheSame() {
        play(runner, record(tagged(inside("radar-1", Metric.FALL, "bathroom"), "watched", "pets"), START));
        fall(1, 0);
        moves("pir-bath", 2);
        until(10);
        assertThat(runner.alerts()).isEmpty();
        fall(1, 20);
        until(40);
        assertThat(raised(runner))
                .singleElement()
                .satisfies(alert -> assertThat(alert.raisedAt().toEpochMilli()).isEqualTo(minutes(25)));
    }

    @Test
    void whoLivesWithSomebodyIsHelpedUp() {
        play(runner, said("count-1", Metric.PEOPLE_COUNT, 2, minutes(-1)));
        fall(1, 0);
        moves("pir-hall", 1.5);
        until(10);
        assertThat(runner.alerts()).isEmpty();
    }

    @Test
    void endsWithPeopleWhoWereThere() {
        fall(1, 0);
        until(10);
        play(runner, found(last(runner), minutes(20)));
        assertThat(last(runner).clearReason()).isEqualTo(ClearReason.BY_PERSON);
        fall(1, 60);
        until(70);
        assertThat(raised(runner)).hasSize(2);
    }

    @Test
    void toldAnHourLateItIsAFindingOnTheRecord() {
        play(runner, Lane.said(HOME, "radar-1", Metric.FALL, 1, START, minutes(60), Quality.BACKFILL));
        until(90);
        assertThat(runner.alerts()).singleElement().matches(Alert::late).matches(alert -> !alert.isOpen());
    }

    @Test
    void toldLateWithTheRisingBehindItIsNothing() {
        play(
                runner,
                Lane.said(HOME, "radar-1", Metric.FALL, 1, START, minutes(10), Quality.BACKFILL),
                Lane.said(HOME, "radar-1", Metric.FALL, 0, minutes(0.5), minutes(10) + 5, Quality.BACKFILL));
        until(90);
        assertThat(runner.alerts()).isEmpty();
    }

    @Test
    void theRisingThatOvertookItsFallIsHeard() {
        play(
                runner,
                Lane.said(HOME, "radar-1", Metric.FALL, 0, minutes(0.5), minutes(0.6), Quality.GOOD),
                Lane.said(HOME, "radar-1", Metric.FALL, 1, minutes(0.4), minutes(0.6), Quality.GOOD));
        until(30);
        assertThat(runner.alerts()).isEmpty();
    }

    @Test
    void theSameTwiceAndWhatTheBrokerKeptAreNothingNew() {
        play(runner, Lane.said(HOME, "radar-1", Metric.FALL, 1, START, minutes(0), Quality.SNAPSHOT));
        until(10);
        assertThat(runner.alerts()).isEmpty();
        fall(1, 11);
        fall(1, 11);
        until(13);
        assertThat(runner.alerts()).hasSize(1);
    }
}
