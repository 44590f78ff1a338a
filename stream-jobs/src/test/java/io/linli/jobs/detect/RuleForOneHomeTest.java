package io.linli.jobs.detect;

import static io.linli.jobs.detect.Neighbourhood.HOME;
import static io.linli.jobs.detect.Neighbourhood.INACTIVITY;
import static io.linli.jobs.detect.Neighbourhood.START;
import static io.linli.jobs.detect.Neighbourhood.minutes;
import static io.linli.jobs.detect.Neighbourhood.motion;
import static io.linli.jobs.detect.Neighbourhood.play;
import static io.linli.jobs.detect.Neighbourhood.record;
import static io.linli.jobs.detect.Neighbourhood.runner;
import static io.linli.jobs.detect.Neighbourhood.said;
import static io.linli.jobs.detect.Neighbourhood.sensor;
import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.Alert;
import io.linli.model.ClearReason;
import io.linli.model.Ladder;
import io.linli.model.Metric;
import io.linli.model.Mode;
import io.linli.model.Rule;
import io.linli.model.RuleKind;
import io.linli.model.Schedule;
import io.linli.model.SignalKind;
import io.linli.model.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A rule for one home alone, with a fixed limit, as long as somebody wants to see it. */
class RuleForOneHomeTest {
    private static final int LEARNED = 20 * 24 * 60;

    private final PlainRunner runner = runner(INACTIVITY);

    private static Rule trial(String home, Mode mode, int version) {
        var scope = Rule.Scope.only(Subject.parse(home));
        return new Rule(
                "trial",
                RuleKind.INACTIVITY,
                scope,
                null,
                Schedule.ALWAYS,
                Map.of("fixed_limit", "60s"),
                mode,
                version);
    }

    /** Somebody who stirs every quarter of an hour by day, for twenty days. */
    private void usualDays() {
        play(
                runner,
                record(sensor("pir-bath", Metric.MOTION, "bathroom"), START),
                record(sensor("pir-hall", Metric.MOTION, "hall"), START));
        for (var minute = 0; minute < LEARNED; minute += minute % 1_440 < 12 * 60 ? 16 : 24) {
            play(runner, motion(minute % 3 == 0 ? "pir-bath" : "pir-hall", minutes(minute)));
        }
    }

    private void publish(Rule rule, double minute) {
        runner.advanceTo(minutes(minute) - 1);
        runner.publish(rule);
        runner.accept(said(SignalKind.RULE_CHANGED, minutes(minute)));
    }

    private List<Alert> alerts() {
        return runner.alerts();
    }

    @Test
    void tellsAfterItsLimitCountedFromItsPublishing() {
        usualDays();
        publish(trial(HOME, Mode.LIVE, 1), LEARNED + 10);
        runner.advanceTo(minutes(LEARNED + 11.5));

        assertThat(alerts()).extracting(Alert::ladder).containsExactly(Ladder.L1, Ladder.L2);
        var told = alerts().get(1);
        assertThat(told.updatedAt()).isEqualTo(Instant.ofEpochMilli(minutes(LEARNED + 11)));
        assertThat(told.explanation()).containsEntry("trial", true).containsEntry("limit_reason", "fixed");
        assertThat(told.text().zh()).contains("演练：暂按固定时限1分");
        assertThat(told.text().en()).contains("A trial: judged by a fixed limit of 1 min");
    }

    @Test
    void leavesBehindWhatWasUsualBefore() {
        usualDays();
        publish(trial(HOME, Mode.LIVE, 1), LEARNED + 10);
        runner.advanceTo(minutes(LEARNED + 11.5));
        publish(trial(HOME, Mode.OFF, 2), LEARNED + 12);
        assertThat(alerts().get(alerts().size() - 1).clearReason()).isEqualTo(ClearReason.RULE_OFF);

        play(runner, motion("pir-hall", minutes(LEARNED + 13)));
        runner.advanceTo(minutes(LEARNED + 13 + 4 * 60));
        var told = alerts().get(alerts().size() - 1);
        assertThat(told.rule()).isEqualTo(INACTIVITY.id());
        assertThat(told.explanation()).containsEntry("limit_reason", "longest");
    }

    @Test
    void isNothingToAnotherHome() {
        usualDays();
        publish(trial("home:b9-9-999", Mode.LIVE, 1), LEARNED + 10);
        runner.advanceTo(minutes(LEARNED + 12));
        assertThat(alerts()).isEmpty();
    }
}
