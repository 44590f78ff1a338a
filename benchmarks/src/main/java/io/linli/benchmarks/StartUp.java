package io.linli.benchmarks;

import io.linli.benchmarks.machine.Figure;
import io.linli.benchmarks.machine.Report;
import io.linli.benchmarks.system.DemoProcess;
import io.linli.benchmarks.system.Launch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/** How long a built demo takes until it is ready, and the memory that it then holds. */
record StartUp(int times, Duration settling) {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final double AIM_SECONDS = 20;
    private static final double AIM_MEGABYTES = 1_536;

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
        var all = new ArrayList<>(first);
        all.addAll(again);
        return new Report(
                "start",
                "Start and memory of the demo",
                List.of(
                        "./linli demo --no-simulation, built, from the start of the script until it says that it is ready",
                        "memory " + settling.toSeconds()
                                + " s after that: resident JVM, and PostgreSQL's processes with"
                                + " shared pages counted once"),
                List.of(
                        ready("first start, on an empty folder", first),
                        ready("later start, on the same folder", again),
                        Figure.judged(
                                "resident memory",
                                Figure.range(
                                        "MB",
                                        all.stream()
                                                .mapToDouble(Start::megabytes)
                                                .toArray()),
                                "at most 1,536 MB",
                                all.stream().allMatch(start -> start.megabytes() <= AIM_MEGABYTES)),
                        Figure.plain(
                                "of which the JVM",
                                Figure.range(
                                        "MB",
                                        all.stream().mapToDouble(Start::jvm).toArray())),
                        Figure.plain(
                                "of which PostgreSQL",
                                Figure.range(
                                        "MB",
                                        all.stream()
                                                .mapToDouble(Start::postgres)
                                                .toArray()))));
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

    private static Figure ready(String name, List<Start> starts) {
        return Figure.judged(
                name,
                Figure.range("s", starts.stream().mapToDouble(Start::seconds).toArray()),
                "at most 20 s",
                starts.stream().allMatch(start -> start.seconds <= AIM_SECONDS));
    }

    private static double megabytes(long bytes) {
        return bytes / (1024.0 * 1024);
    }
}
