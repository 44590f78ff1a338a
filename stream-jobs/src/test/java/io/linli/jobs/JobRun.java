package io.linli.jobs;

import io.linli.jobs.detect.Control;
import io.linli.jobs.detect.PlainRunner;
import io.linli.model.Alert;
import io.linli.model.Beacon;
import io.linli.model.BlindPeriod;
import io.linli.model.Json;
import io.linli.model.Observation;
import io.linli.model.Rule;
import io.linli.model.RuleFailure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.apache.flink.api.common.JobID;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** One job on a log that is written as ingest writes it, and everything that the job has said so far. */
final class JobRun {
    private static final int PARALLELISM = 2;

    private final TestCluster cluster;
    private final MemoryLog<Observation> log;
    private final MemoryLog<Control> rules = new MemoryLog<>(1);
    private final MemorySink<Alert> alerts = new MemorySink<>();
    private final MemorySink<RuleFailure> failures = new MemorySink<>();
    private final List<Rule> known;
    private @Nullable JobID job;

    JobRun(TestCluster cluster, int partitions, List<Rule> known) {
        this.cluster = cluster;
        this.log = new MemoryLog<>(partitions);
        this.known = known;
    }

    /** What the same observations give without Flink. */
    static List<String> plainly(List<Rule> rules, Collection<? extends Observation> observations, long end) {
        var runner = new PlainRunner(rules);
        observations.forEach(runner::accept);
        runner.advanceTo(end - 1);
        return once(runner.alerts());
    }

    /** Each revision once, as JSON, in an order that does not depend on who was faster. */
    static List<String> once(List<Alert> alerts) {
        var once = new TreeMap<String, Alert>();
        for (var alert : alerts) {
            if (alert.revision() == 0) {
                // A first word comes or not, as the watermark goes.
                continue;
            }
            var before = once.put("%s %06d".formatted(alert.id(), alert.revision()), alert);
            if (before != null && !text(before).equals(text(alert))) {
                throw new AssertionError("said differently again: " + before + ", " + alert);
            }
        }
        return once.values().stream()
                .sorted(Comparator.comparing(Alert::updatedAt)
                        .thenComparing(alert -> alert.subject().toString()))
                .map(JobRun::text)
                .toList();
    }

    /** As it is sent: a number that was read from JSON is the same as before, though of another class. */
    private static String text(Alert alert) {
        return new String(Json.write(alert), StandardCharsets.UTF_8);
    }

    JobRun start() {
        return start(null);
    }

    JobRun start(@Nullable String checkpoint) {
        return start(RiskJob::define, checkpoint);
    }

    JobRun start(BiConsumer<StreamExecutionEnvironment, RiskJob.Ends> definition, @Nullable String checkpoint) {
        var ends = new RiskJob.Ends(log.source(), log.partitions(), rules.source(), known, alerts, failures);
        job = cluster.run(definition, ends, PARALLELISM, checkpoint);
        return this;
    }

    String checkpoint() {
        return cluster.checkpoint(running());
    }

    void kill() {
        cluster.cancel(running());
    }

    void failATask() {
        log.fail();
    }

    void publish(Rule rule) {
        rules.append(0, Control.published(rule));
    }

    void remove(String key) {
        rules.append(0, Control.removed(key));
    }

    /** Writes in the order of arrival, with a beacon before each observation that comes later than the one before. */
    void writeAll(Collection<? extends Observation> observations) {
        var last = Long.MIN_VALUE;
        for (var observation : observations) {
            if (observation.receivedAt() > last && !(observation instanceof BlindPeriod)) {
                last = observation.receivedAt();
                beacon(last);
            }
            write(observation);
        }
    }

    void write(Observation observation) {
        if (observation.subject().isEmpty()) {
            log.appendEverywhere(observation);
        } else {
            log.append(Math.floorMod(observation.subject().hashCode(), log.partitions()), observation);
        }
    }

    void beacon(long time) {
        log.appendEverywhere(new Beacon("north", time));
    }

    /** Lets time come to an end of this test, and waits until the job knows. */
    List<String> alertsUntil(long end) {
        beacon(end);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> alerts.hasReached(end - 1, PARALLELISM));
        return once(alerts.written());
    }

    List<Alert> written() {
        return alerts.written();
    }

    List<RuleFailure> failures() {
        return failures.written();
    }

    private JobID running() {
        if (job == null) {
            throw new IllegalStateException("start the job first");
        }
        return job;
    }
}
