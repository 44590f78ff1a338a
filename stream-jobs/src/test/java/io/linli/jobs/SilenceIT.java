package io.linli.jobs;

import static io.linli.jobs.Street.BEGIN;
import static io.linli.jobs.Street.HOUR;
import static io.linli.jobs.Street.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.linli.model.BlindPeriod;
import io.linli.model.Metric;
import io.linli.model.Observation;
import io.linli.model.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SilenceIT extends FlinkTest {
    private static final int HOMES = 100;
    private static final long END = BEGIN + 48 * HOUR;
    private static final List<Rule> RULES =
            List.of(Street.rule("{id: quiet, kind: inactivity, parameters: {cap: 1h}}"));

    private final JobRun job = new JobRun(cluster, 4, RULES);

    @AfterEach
    void stop() {
        job.kill();
    }

    @Test
    void aCityOfWhichNothingIsHeardIsStillJudged() {
        var morning = morning(new Random(1));
        job.start();
        job.writeAll(morning);

        assertThat(job.alertsUntil(END))
                .hasSizeGreaterThanOrEqualTo(HOMES)
                .isEqualTo(JobRun.plainly(RULES, morning, END));
    }

    /** Readings come by one way and blind periods by another; whoever is faster, the judgement is the same. */
    @Test
    void whatWasBlindIsKnownBeforeItIsJudged() {
        var log = new ArrayList<>(morning(new Random(2)));
        for (var each = 1; each <= 20; each++) {
            var begin = BEGIN + 2 * HOUR * each;
            var open = new BlindPeriod("blind-" + each, "north", begin, BlindPeriod.OPEN, "restart", begin + MINUTE);
            log.add(open);
            log.add(open.closedAt(begin + (10 + each) * MINUTE));
            for (var home = 0; home < HOMES; home += each) {
                log.add(Street.reading(Street.motion(home), Metric.MOTION, 1, begin + (10 + each) * MINUTE + home));
            }
        }
        log.sort(Comparator.comparingLong(Observation::receivedAt));
        job.writeAll(log);
        job.start();

        assertThat(job.alertsUntil(END)).isNotEmpty().isEqualTo(JobRun.plainly(RULES, log, END));
    }

    private static List<Observation> morning(Random random) {
        var morning = new ArrayList<Observation>();
        for (var home = 0; home < HOMES; home++) {
            morning.add(Street.registered(Street.motion(home), BEGIN));
        }
        for (var minute = 1; minute <= 30; minute++) {
            var home = random.nextInt(HOMES);
            morning.add(Street.reading(Street.motion(home), Metric.MOTION, 1, BEGIN + minute * MINUTE));
        }
        return morning;
    }
}
