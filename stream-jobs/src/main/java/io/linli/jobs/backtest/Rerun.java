package io.linli.jobs.backtest;

import io.linli.jobs.detect.PlainRunner;
import io.linli.jobs.io.LogPartition;
import io.linli.model.Alert;
import io.linli.model.Backtest;
import io.linli.model.BlindPeriod;
import io.linli.model.Mode;
import io.linli.model.Observation;
import io.linli.model.Rule;
import io.linli.model.Signal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One partition of the log again, under the rules in force and under each rule that is tried, side by side. Each
 * home's observations stand in one partition, and blind periods in all, so a partition knows all that it needs.
 */
final class Rerun {
    private final List<PlainRunner> runners = new ArrayList<>();
    private final Outcomes outcomes;

    Rerun(Backtest.Request request, Outcomes outcomes) {
        this.outcomes = outcomes;
        runners.add(new PlainRunner(request.inForce()));
        request.tried().forEach(tried -> runners.add(new PlainRunner(inPlace(tried, request.inForce()))));
    }

    /** The rule tried as if it were live, among the others of its kind. */
    private static List<Rule> inPlace(Rule tried, List<Rule> inForce) {
        var rules = new ArrayList<>(inForce);
        rules.removeIf(rule -> rule.id().equals(tried.id()));
        rules.add(tried.published(tried.version(), Mode.LIVE));
        return rules;
    }

    void take(Observation observation, LogPartition partition) {
        if (observation instanceof BlindPeriod) {
            // Deadlines that the beacons have passed were judged before anybody knew of this.
            runners.forEach(runner -> runner.advanceTo(partition.readUntil()));
        } else if (observation instanceof Signal signal) {
            outcomes.hear(signal);
        }
        runners.forEach(runner -> runner.accept(observation));
    }

    /** Time passes to the last beacon, and no further: what is due then was not told yet. */
    void end(LogPartition partition) {
        runners.forEach(runner -> runner.advanceTo(partition.readUntil()));
    }

    /** Every revision: of the rules in force first, then of each rule tried. */
    List<List<Alert>> alerts() {
        return runners.stream().map(PlainRunner::alerts).toList();
    }

    /** Which of the rules tried failed and would have been switched off; null for none. */
    @Nullable
    String failed(List<Rule> tried) {
        for (var i = 0; i < tried.size(); i++) {
            var rule = tried.get(i);
            if (runners.get(i + 1).failed().contains(rule.id() + ":live:" + rule.version())) {
                return rule.id();
            }
        }
        return null;
    }
}
