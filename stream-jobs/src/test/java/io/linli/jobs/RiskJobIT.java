package io.linli.jobs;

import static io.linli.jobs.Street.BEGIN;
import static io.linli.jobs.Street.HOUR;
import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.Observation;
import io.linli.model.Rule;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RiskJobIT extends FlinkTest {
    private static final long END = BEGIN + 24 * HOUR;
    private static final List<Rule> RULES =
            List.of(Street.rule("{id: call, kind: sos}"), Street.rule("{id: water, kind: flood}"));

    private final List<Observation> day = Street.day(6, 3, new Random(7));
    private final JobRun job = new JobRun(cluster, 3, RULES);

    @Test
    void saysWhatThePlainRunnerSays() {
        job.start();
        job.writeAll(day);

        assertThat(job.alertsUntil(END)).hasSizeGreaterThan(30).isEqualTo(JobRun.plainly(RULES, day, END));
        job.kill();
    }

    @Test
    void saysTheSameWhenKilledAndTakenUpAtACheckpoint() {
        job.start();
        job.writeAll(day.subList(0, day.size() / 3));
        var checkpoint = job.checkpoint();
        job.writeAll(day.subList(day.size() / 3, day.size() / 2));
        job.kill();
        job.writeAll(day.subList(day.size() / 2, day.size()));
        job.start(checkpoint);

        assertThat(job.alertsUntil(END)).isEqualTo(JobRun.plainly(RULES, day, END));
        job.kill();
    }

    @Test
    void saysTheSameWhenATaskFails() {
        job.start();
        job.writeAll(day.subList(0, day.size() / 2));
        job.checkpoint();
        job.failATask();
        job.writeAll(day.subList(day.size() / 2, day.size()));

        assertThat(job.alertsUntil(END)).isEqualTo(JobRun.plainly(RULES, day, END));
        job.kill();
    }
}
