package io.linli.standalone.recorded;

import io.linli.jobs.detect.PlainRunner;
import io.linli.model.Alert;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The detectors alone, without Kafka and Flink: one record after the other. */
public final class PlainEngine implements Backtest.Engine {

    @Override
    public Backtest.Outcome run(Backtest test) throws Exception {
        var alerts = new ArrayList<Alert>();
        var readings = 0L;
        var from = Long.MAX_VALUE;
        var to = Long.MIN_VALUE;
        for (var folder : test.folders()) {
            var runner = new PlainRunner(List.of(test.rule()));
            try (var played = test.play(folder)) {
                from = Math.min(from, played.beginsAt());
                while (played.hasNext()) {
                    runner.accept(played.next());
                    test.audience().step();
                }
                runner.advanceTo(played.lastAt());
                readings += played.count();
                to = Math.max(to, played.lastAt());
            }
            alerts.addAll(runner.alerts());
        }
        return new Backtest.Outcome(
                Revisions.once(alerts), readings, Instant.ofEpochMilli(from), Instant.ofEpochMilli(to));
    }
}
