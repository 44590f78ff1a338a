package io.linli.benchmarks;

import io.linli.benchmarks.load.Fleet;
import io.linli.benchmarks.load.Plan;
import io.linli.benchmarks.machine.Figure;
import io.linli.benchmarks.machine.Report;
import io.linli.benchmarks.system.Launch;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * From a sensor's message to the alert on a page, and the highest rate that is held.
 *
 * @param steps messages a second to be tried in turn, until one is not held
 */
record EndToEnd(int sensors, double rate, Duration warmUp, Duration length, List<Double> steps) {
    /** In the search alerts are rarer; in a city they are rarer still by far. */
    private static final int PER_FLOOD_IN_SEARCH = 500;

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final double AIM_P99_MILLIS = 100;
    private static final double AIM_RATE = 5_000;

    Report run(Launch launch, Consumer<String> progress) throws IOException {
        var fleet = new Fleet(sensors, presses(), basins(), 32);
        try (var rig = Rig.start(launch, fleet)) {
            var warm = rig.trial(plans().get(0), PATIENCE);
            progress.accept("warmed up: " + warm.summary());
            var measured = rig.trial(plans().get(1), PATIENCE);
            progress.accept("measured: " + measured.summary());
            var figures = new ArrayList<>(figures(measured, rig.staff().doubles()));
            figures.addAll(search(rig, progress));
            return new Report("endtoend", "From a sensor's message to a page", conditions(fleet), figures);
        }
    }

    private List<Figure> search(Rig rig, Consumer<String> progress) {
        var figures = new ArrayList<Figure>();
        @Nullable Trial best = null;
        for (var plan : plans().subList(2, plans().size())) {
            var trial = rig.trial(plan, PATIENCE);
            progress.accept(String.format(Locale.ROOT, "%.0f/s ", plan.rate()) + trial.summary());
            figures.add(Figure.plain(String.format(Locale.ROOT, "at %.0f/s", plan.rate()), trial.summary()));
            if (!trial.isHeld()) {
                break;
            }
            best = trial;
        }
        if (best != null) {
            figures.add(0, highest(best));
        }
        return figures;
    }

    private Figure highest(Trial best) {
        var reached = String.format(
                Locale.ROOT, "%.0f/s, %.0f messages a CPU second", best.rate(), best.messagesPerCpuSecond());
        var name = "highest rate held for " + length.toSeconds() + " s without a growing lag";
        return Figure.judged(name, reached, "at least 5,000/s", best.rate() >= AIM_RATE);
    }

    private static List<Figure> figures(Trial trial, int doubles) {
        var complete = trial.completeness();
        var made = complete.extra().size() + complete.unfounded().size() + doubles;
        return List.of(
                Figure.judged(
                        "message due → alert on the page, p50 / p99 / p99.9",
                        trial.alerts().summary(),
                        "p99 at most 100 ms",
                        trial.alerts().millis(99) <= AIM_P99_MILLIS),
                Figure.plain(
                        "of which due → stamped by ingest, p50 / p99 / p99.9",
                        complete.heard().summary()),
                Figure.plain(
                        "message due → acknowledged, p50 / p99 / p99.9",
                        trial.delivery().delays().summary()),
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
                Figure.plain("messages never acknowledged", Integer.toString(complete.unacknowledged())),
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

    private List<String> conditions(Fleet fleet) {
        return List.of(
                String.format(
                        Locale.ROOT,
                        "%d devices connected, %d registered; QoS 1; one JSON reading a message",
                        fleet.lines(),
                        fleet.devices().size()),
                String.format(
                        Locale.ROOT,
                        "%.0f messages/s for %d s after %d s of warm-up; %d alerts demanded",
                        rate,
                        length.toSeconds(),
                        warmUp.toSeconds(),
                        plans().get(1).floods() + plans().get(1).presses()),
                "search: one message in " + PER_FLOOD_IN_SEARCH + " floods a site; held means that nothing is lost or"
                        + " missing and that in the last sixth p99 of acknowledgement and of alert is below 1 s",
                "generator and page in a process of their own, on the same machine");
    }

    private List<Plan> plans() {
        var plans = new ArrayList<Plan>();
        var plan = Plan.of(rate, warmUp);
        plans.add(plan);
        plan = plan.next(rate, length, sensors);
        plans.add(plan);
        for (var step : steps) {
            plan = plan.next(step, length, sensors).floodingOneIn(PER_FLOOD_IN_SEARCH);
            plans.add(plan);
        }
        return plans;
    }

    private int basins() {
        var last = plans().get(plans().size() - 1);
        return last.firstBasin() + last.floods();
    }

    private int presses() {
        var last = plans().get(plans().size() - 1);
        return last.firstBox() + last.presses();
    }
}
