package io.linli.benchmarks.detection;

import io.linli.benchmarks.machine.Figure;
import io.linli.benchmarks.machine.Report;
import io.linli.model.Rule;
import io.linli.standalone.EmbeddedKafka;
import io.linli.standalone.Folder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/**
 * What the stage that recognises risks can do: in memory, from Kafka, with its state in RocksDB; beside a job as books
 * have it, and beside Siddhi. Every run is checked against what happened in the town.
 *
 * @param town for all but RocksDB
 * @param brief for Siddhi, which would take minutes for the other
 * @param large for RocksDB
 * @param from the minute at which measuring begins
 * @param pairs of runs, one after the other
 */
public record StageBench(Town town, Town brief, Town large, int from, int pairs, Path folder) {
    private static final int BRIEF_FROM = 6;
    private static final int THOUSAND = 1_000;

    private record Engine(String name, List<Stage.Run> runs) {
        Engine(String name) {
            this(name, new ArrayList<>());
        }

        double[] each(ToDoubleFunction<Stage.Run> figure) {
            return runs.stream().mapToDouble(figure).toArray();
        }
    }

    private interface Trial {
        Stage.Run run() throws Exception;
    }

    public Report run(Consumer<String> progress) throws Exception {
        var figures = new ArrayList<Figure>();
        onOneThread(figures, progress);
        inFlink(figures, progress);
        fromKafka(figures, progress);
        onDisk(figures, progress);
        return new Report(
                "stage",
                "The stage that recognises risks",
                List.of(
                        "a town of %,d homes and sites for %d minutes, measured from minute %d on; RocksDB: %,d for %d"
                                .formatted(town.subjects(), town.minutes(), from, large.subjects(), large.minutes()),
                        "Siddhi: the same town for %d minutes, measured from minute %d on"
                                .formatted(brief.minutes(), BRIEF_FROM),
                        pairs
                                + " runs each, in turn, after one that does not count; medians, with the least and the most",
                        "a core: events in one second of processor time of the whole process, its source, its garbage"
                                + " collector and compiler, and of Kafka where it is read, included",
                        "all engines raise the same alerts: none missing, none extra"),
                figures);
    }

    private void add(Engine engine, Town of, Trial trial, Consumer<String> progress) throws Exception {
        progress.accept(engine.name());
        var run = trial.run();
        Judged.of(of, run.said()).require(engine.name());
        progress.accept(
                String.format(Locale.ROOT, "  %,.0f a second, %,.0f a core", run.perSecond(), run.perCpuSecond()));
        engine.runs().add(run);
    }

    private void onOneThread(List<Figure> figures, Consumer<String> progress) throws Exception {
        var ours = new Engine("detectors alone, three rules");
        var siddhi = new Engine("Siddhi 5.1.30, three rules");
        var all = new Engine("detectors alone, a rule of each kind");
        var thousand = new Engine("detectors alone, 1,000 rules more");
        var many = TownRules.all(THOUSAND);
        for (var pair = 0; pair <= pairs; pair++) {
            add(ours, town, () -> Engines.detection(town, TownRules.three(), from), progress);
            add(siddhi, brief, () -> Engines.siddhi(brief, BRIEF_FROM), progress);
            add(all, town, () -> Engines.detection(town, TownRules.all(), from), progress);
            add(thousand, town, () -> Engines.detection(town, many, from), progress);
        }
        for (var engine : List.of(ours, siddhi, all, thousand)) {
            figures.add(Figure.plain(engine.name() + ", one thread", rate(engine, Stage.Run::perSecond)));
        }
        figures.add(times("detectors alone to Siddhi, the same rules", ours, siddhi, Stage.Run::perSecond, 10));
        var dearer = ratios(all, thousand, Stage.Run::perSecond);
        figures.add(Figure.judged(
                "what 1,000 rules more cost an event",
                Figure.range(
                        "%",
                        Arrays.stream(dearer).map(ratio -> (ratio - 1) * 100).toArray()),
                "at most 50 %",
                median(dearer) <= 1.5));
    }

    private void inFlink(List<Figure> figures, Consumer<String> progress) throws Exception {
        var all = new Engine("in Flink on heap, a rule of each kind");
        var ours = new Engine("in Flink on heap, three rules");
        var textbook = new Engine("textbook job, three rules");
        var siddhi = new Engine("Siddhi 5.1.30, three rules");
        var two = new Engine("in Flink on heap, two at once");
        try (var cluster = new Cluster(Cluster.Backend.HEAP, folder.resolve("heap"))) {
            var one = new Stage(town, 1, from);
            var both = new Stage(town, 2, from);
            for (var pair = 0; pair <= pairs; pair++) {
                add(all, town, () -> one.detection(cluster, TownRules.all()), progress);
                add(ours, town, () -> one.detection(cluster, TownRules.three()), progress);
                add(textbook, town, () -> one.other(cluster, TextbookJob::define), progress);
                add(siddhi, brief, () -> Engines.siddhi(brief, BRIEF_FROM), progress);
                add(two, town, () -> both.detection(cluster, TownRules.all()), progress);
            }
        }
        figures.add(least(all, "a core", Stage.Run::perCpuSecond, 500_000));
        for (var engine : List.of(all, ours, textbook, two)) {
            figures.add(Figure.plain(engine.name(), rate(engine, Stage.Run::perSecond)));
        }
        figures.add(times("our job to the textbook's, a core", ours, textbook, Stage.Run::perCpuSecond, 3));
        figures.add(times("our job to the textbook's, by the clock", ours, textbook, Stage.Run::perSecond, 3));
        figures.add(times("our job to Siddhi on one thread, by the clock", ours, siddhi, Stage.Run::perSecond, 3));
        figures.add(times("our job to Siddhi, a core", ours, siddhi, Stage.Run::perCpuSecond, 3));
        figures.add(times("two at once to one, by the clock", two, all, Stage.Run::perSecond, 1.6));
    }

    private void fromKafka(List<Figure> figures, Consumer<String> progress) throws Exception {
        var kafka = new Engine("in Flink from Kafka, a rule of each kind");
        var stage = new Stage(town, 1, from);
        try (var log = EmbeddedKafka.start(folder.resolve("kafka"), 0);
                var cluster = new Cluster(Cluster.Backend.HEAP, folder.resolve("from-kafka"))) {
            log.createStreams(stream -> 1);
            progress.accept("writing the town into Kafka");
            TownLog.write(town, 1, log.bootstrap());
            for (var pair = 0; pair <= pairs; pair++) {
                add(kafka, town, () -> stage.fromKafka(cluster, log.bootstrap(), TownRules.all()), progress);
            }
        }
        figures.add(least(kafka, "by the clock", Stage.Run::perSecond, 180_000));
        figures.add(Figure.plain(kafka.name() + ", a core", rate(kafka, Stage.Run::perCpuSecond)));
    }

    private void onDisk(List<Figure> figures, Consumer<String> progress) throws Exception {
        var disk = new Engine("in Flink with RocksDB, a rule of each kind");
        var stage = new Stage(large, 1, 1);
        List<Rule> rules = TownRules.all();
        try (var cluster = new Cluster(Cluster.Backend.ROCKSDB, folder.resolve("disk"))) {
            add(disk, large, () -> stage.detection(cluster, rules), progress);
        } finally {
            Folder.delete(folder.resolve("disk"));
        }
        var run = disk.runs().get(0);
        figures.add(Figure.judged(
                disk.name() + ", a core",
                String.format(
                        Locale.ROOT, "%,.0f events/s (n 1; by the clock %,.0f)", run.perCpuSecond(), run.perSecond()),
                "at least 60,000/s",
                run.perCpuSecond() >= 60_000));
    }

    private static Figure least(Engine engine, String by, ToDoubleFunction<Stage.Run> figure, double floor) {
        return Figure.judged(
                engine.name() + ", " + by,
                rate(engine, figure),
                String.format(Locale.ROOT, "at least %,.0f/s", floor),
                median(counted(engine.each(figure))) >= floor);
    }

    private static Figure times(
            String name, Engine ours, Engine theirs, ToDoubleFunction<Stage.Run> figure, double floor) {
        var ratios = ratios(ours, theirs, figure);
        return Figure.judged(
                name, Figure.range("times", ratios), "at least " + floor + " times", median(ratios) >= floor);
    }

    private static double[] ratios(Engine ours, Engine theirs, ToDoubleFunction<Stage.Run> figure) {
        var mine = counted(ours.each(figure));
        var other = counted(theirs.each(figure));
        var ratios = new double[mine.length];
        Arrays.setAll(ratios, i -> mine[i] / other[i]);
        return ratios;
    }

    /** The first run is the compiler's. */
    private static double[] counted(double[] all) {
        return all.length < 2 ? all : Arrays.copyOfRange(all, 1, all.length);
    }

    private static double median(double[] values) {
        var sorted = Arrays.stream(values).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static String rate(Engine engine, ToDoubleFunction<Stage.Run> figure) {
        var values = counted(engine.each(figure));
        var sorted = Arrays.stream(values).sorted().toArray();
        return String.format(
                Locale.ROOT,
                "%,.0f events/s (%,.0f–%,.0f, n %d)",
                median(values),
                sorted[0],
                sorted[sorted.length - 1],
                sorted.length);
    }
}
