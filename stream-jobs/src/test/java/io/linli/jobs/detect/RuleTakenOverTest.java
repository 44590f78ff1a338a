package io.linli.jobs.detect;

import static io.linli.jobs.detect.Lane.found;
import static io.linli.jobs.detect.Lane.inside;
import static io.linli.jobs.detect.Lane.last;
import static io.linli.jobs.detect.Lane.raised;
import static io.linli.jobs.detect.Neighbourhood.FLOOD;
import static io.linli.jobs.detect.Neighbourhood.HOME;
import static io.linli.jobs.detect.Neighbourhood.SITE;
import static io.linli.jobs.detect.Neighbourhood.SOS;
import static io.linli.jobs.detect.Neighbourhood.START;
import static io.linli.jobs.detect.Neighbourhood.box;
import static io.linli.jobs.detect.Neighbourhood.minutes;
import static io.linli.jobs.detect.Neighbourhood.play;
import static io.linli.jobs.detect.Neighbourhood.press;
import static io.linli.jobs.detect.Neighbourhood.record;
import static io.linli.jobs.detect.Neighbourhood.runner;
import static io.linli.jobs.detect.Neighbourhood.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.Alert;
import io.linli.model.ClearReason;
import io.linli.model.DefaultRules;
import io.linli.model.Metric;
import io.linli.model.Mode;
import io.linli.model.Rule;
import io.linli.model.RuleKind;
import io.linli.model.Schedule;
import io.linli.model.SignalKind;
import io.linli.model.Subject;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Danger that one rule saw is seen by the rule that takes its place. */
class RuleTakenOverTest {

    private static Rule own(RuleKind kind) {
        var scope = Rule.Scope.only(Subject.parse(HOME));
        return new Rule("own", kind, scope, null, Schedule.ALWAYS, Map.of(), Mode.LIVE, 1);
    }

    private static void publish(PlainRunner runner, Rule rule, double minute) {
        runner.advanceTo(minutes(minute) - 1);
        runner.publish(rule);
        runner.accept(said(SignalKind.RULE_CHANGED, minutes(minute)));
        runner.advanceTo(minutes(minute));
    }

    private static PlainRunner fallen() {
        var runner = runner(DefaultRules.of(RuleKind.FALL));
        play(
                runner,
                record(inside("radar-1", Metric.FALL, "bathroom"), START),
                record(inside("pir-hall", Metric.MOTION, "hall"), START),
                Lane.said("radar-1", Metric.FALL, 1, minutes(0)));
        return runner;
    }

    @Test
    void whoFellBeforeTheRuleCameIsToldOfByIt() {
        var runner = fallen();
        publish(runner, own(RuleKind.FALL), 0.5);
        runner.advanceTo(minutes(1));
        assertThat(runner.alerts()).singleElement().extracting(Alert::rule).isEqualTo("own");
    }

    @Test
    void whoLiesOnTheFloorIsToldOfAgainByTheNewRule() {
        var runner = fallen();
        runner.advanceTo(minutes(2));
        publish(runner, own(RuleKind.FALL), 3);
        assertThat(runner.alerts()).extracting(Alert::clearReason).containsExactly(null, ClearReason.RULE_OFF, null);
        assertThat(last(runner)).matches(Alert::isOpen).extracting(Alert::rule).isEqualTo("own");
    }

    @Test
    void whoIsToldOfAgainByTheRuleThatCameBackIsFoundByPeopleAllTheSame() {
        var runner = fallen();
        runner.advanceTo(minutes(2));
        publish(runner, own(RuleKind.FALL), 3);
        publish(runner, own(RuleKind.FALL).published(2, Mode.OFF), 4);
        assertThat(raised(runner)).extracting(Alert::rule).containsExactly("fall", "own", "fall");
        var told = runner.alerts().size();
        play(runner, found(raised(runner).get(0), minutes(5)));
        assertThat(runner.alerts()).hasSize(told);
        play(runner, found(raised(runner).get(2), minutes(6)));
        assertThat(last(runner).id()).isEqualTo(raised(runner).get(2).id());
        assertThat(last(runner).clearReason()).isEqualTo(ClearReason.BY_PERSON);
    }

    @Test
    void whoCalledIsToldOfAgainByTheNewRuleAndThePressCountsOnce() {
        var runner = runner(SOS);
        play(runner, record(box("box-1"), START), press("box-1", "p1", minutes(1)));
        publish(runner, own(RuleKind.SOS), 2);
        assertThat(raised(runner)).extracting(Alert::rule).containsExactly("sos", "own");
        assertThat(runner.alerts())
                .filteredOn(alert -> alert.rule().equals("own"))
                .singleElement()
                .matches(Alert::isOpen);

        play(runner, said(SignalKind.SOS_CLEARED, minutes(4)), press("box-1", "p1", minutes(5)));
        assertThat(last(runner).clearReason()).isEqualTo(ClearReason.BY_PERSON);
    }

    @Test
    void whoCallsStillWhenTheFirstRuleComesBackIsToldOfByAnotherNameThanBefore() {
        var runner = runner(SOS);
        play(runner, record(box("box-1"), START), press("box-1", "p1", minutes(1)));
        publish(runner, own(RuleKind.SOS), 2);
        publish(runner, own(RuleKind.SOS).published(2, Mode.OFF), 3);
        assertThat(raised(runner)).extracting(Alert::rule).containsExactly("sos", "own", "sos");
        assertThat(raised(runner)).extracting(Alert::id).doesNotHaveDuplicates();
        assertThat(raised(runner)).extracting(Alert::onset).containsOnly(Instant.ofEpochMilli(minutes(1)));
        assertThat(last(runner)).matches(Alert::isOpen);
    }

    @Test
    void whoCalledAndWasAnsweredIsNotToldOfByTheNewRule() {
        var runner = runner(SOS);
        play(
                runner,
                record(box("box-1"), START),
                press("box-1", "p1", minutes(1)),
                said(SignalKind.SOS_CLEARED, minutes(2)));
        publish(runner, own(RuleKind.SOS), 3);
        assertThat(raised(runner)).hasSize(1);
    }

    @Test
    void aVersionOfAnotherKindBeginsAnewAndIsNotSwitchedOff() {
        var runner = runner(FLOOD);
        play(
                runner,
                record(Neighbourhood.level("level-7"), START),
                Neighbourhood.depth("level-7", 190, START),
                Neighbourhood.depth("level-7", 200, minutes(1)));
        runner.publish(Rule.parseYaml("{id: flood, kind: device}").published(FLOOD.version() + 1, Mode.LIVE));
        play(runner, Neighbourhood.depth("level-7", 200, minutes(2)));
        assertThat(runner.failed()).isEmpty();
        assertThat(last(runner).clearReason()).isEqualTo(ClearReason.RULE_OFF);
        assertThat(runner.memory(SITE).entries).extracting(Entry::kind).containsExactly(RuleKind.DEVICE);
    }
}
