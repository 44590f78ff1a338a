package io.linli.benchmarks;

import io.linli.benchmarks.load.Fleet;
import io.linli.benchmarks.load.Plan;
import io.linli.benchmarks.machine.Figure;
import io.linli.benchmarks.machine.Report;
import io.linli.benchmarks.system.Launch;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** From a sensor's message to the alert on a page, at one rate. */
record EndToEnd(int sensors, double rate, Duration warmUp, Duration length) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final double AIM_P99_MILLIS = 100;

    Report run(Launch launch, Consumer<String> progress) throws IOException {
        var warm = Plan.of(rate, warmUp);
        var measured = warm.next(rate, length, sensors);
        var fleet = Fleet.upTo(measured, sensors);
        try (var rig = Rig.start(launch, fleet)) {
            progress.accept("warmed up: " + rig.trial(warm, PATIENCE).summary());
            var trial = rig.trial(measured, PATIENCE);
            progress.accept("measured: " + trial.summary());
            var figures = figures(trial, rig.staff().doubles());
            return new Report("endtoend", "From a sensor's message to a page", conditions(fleet, measured), figures);
        }
    }

    private static List<Figure> figures(Trial trial, int doubles) {
        return Stream.of(delays(trial), completeness(trial, doubles), costs(trial))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Figure> delays(Trial trial) {
        return List.of(
                Figure.judged(
                        "message due → alert on the page, p50 / p99 / p99.9",
                        trial.alerts().summary(),
                        "p99 at most 100 ms",
                        trial.alerts().millis(99) <= AIM_P99_MILLIS),
                Figure.plain(
                        "of which due → stamped by ingest, p50 / p99 / p99.9",
                        trial.completeness().heard().summary()),
                Figure.plain(
                        "message due → acknowledged, p50 / p99 / p99.9",
                        trial.delivery().delays().summary()));
    }

    private static List<Figure> completeness(Trial trial, int doubles) {
        var complete = trial.completeness();
        var made = complete.extra().size() + complete.unfounded().size() + doubles;
        return List.of(
                Figure.judged(
                        "acknowledged and not in the log",
                        complete.lost().size() + " of " + complete.acknowledged(),
                        "0",
                        complete.lost().isEmpty()),
                Figure.judged(
                        "alerts missing",
                        complete.missing().size() + complete.unraised().size() + " of " + complete.demanded(),
                        "0",
                        complete.missing().isEmpty() && complete.unraised().isEmpty() && trial.allSeen()),
                Figure.judged("alerts or incidents too many", Integer.toString(made), "0", made == 0),
                Figure.plain("messages never acknowledged", Integer.toString(complete.unacknowledged())));
    }

    private static List<Figure> costs(Trial trial) {
        return List.of(
                Figure.plain(
                        "messages a CPU second of the system",
                        String.format(Locale.ROOT, "%.0f", trial.messagesPerCpuSecond())),
                Figure.plain(
                        "busy cores",
                        String.format(
                                Locale.ROOT,
                                "system %.2f (database %.2f), generator %.2f",
                                trial.system().cpuSeconds() / trial.seconds(),
                                trial.postgres().cpuSeconds() / trial.seconds(),
                                trial.generator().cpuSeconds() / trial.seconds())),
                Figure.plain(
                        "generator's own lateness, p50 / p99 / p99.9",
                        trial.delivery().lateness().summary()));
    }

    private List<String> conditions(Fleet fleet, Plan plan) {
        return List.of(
                fleet.summary(),
                String.format(
                        Locale.ROOT,
                        "%.0f messages/s for %d s after %d s of warm-up; %d alerts demanded",
                        rate,
                        length.toSeconds(),
                        warmUp.toSeconds(),
                        plan.floods() + plan.presses()),
                "generator and page in a process of their own, on the same machine");
    }
}
