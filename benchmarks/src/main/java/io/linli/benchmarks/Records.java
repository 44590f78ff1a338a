package io.linli.benchmarks;

import io.linli.benchmarks.judge.FloodScore;
import io.linli.benchmarks.machine.Figure;
import io.linli.benchmarks.machine.Report;
import io.linli.model.DefaultRules;
import io.linli.model.Mode;
import io.linli.model.Rule;
import io.linli.model.RuleKind;
import io.linli.simulator.recorded.Importers;
import io.linli.simulator.recorded.RecordedFolder;
import io.linli.simulator.recorded.RecordingWriter;
import io.linli.simulator.recorded.Recordings;
import io.linli.standalone.recorded.Backtest;
import io.linli.standalone.recorded.FlinkEngine;
import io.linli.standalone.recorded.PlainEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Rules on records of real homes and sites: how fast, whether all engines agree, and what is found.
 *
 * @param folder for the records and for Kafka's and Flink's files
 */
record Records(Path folder) {
    private static final Duration SAMPLE = Duration.ofMinutes(11);
    private static final double FAST = 1_000;

    /** An outcome, and how long it took. */
    private record Timed(Backtest.Outcome outcome, Duration took) {

        double timesAsFast() {
            return (double) Duration.between(outcome.from(), outcome.to()).toMillis() / took.toMillis();
        }

        String said() {
            return String.format(
                    Locale.ROOT, "%.1f s, %,.0f times as fast as it was", took.toMillis() / 1000.0, timesAsFast());
        }
    }

    /** Throws IllegalArgumentException where the records are not there. */
    Report run(Consumer<String> progress) throws Exception {
        var home = recorded("casas", "home_30d");
        var mill = recorded("house-mill", "housemill_2024");
        progress.accept("the home by the detectors alone");
        var inactivity = DefaultRules.of(RuleKind.INACTIVITY);
        var plain = timed(new PlainEngine(), inactivity, home);
        progress.accept("the home through Kafka and Flink, with a kill");
        var flink = timed(new FlinkEngine(folder.resolve("flink"), true), inactivity, home);
        progress.accept("the mill");
        var two = score(rule("{id: two, kind: flood, parameters: {rare_samples: 2}}"), mill);
        var one = score(DefaultRules.of(RuleKind.FLOOD), mill);
        var same = plain.outcome().alerts().equals(flink.outcome().alerts());
        return new Report(
                "recorded",
                "Rules on recorded homes and sites",
                List.of(
                        "the 30-day home: WSU CASAS; the mill: House Mill, London, UCL CASA, 2024 to September 30",
                        "the time of an engine is all of it, the start of Kafka and Flink included",
                        "a flood counts as found when the water was said to have reached a level while it was noted,"
                                + " give or take a sample of ten minutes; warnings do not count"),
                List.of(
                        Figure.plain("30-day home, detectors alone", plain.said()),
                        Figure.judged(
                                "30-day home, Kafka and Flink with a kill",
                                flink.said(),
                                "at least 1,000 times",
                                flink.timesAsFast() >= FAST),
                        Figure.judged(
                                "30-day home, revisions of alerts, said by both alike",
                                plain.outcome().alerts().size() + (same ? ", the same" : ", not the same"),
                                "the same",
                                same),
                        found("two samples in a row", two, 72),
                        found("one sample is enough", one, 73)));
    }

    private static Figure found(String how, FloodScore score, int goal) {
        return Figure.judged(
                "House Mill, " + how,
                score.found() + " of " + score.noted() + " floods, " + score.outside() + " outside",
                "at least " + goal + ", 0 outside",
                score.found() >= goal && score.outside() == 0);
    }

    static FloodScore score(Rule rule, RecordedFolder site) throws Exception {
        var outcome = timed(new PlainEngine(), rule, site).outcome();
        return FloodScore.of(outcome.alerts(), site.floods(row -> {}), SAMPLE);
    }

    static Rule rule(String yaml) {
        return Rule.parseYaml(yaml).published(1, Mode.LIVE);
    }

    private static Timed timed(Backtest.Engine engine, Rule rule, RecordedFolder folder) throws Exception {
        var test = new Backtest(rule, List.of(folder), Backtest.Audience.NOBODY);
        var begun = System.nanoTime();
        var outcome = engine.run(test);
        return new Timed(outcome, Duration.ofNanos(System.nanoTime() - begun));
    }

    RecordedFolder recorded(String format, String name) throws IOException {
        var source = Recordings.path(name);
        if (!Files.exists(source)) {
            throw new IllegalArgumentException(Recordings.missing(source));
        }
        var recording = Importers.of(format).read(source, row -> {}).get(0);
        return RecordedFolder.open(RecordingWriter.write(recording, folder));
    }
}
