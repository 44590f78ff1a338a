package io.linli.benchmarks.detection;

import io.linli.jobs.RiskJob;
import io.linli.jobs.detect.Control;
import io.linli.jobs.io.ObservationSource;
import io.linli.model.Alert;
import io.linli.model.Observation;
import io.linli.model.Rule;
import io.linli.model.RuleFailure;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * Runs a town through a job in a Flink of this process and measures from a minute of the town on to its end.
 *
 * @param parallelism also the partitions of its log
 * @param from the minute of the town at which measuring begins
 */
record Stage(Town town, int parallelism, int from) {

    /** What a run took, and what it said. */
    record Run(Marks.Taken taken, Set<String> said, long events) {

        double perSecond() {
            return events / taken.seconds();
        }

        double perCpuSecond() {
            return events / taken.cpuSeconds();
        }
    }

    /** A job on the log of a run that ends in these sinks. */
    interface Job {
        void define(StreamExecutionEnvironment env, FeedSource<Observation> log, StageSink<String> words);
    }

    /** Our own job, with nothing between it and the log. */
    Run detection(Cluster cluster, List<Rule> rules) {
        var run = UUID.randomUUID().toString();
        var alerts = new StageSink<Alert>(run);
        var told = run(cluster, run, alerts, env -> RiskJob.define(env, ends(run, rules, alerts)));
        var words = words(alerts);
        alerts.forget();
        return new Run(told, words, measured());
    }

    /** Another job for the same, which says itself what it found. */
    Run other(Cluster cluster, Job job) {
        var run = UUID.randomUUID().toString();
        var words = new StageSink<String>(run);
        var told = run(cluster, run, words, env -> job.define(env, new FeedSource<>(run), words));
        var said = new TreeSet<>(words.written());
        words.forget();
        return new Run(told, said, measured());
    }

    /** Our own job on the log in Kafka, which holds the town. */
    Run fromKafka(Cluster cluster, String bootstrap, List<Rule> rules) {
        var run = UUID.randomUUID().toString();
        var alerts = new StageSink<Alert>(run);
        Feed.ALL.put(NoFeed.NAME, new NoFeed());
        var env = cluster.environment(parallelism);
        RiskJob.define(env, ends(ObservationSource.of(bootstrap), run, rules, alerts));
        var taken = measure(cluster, cluster.submit(env, null), alerts);
        var words = words(alerts);
        alerts.forget();
        return new Run(taken, words, measured());
    }

    private long measured() {
        return (long) town.subjects() * (town.minutes() - from);
    }

    private Marks.Taken run(
            Cluster cluster, String run, StageSink<?> sink, Consumer<StreamExecutionEnvironment> define) {
        Feed.ALL.put(run, new TownFeed(town, parallelism));
        Feed.ALL.put(NoFeed.NAME, new NoFeed());
        try {
            var env = cluster.environment(parallelism);
            define.accept(env);
            return measure(cluster, cluster.submit(env, null), sink);
        } finally {
            Feed.ALL.remove(run);
        }
    }

    private Marks.Taken measure(Cluster cluster, JobID job, StageSink<?> sink) {
        var marks = new Marks();
        cluster.await(job, "the minute " + from, () -> sink.hasReached(town.minute(from) - 1, parallelism));
        marks.begin();
        cluster.await(job, "the end of the town", () -> sink.hasReached(town.end() - 1, parallelism));
        var taken = marks.end();
        cluster.cancel(job);
        return taken;
    }

    private RiskJob.Ends ends(String run, List<Rule> rules, StageSink<Alert> alerts) {
        return ends(new FeedSource<>(run), run, rules, alerts);
    }

    private RiskJob.Ends ends(Source<Observation, ?, ?> log, String run, List<Rule> rules, StageSink<Alert> alerts) {
        return new RiskJob.Ends(
                log,
                parallelism,
                new FeedSource<Control>(NoFeed.NAME),
                rules,
                alerts,
                new StageSink<RuleFailure>(run + " failures"));
    }

    static Set<String> words(StageSink<Alert> alerts) {
        var words = new TreeSet<String>();
        for (var alert : alerts.written()) {
            if (alert.revision() == 1) {
                words.add(Town.word(
                        alert.kind().id(),
                        alert.subject().toString(),
                        alert.raisedAt().toEpochMilli()));
            }
        }
        return words;
    }

    /** No rule is published while a town runs. */
    private static final class NoFeed implements Feed<Control> {
        static final String NAME = "no rules";

        @Override
        public int partitions() {
            return 1;
        }

        @Override
        public @Nullable Control read(int partition, long position) {
            return null;
        }
    }
}
