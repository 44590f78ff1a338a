package io.linli.benchmarks;

import io.linli.benchmarks.machine.Figure;
import io.linli.benchmarks.machine.Report;
import io.linli.model.RuleKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs {@link KernelBenchmark} and {@link DetectorBenchmark}, and always counts what is allocated. */
record Kernel(int forks, int iterations) {
    /** What a reading itself takes, and what its way through the detectors may, bytes. */
    private static final int READING = 56;

    private static final int MOST = 64;

    Report run() throws RunnerException {
        var options = new OptionsBuilder()
                .include(KernelBenchmark.class.getName())
                .include(DetectorBenchmark.class.getName())
                .forks(forks)
                .warmupIterations(iterations)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(iterations)
                .measurementTime(TimeValue.seconds(1))
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .build();
        var figures = new ArrayList<Figure>();
        for (var result : new Runner(options).run()) {
            figures.add(figure(result));
        }
        return new Report(
                "kernel",
                "One ordinary reading in the detectors",
                List.of(
                        "JMH, " + forks + " forks, " + iterations + " iterations of 1 s each after as many of warm-up,"
                                + " one thread, 99.9 % interval",
                        "a thousand subjects in turn; the cost of the reading itself is contained in the others"),
                figures);
    }

    private static Figure figure(RunResult result) {
        var time = result.getPrimaryResult();
        var allocated = result.getSecondaryResults().get("gc.alloc.rate.norm");
        var bytes = allocated == null ? Double.NaN : allocated.getScore();
        var reached = String.format(
                Locale.ROOT, "%.0f ± %.0f ns, %.0f B allocated", time.getScore(), time.getScoreError(), bytes);
        var kind = result.getParams().getParam("kind");
        if (kind == null) {
            return Figure.plain(
                    time.getLabel() + ", " + result.getParams().getParam("moreRules") + " rules more", reached);
        }
        return kind.equals(DetectorBenchmark.EACH)
                ? Figure.judged(
                        "reading by a rule of each kind", reached, "≤ 64 B beside the reading", bytes - READING <= MOST)
                : Figure.plain("reading by " + RuleKind.valueOf(kind).id(), reached);
    }
}
