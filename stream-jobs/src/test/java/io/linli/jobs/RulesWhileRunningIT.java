package io.linli.jobs;

import static io.linli.jobs.Street.BEGIN;
import static io.linli.jobs.Street.HOUR;
import static io.linli.jobs.Street.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.Alert;
import io.linli.model.ClearReason;
import io.linli.model.Metric;
import io.linli.model.SignalKind;
import java.util.List;
import java.util.function.LongConsumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RulesWhileRunningIT extends FlinkTest {
    private JobRun job = new JobRun(cluster, 2, List.of());
    private long now = BEGIN;

    @AfterEach
    void stop() {
        job.kill();
    }

    @Test
    void aPublishedRuleIsInForceWithoutARestart() {
        job.start();
        job.write(Street.registered(Street.box(1), now));
        press(1);
        job.publish(Street.rule("{id: call, kind: sos}"));

        until(1, time -> press(1));

        assertThat(job.written().get(0).rule()).isEqualTo("call");
    }

    @Test
    void aHomeThatIsSilentIsWatchedFromTheNudgeOn() {
        job.start();
        job.write(Street.registered(Street.motion(1), now));
        job.write(Street.reading(Street.motion(1), Metric.MOTION, 1, now + MINUTE));
        job.beacon(now + HOUR);
        job.publish(Street.rule("{id: quiet, kind: inactivity, parameters: {cap: 1h}}"));

        until(1, time -> {
            job.write(Street.nudge(Street.motion(1), time));
            job.beacon(time + 24 * HOUR);
        });

        assertThat(job.written().get(0).subject()).hasToString("home:h1");
    }

    @Test
    void aRemovedRuleLetsGoAndStaysAwayAfterARestart() {
        var rule = Street.rule("{id: call, kind: sos}");
        job = new JobRun(cluster, 2, List.of(rule));
        job.start();
        job.write(Street.registered(Street.box(1), now));
        press(1);
        Awaitility.await().until(() -> job.written().size() == 1);

        job.remove(rule.key());
        until(2, time -> job.write(Street.nudge(Street.box(1), time)));
        var checkpoint = job.checkpoint();
        job.kill();
        job.start(checkpoint);
        press(1);
        job.alertsUntil(now + HOUR);

        assertThat(job.written()).extracting(Alert::clearReason).containsExactly(null, ClearReason.RULE_OFF);
    }

    @Test
    void whatWasPublishedBeforeTheLogWasReadIsInForceFromItsFirstRecord() {
        job = new JobRun(cluster, 2, List.of(Street.rule("{id: call, kind: sos}")));
        job.write(Street.registered(Street.box(1), now));
        press(1);
        job.start();
        job.alertsUntil(now + HOUR);

        assertThat(job.written()).hasSize(1);
    }

    /** Does it again, each time a minute later, until so many alerts have come: nothing orders rules and the log. */
    private void until(int alerts, LongConsumer step) {
        Awaitility.await().until(() -> {
            now += MINUTE;
            step.accept(now);
            job.beacon(now);
            return job.written().size() >= alerts;
        });
    }

    private void press(int home) {
        now += MINUTE;
        job.write(Street.signal(Street.box(home), SignalKind.SOS_PRESSED, "press-" + now, now));
        job.beacon(now + 1);
    }
}
