package io.linli.jobs.detect;

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

import io.linli.model.Metric;
import io.linli.model.Mode;
import io.linli.model.Rule;
import io.linli.model.SignalKind;
import org.junit.jupiter.api.Test;

class PublishedVersionTest {

    @Test
    void aSilentHomeIsJudgedByANewVersionAtOnce() {
        var runner = runner(INACTIVITY);
        play(runner, record(sensor("pir-bath", Metric.MOTION, "bathroom"), START), motion("pir-bath", START + 1));
        runner.advanceTo(minutes(60));
        var shorter = Rule.parseYaml("{id: inactivity, kind: inactivity, parameters: {fixed_limit: 30m}}");
        runner.publish(shorter.published(INACTIVITY.version() + 1, Mode.LIVE));
        play(runner, said(SignalKind.RULE_CHANGED, minutes(61)));
        runner.advanceTo(minutes(61));
        assertThat(runner.alerts())
                .isNotEmpty()
                .allSatisfy(
                        alert -> assertThat(alert.raisedAt()).isEqualTo(java.time.Instant.ofEpochMilli(minutes(61))));
    }
}
