package io.linli.jobs;

import static io.linli.jobs.Street.BEGIN;
import static io.linli.jobs.Street.HOUR;
import static org.assertj.core.api.Assertions.assertThat;

import io.linli.jobs.detect.RiskFunction;
import io.linli.jobs.io.AlertSerializer;
import io.linli.jobs.io.ArrivalTime;
import io.linli.jobs.io.ControlRecords;
import io.linli.jobs.io.ControlSerializer;
import io.linli.jobs.io.ObservationSerializer;
import io.linli.model.Observation;
import io.linli.model.Rule;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;

/** A checkpoint of the job as it was before alerts were looked at together. */
class EarlierReleaseIT extends FlinkTest {
    private static final long END = BEGIN + 24 * HOUR;
    private static final List<Rule> RULES =
            List.of(Street.rule("{id: call, kind: sos}"), Street.rule("{id: water, kind: flood}"));

    @Test
    void whatDetectionKnewIsTakenUp() {
        // One site alone: the earlier release let no neighbours confirm each other.
        var day = Street.day(6, 1, new Random(7));
        var job = new JobRun(cluster, 3, RULES).start(EarlierReleaseIT::define, null);
        job.writeAll(day.subList(0, day.size() / 2));
        var checkpoint = job.checkpoint();
        job.kill();
        job.writeAll(day.subList(day.size() / 2, day.size()));
        job.start(checkpoint);

        assertThat(job.alertsUntil(END)).hasSizeGreaterThan(20).isEqualTo(JobRun.plainly(RULES, day, END));
        job.kill();
    }

    private static void define(StreamExecutionEnvironment env, RiskJob.Ends ends) {
        env.configure(RiskJob.properties());
        var log = env.fromSource(
                        ends.observations(), ArrivalTime.ofObservations(), "observations", ObservationSerializer.TYPE)
                .uid("observations")
                .process(new ControlRecords(), ObservationSerializer.TYPE)
                .uid("control-records");
        var control = env.fromSource(ends.rules(), ArrivalTime.ofRules(), "rules", ControlSerializer.TYPE)
                .uid("rules")
                .setParallelism(1)
                .union(log.getSideOutput(ControlRecords.BLIND))
                .broadcast(RiskFunction.CONTROL);
        var risks = log.keyBy(Observation::subject, Types.STRING)
                .connect(control)
                .process(new RiskFunction(ends.known()), AlertSerializer.TYPE)
                .uid("risks");
        risks.sinkTo(ends.alerts()).uid("alerts");
        risks.getSideOutput(RiskFunction.FAILED)
                .sinkTo(ends.failures())
                .uid("rule-failures")
                .setParallelism(1);
    }
}
