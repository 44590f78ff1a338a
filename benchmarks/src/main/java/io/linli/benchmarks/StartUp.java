package io.linli.benchmarks;

import io.linli.benchmarks.machine.Figure;
import io.linli.benchmarks.machine.Report;
import io.linli.benchmarks.system.DemoProcess;
import io.linli.benchmarks.system.Launch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** How long a built demo takes until it is ready, and the memory that it then holds. */
record StartUp(int times, Duration settling, boolean simulation) {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** What is asked of it: seconds of a first and of a later start, megabytes. */
    private record Aim(double first, double later, double megabytes) {
        static final Aim ALONE = new Aim(20, 20, 1_536);
        static final Aim COMMUNITY = new Aim(60, 25, 1_638);
    }

    private record Start(double seconds, double jvm, double postgres) {
        double megabytes() {
            return jvm + postgres;
        }
    }

    /** @param launches each on an empty folder of its own */
    Report run(IntFunction<Launch> launches, Consumer<String> progress) {
        var first = new ArrayList<Start>();
        var again = new ArrayList<Start>();
        for (var turn = 0; turn < times; turn++) {
            var launch = launches.apply(turn);
            first.add(start(launch, progress));
            again.add(start(launch, progress));
        }
        return simulation
                ? new Report(
                        "start-community",
                        "Start and memory of the demo with its community",
                        conditions(),
                        figures(Aim.COMMUNITY, first, again))
                : new Report("start", "Start and memory of the demo", conditions(), figures(Aim.ALONE, first, again));
    }

    private List<String> conditions() {
        return List.of(
                "./linli demo" + (simulation ? "" : " --no-simulation")
                        + ", built, from the start of the script until it says that it is ready",
                "memory " + settling.toSeconds() + " s after that: resident JVM, and PostgreSQL's processes with"
                        + " shared pages counted once");
    }

    private static List<Figure> figures(Aim aim, List<Start> first, List<Start> again) {
        var all = Stream.of(first, again).flatMap(List::stream).toList();
        return List.of(
                ready("first start, on an empty folder", aim.first, first),
                ready("later start, on the same folder", aim.later, again),
                Figure.judged(
                        "resident memory",
                        megabytes(all, Start::megabytes),
                        String.format(Locale.ROOT, "at most %,.0f MB", aim.megabytes),
                        all.stream().allMatch(start -> start.megabytes() <= aim.megabytes)),
                Figure.plain("of which the JVM", megabytes(all, Start::jvm)),
                Figure.plain("of which PostgreSQL", megabytes(all, Start::postgres)));
    }

    private static String megabytes(List<Start> starts, ToDoubleFunction<Start> part) {
        return Figure.range("MB", starts.stream().mapToDouble(part).toArray());
    }

    private Start start(Launch launch, Consumer<String> progress) {
        try (var demo = DemoProcess.start(launch)) {
            var ready = demo.awaitReady(PATIENCE);
            demo.settle(settling);
            var start = new Start(
                    ready.toMillis() / 1_000.0,
                    megabytes(demo.jvm().residentBytes()),
                    megabytes(demo.postgres().residentBytes()));
            progress.accept(start.toString());
            return start;
        }
    }

    private static Figure ready(String name, double aim, List<Start> starts) {
        return Figure.judged(
                name,
                Figure.range("s", starts.stream().mapToDouble(Start::seconds).toArray()),
                String.format(Locale.ROOT, "at most %.0f s", aim),
                starts.stream().allMatch(start -> start.seconds <= aim));
    }

    private static double megabytes(long bytes) {
        return bytes / (1024.0 * 1024);
    }
}
