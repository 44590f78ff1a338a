package io.linli.standalone.evaluation;

import io.linli.jobs.detect.PlainRunner;
import io.linli.model.Ladder;
import io.linli.model.Quality;
import io.linli.model.Rule;
import io.linli.model.Signal;
import io.linli.model.SignalKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Ordinary days of one who is well and answers nine of ten check-in calls: how often somebody goes there for nothing. */
final class AnsweredCalls {
    private static final double ANSWERED = 0.9;
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final long SOON = 3 * MINUTE;

    private final HomeRecord home;
    private final PlainRunner runner;
    private final SplittableRandom random;
    private int told;
    private long answerAt = Long.MAX_VALUE;

    AnsweredCalls(Rule rule, HomeRecord home, long seed) {
        this.home = home;
        this.runner = new PlainRunner(List.of(rule));
        this.random = new SplittableRandom(seed);
    }

    int visits() {
        var now = Long.MIN_VALUE;
        for (var observation : HomeTrial.life(home)) {
            var at = observation.receivedAt();
            for (var minute = now + MINUTE; now != Long.MIN_VALUE && minute < at; minute += MINUTE) {
                pass(minute, observation.subject());
            }
            now = at;
            runner.accept(observation);
        }
        return FalseAlarm.of(runner.alerts(), Ladder.L3, home).size();
    }

    private void pass(long minute, String subject) {
        if (minute >= answerAt) {
            var data = Map.<String, String>of();
            runner.accept(new Signal(subject, "", SignalKind.CHECKIN_ANSWERED, "", data, minute, minute, Quality.GOOD));
            answerAt = Long.MAX_VALUE;
        }
        runner.advanceTo(minute);
        var said = runner.alerts();
        for (var alert : said.subList(told, said.size())) {
            if (alert.revision() == 1 && alert.ladder() == Ladder.L1 && random.nextDouble() < ANSWERED) {
                answerAt = minute + SOON;
            }
        }
        told = said.size();
    }
}
