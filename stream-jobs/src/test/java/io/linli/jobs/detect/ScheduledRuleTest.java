package io.linli.jobs.detect;

import static io.linli.jobs.detect.Neighbourhood.HOME;
import static io.linli.jobs.detect.Neighbourhood.START;
import static io.linli.jobs.detect.Neighbourhood.box;
import static io.linli.jobs.detect.Neighbourhood.depth;
import static io.linli.jobs.detect.Neighbourhood.level;
import static io.linli.jobs.detect.Neighbourhood.minutes;
import static io.linli.jobs.detect.Neighbourhood.play;
import static io.linli.jobs.detect.Neighbourhood.press;
import static io.linli.jobs.detect.Neighbourhood.record;
import static io.linli.jobs.detect.Neighbourhood.runner;
import static io.linli.jobs.detect.Neighbourhood.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.Alert;
import io.linli.model.ClearReason;
import io.linli.model.Mode;
import io.linli.model.Rule;
import io.linli.model.SignalKind;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules that raise alerts at some times of the week only; {@code START} is a Monday, 08:00 there. */
class ScheduledRuleTest {
    private static final long TEN = minutes(120);
    private static final Rule FROM_TEN = rule("{id: flood, kind: flood, schedule: {periods: ['mon-fri 10:00-11:00']}}");

    private static Rule rule(String yaml) {
        return Rule.parseYaml(yaml).published(1, Mode.LIVE);
    }

    private static PlainRunner risenAtNine(Rule rule) {
        var runner = runner(rule);
        play(
                runner,
                record(level("level-7"), START),
                depth("level-7", 190, minutes(59)),
                depth("level-7", 200, minutes(60)));
        assertThat(runner.alerts()).isEmpty();
        return runner;
    }

    @Test
    void whatStillLastsWhenThePeriodBeginsIsRaisedThen() {
        var runner = risenAtNine(FROM_TEN);
        play(runner, depth("level-7", 210, minutes(90)));
        runner.advanceTo(TEN - 1);
        assertThat(runner.alerts()).isEmpty();

        runner.advanceTo(TEN);

        assertThat(runner.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.raisedAt()).isEqualTo(Instant.ofEpochMilli(TEN));
            assertThat(alert.onset()).isEqualTo(Instant.ofEpochMilli(minutes(59)));
            assertThat(alert.explanation()).containsEntry("found_at", "2026-03-02T01:00:00Z");
        });
    }

    @Test
    void whatIsOverBeforeThePeriodBeginsIsNeverTold() {
        var runner = risenAtNine(FROM_TEN);
        for (var minute = 61; minute < 75; minute++) {
            play(runner, depth("level-7", 0, minutes(minute)));
        }
        runner.publish(rule("{id: flood, kind: flood, parameters: {dry_for: 10m, clear_for: 5m},"
                        + " schedule: {periods: ['mon-fri 10:00-11:00']}}")
                .published(2, Mode.LIVE));
        for (var minute = 75; minute < 130; minute++) {
            play(runner, depth("level-7", 0, minutes(minute)));
        }
        runner.advanceTo(minutes(600));
        assertThat(runner.alerts()).isEmpty();
    }

    @Test
    void whatWasRaisedInAPeriodLastsToItsEndAfterIt() {
        var runner = runner(FROM_TEN);
        play(
                runner,
                record(level("level-7"), START),
                depth("level-7", 190, minutes(170)),
                depth("level-7", 200, minutes(171)),
                depth("level-7", 260, minutes(185)),
                depth("level-7", 265, minutes(186)));
        for (var minute = 187; minute < 280; minute++) {
            play(runner, depth("level-7", 0, minutes(minute)));
        }
        runner.advanceTo(minutes(600));
        assertThat(runner.alerts())
                .extracting(Alert::id)
                .hasSizeGreaterThan(2)
                .containsOnly(runner.alerts().get(0).id());
        assertThat(runner.alerts()).last().extracting(Alert::clearReason).isEqualTo(ClearReason.RECOVERED);
    }

    @Test
    void aNewVersionWithoutAScheduleTellsWhatWasHeld() {
        var runner = risenAtNine(FROM_TEN);
        runner.publish(rule("{id: flood, kind: flood}").published(2, Mode.LIVE));
        play(runner, depth("level-7", 210, minutes(70)));
        runner.advanceTo(minutes(71));
        assertThat(runner.alerts()).first().satisfies(alert -> {
            assertThat(alert.raisedAt()).isEqualTo(Instant.ofEpochMilli(minutes(70)));
            assertThat(alert.version()).isEqualTo(2);
        });
    }

    @Test
    void anUrgentRuleTellsTheSameHoweverTimePassesOverRestarts() throws IOException {
        var rules = List.of(rule("{id: sos, kind: sos, schedule: {periods: ['10:00-11:00', '11:30-12:00']}}"));
        var prompt = pressed(rules, true);
        assertThat(pressed(rules, false)).isEqualTo(prompt);
        assertThat(prompt).extracting(Alert::raisedAt).contains(Instant.ofEpochMilli(TEN));
        assertThat(prompt).extracting(Alert::revision).containsExactly(1, 2, 3);
    }

    private static List<Alert> pressed(List<Rule> rules, boolean promptly) throws IOException {
        var watch = new SubjectWatch(new RuleBook(rules), new Blindness());
        var memory = new SubjectMemory();
        var alerts = new ArrayList<Alert>();
        for (var observation : List.of(
                record(box("box-1"), START),
                press("box-1", "p1", minutes(60)),
                press("box-1", "p2", minutes(130)),
                said(SignalKind.SOS_CLEARED, minutes(140)))) {
            watch.advance(HOME, promptly ? observation.receivedAt() - 1 : START, memory, alerts::add);
            memory = BatchingTest.restored(memory);
            watch.on(observation, memory, alerts::add);
        }
        watch.advance(HOME, minutes(600), memory, alerts::add);
        return alerts;
    }
}
