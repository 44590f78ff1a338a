package io.linli.benchmarks.detection;

import io.linli.benchmarks.machine.Figure;
import io.linli.benchmarks.machine.Report;
import io.linli.jobs.RiskJob;
import io.linli.jobs.detect.Control;
import io.linli.model.Alert;
import io.linli.model.Mode;
import io.linli.model.Rule;
import io.linli.model.RuleFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.flink.api.common.JobID;
import org.jspecify.annotations.Nullable;

/**
 * A city's homes in one job, at the time of this machine: how much room they take, how long a checkpoint and a restore
 * take, how late a silence is told, and how soon a published rule is in force.
 *
 * @param homes all of them armed
 * @param silent homes that fall silent in one second
 */
public record CityBench(int homes, int silent, int publishings, Path folder) {
    /** How long a home may be silent in this trial; the first must not be due before the last is registered. */
    private static final long LIMIT_SECONDS = 86_000;

    private static final long SHORT_SECONDS = 20;

    /** The job under trial. */
    private record Running(Cluster cluster, City city, Rules rules, String run, StageSink<Alert> alerts) {

        JobID submit(@Nullable String checkpoint) {
            var env = cluster.environment(1);
            RiskJob.define(
                    env,
                    new RiskJob.Ends(
                            new FeedSource<>(run),
                            1,
                            new FeedSource<Control>(run + " rules"),
                            atFirst(),
                            alerts,
                            new StageSink<RuleFailure>(run + " failures")));
            return cluster.submit(env, checkpoint);
        }

        private static List<Rule> atFirst() {
            return TownRules.all().stream()
                    .map(rule -> rule.id().equals("inactivity")
                            ? quiet("inactivity", "{subject: home}", LIMIT_SECONDS)
                            : rule)
                    .toList();
        }

        void awaitNow(JobID job, String what) {
            var now = System.currentTimeMillis();
            cluster.await(job, what, () -> alerts.hasReached(now, 1));
        }
    }

    /** What is published while the job runs. */
    private static final class Rules implements Feed<Control> {
        private final Queue<Control> published = new ConcurrentLinkedQueue<>();

        @Override
        public int partitions() {
            return 1;
        }

        @Override
        public @Nullable Control read(int partition, long position) {
            return published.poll();
        }
    }

    private static Rule quiet(String id, String scope, long seconds) {
        return rule(
                "{id: %s, kind: inactivity, applies: %s, parameters: {fixed_limit: %ds, call_share: 1}}"
                        .formatted(id, scope, seconds),
                1,
                Mode.LIVE);
    }

    private static Rule rule(String yaml, int version, Mode mode) {
        return Rule.parseYaml(yaml).published(version, mode);
    }

    public Report run(Consumer<String> progress) throws Exception {
        var figures = new ArrayList<>(StateSize.figures());
        var run = UUID.randomUUID().toString();
        var city = new City(homes);
        var rules = new Rules();
        Feed.ALL.put(run, city);
        Feed.ALL.put(run + " rules", rules);
        try (var cluster = new Cluster(Cluster.Backend.HEAP, folder)) {
            var running = new Running(cluster, city, rules, run, new StageSink<>(run));
            var job = registered(running, progress);
            job = checkpointed(running, job, figures, progress);
            published(running, job, figures, progress);
            silenced(running, job, figures, progress);
            cluster.cancel(job);
        } finally {
            Feed.ALL.remove(run);
            Feed.ALL.remove(run + " rules");
        }
        return new Report(
                "city",
                "A city's homes in one job",
                List.of(
                        "%,d homes of %d sensors, watched by a rule of each kind, all armed, on heap, one task"
                                .formatted(homes, City.SENSORS),
                        "a home's size on heap as JOL counts it, without the learned profile; on disk with compression",
                        "times by the clock of this machine, beacons every 100 ms; without Kafka and the api"),
                figures);
    }

    private JobID registered(Running running, Consumer<String> progress) {
        progress.accept("registering %,d homes".formatted(homes));
        var job = running.submit(null);
        running.cluster().await(job, "the registration of all homes", running.city()::isRegistered);
        running.awaitNow(job, "the end of the registration");
        return job;
    }

    private JobID checkpointed(Running running, JobID job, List<Figure> figures, Consumer<String> progress)
            throws IOException {
        progress.accept("checkpoint");
        var begun = System.nanoTime();
        var checkpoint = running.cluster().checkpoint(job);
        var took = (System.nanoTime() - begun) / 1e9;
        figures.add(most("checkpoint", took, "s", 15));
        var size = size(Path.of(URI.create(checkpoint)));
        figures.add(most("a home in the checkpoint", (double) size / homes, "B", 600));
        running.cluster().cancel(job);
        progress.accept("restore");
        begun = System.nanoTime();
        var restored = running.submit(checkpoint);
        running.awaitNow(restored, "time after the restore");
        figures.add(most("restore, until time moves on", (System.nanoTime() - begun) / 1e9, "s", 60));
        return restored;
    }

    /** Home by home a rule of its own is published, while somebody there presses a button without end. */
    private void published(Running running, JobID job, List<Figure> figures, Consumer<String> progress) {
        progress.accept("publishing");
        var took = new double[publishings];
        for (var i = 0; i < publishings; i++) {
            var home = i;
            var id = "probe-" + home;
            var yaml = "{id: %s, kind: sos, applies: {subject: home, names: [%s]}}".formatted(id, City.name(home));
            var begun = System.nanoTime();
            running.rules().published.add(Control.published(rule(yaml, 1, Mode.LIVE)));
            running.cluster().await(job, "an alert of " + id, () -> {
                running.city().say(City.press(home, System.currentTimeMillis()));
                return running.alerts().written().stream()
                        .anyMatch(alert -> alert.rule().equals(id));
            });
            took[i] = (System.nanoTime() - begun) / 1e6;
        }
        figures.add(Figure.judged(
                "a rule is published → its first alert",
                Figure.range("ms", took),
                "at most 1,000 ms",
                Arrays.stream(took).max().orElse(0) <= 1_000));
    }

    /** All armed homes but these stay as they are; each of these is silent for the short limit from its last motion on. */
    private void silenced(Running running, JobID job, List<Figure> figures, Consumer<String> progress) {
        running.rules()
                .published
                .add(Control.published(quiet("short", "{subject: home, grids: ['1']}", SHORT_SECONDS)));
        running.awaitNow(job, "the rule of the short limit");
        // What was never told before is told slowly, until it is compiled.
        var few = silent / 10;
        progress.accept("%,d homes fall silent in one second".formatted(few));
        silence(running, job, homes - silent - few, few);
        progress.accept("%,d homes fall silent in one second".formatted(silent));
        var lateness = silence(running, job, homes - silent, silent);
        figures.add(Figure.judged(
                "%,d silences are due in one second → told, p50 / p99 / most".formatted(silent),
                lateness.toString(),
                "p99 at most 500 ms",
                lateness.p99() <= 500));
        figures.add(most("the first of them is due → the last is told", lateness.seconds(), "s", 5));
    }

    /** These homes are heard of within one second, and then no more. */
    private static Lateness silence(Running running, JobID job, int from, int count) {
        var begun = System.currentTimeMillis();
        for (var i = 0; i < count; i++) {
            var due = begun + i * 1_000L / count;
            while (System.currentTimeMillis() < due) {
                LockSupport.parkNanos(100_000);
            }
            running.city().say(City.motion(from + i, System.currentTimeMillis()));
        }
        var before = running.alerts().written().size();
        Supplier<Lateness> told = () -> Lateness.of(
                running.alerts(),
                alert -> alert.rule().equals("short") && alert.raisedAt().toEpochMilli() > begun);
        running.cluster()
                .await(
                        job,
                        "an alert of each silent home",
                        () -> running.alerts().written().size() >= before + count
                                && told.get().millis().getTotalCount() >= count);
        return told.get();
    }

    private static Figure most(String name, double reached, String unit, double ceiling) {
        return Figure.judged(
                name,
                String.format(Locale.ROOT, "%,.1f %s", reached, unit),
                String.format(Locale.ROOT, "at most %,.0f %s", ceiling, unit),
                reached <= ceiling);
    }

    private static long size(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
