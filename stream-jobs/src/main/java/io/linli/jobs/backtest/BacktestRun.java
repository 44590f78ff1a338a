package io.linli.jobs.backtest;

import io.linli.jobs.io.LogPartition;
import io.linli.model.Backtest.Found;
import io.linli.model.Backtest.Request;
import io.linli.model.Backtest.Result;
import io.linli.model.Backtest.Tally;
import io.linli.model.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/** Does what a request asks for: all of the kept readings again, once for the rules in force and for each that is tried. */
final class BacktestRun {
    /** So many an evening's reader does not get through; how many there were is said all the same. */
    static final int LONGEST_LIST = 1_000;

    private final Request request;
    private final Outcomes outcomes;
    private final List<List<ToldEpisode>> told = new ArrayList<>();

    /** What was found, and the episodes of the first rule tried. */
    record Findings(Result result, List<Found> episodes) {}

    BacktestRun(Request request) {
        this.request = request;
        var rules = Stream.concat(request.tried().stream(), request.inForce().stream())
                .map(Rule::id)
                .collect(Collectors.toUnmodifiableSet());
        this.outcomes = new Outcomes(request.tried().get(0).kind(), rules);
        for (var i = 0; i <= request.tried().size(); i++) {
            told.add(new ArrayList<>());
        }
    }

    /** @param percent is told how far it is; may throw to give up */
    Findings run(String bootstrap, IntConsumer percent) {
        var begun = System.nanoTime();
        try (var log = new KeptLog(bootstrap, percent)) {
            for (var partition : log.partitions()) {
                read(log, partition);
            }
            return findings(log, (System.nanoTime() - begun) / 1_000_000);
        }
    }

    private void read(KeptLog log, TopicPartition partition) {
        var rerun = new Rerun(request, outcomes);
        var last = new LogPartition[1];
        log.read(partition, (observation, read) -> {
            last[0] = read;
            rerun.take(observation, read);
        });
        if (last[0] != null) {
            rerun.end(last[0]);
        }
        var failed = rerun.failed(request.tried());
        if (failed != null) {
            throw new IllegalStateException("the rule fails on these readings: " + failed);
        }
        var alerts = rerun.alerts();
        for (var i = 0; i < alerts.size(); i++) {
            told.get(i).addAll(ToldEpisode.of(alerts.get(i)));
        }
    }

    private Findings findings(KeptLog log, long tookMs) {
        var comparisons = new ArrayList<Comparison>();
        for (var i = 0; i < request.tried().size(); i++) {
            comparisons.add(new Comparison(request.tried().get(i), request, told.get(0), told.get(i + 1), outcomes));
        }
        var first = comparisons.get(0);
        List<Found> episodes = request.tried().size() > 1 ? List.of() : first.found();
        var listed = episodes.subList(Math.max(0, episodes.size() - LONGEST_LIST), episodes.size());
        List<Tally> tallies = comparisons.stream().map(Comparison::tally).toList();
        var result =
                new Result(first.inForce(request), tallies, log.keptFrom(), log.observations(), listed.size(), tookMs);
        return new Findings(result, List.copyOf(listed));
    }
}
