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
 * The highest rate that is held without a growing lag.
 *
 * @param steps messages a second to be tried in turn, until one is not held
 */
record HighestRate(int sensors, Duration warmUp, Duration length, List<Double> steps) {
    /** In a city alerts are rarer still by far. */
    private static final int PER_FLOOD = 500;

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final double AIM_RATE = 5_000;

    Report run(Launch launch, Consumer<String> progress) throws IOException {
        var plans = plans();
        var fleet = Fleet.upTo(plans.get(plans.size() - 1), sensors);
        try (var rig = Rig.start(launch, fleet)) {
            progress.accept("warmed up: " + rig.trial(plans.get(0), PATIENCE).summary());
            var figures = search(rig, plans.subList(1, plans.size()), progress);
            return new Report("rate", "The highest rate that is held", conditions(fleet), figures);
        }
    }

    private List<Figure> search(Rig rig, List<Plan> plans, Consumer<String> progress) {
        var figures = new ArrayList<Figure>();
        @Nullable Trial best = null;
        for (var plan : plans) {
            var trial = rig.trial(plan, PATIENCE);
            var at = String.format(Locale.ROOT, "at %.0f/s", plan.rate());
            progress.accept(at + " " + trial.summary());
            figures.add(Figure.plain(at, trial.summary()));
            if (!trial.isHeld()) {
                break;
            }
            best = trial;
        }
        figures.add(0, highest(best));
        return figures;
    }

    private Figure highest(@Nullable Trial best) {
        var reached = best == null
                ? "none of those tried"
                : String.format(
                        Locale.ROOT, "%.0f/s, %.0f messages a CPU second", best.rate(), best.messagesPerCpuSecond());
        var name = "highest rate held for " + length.toSeconds() + " s without a growing lag";
        return Figure.judged(name, reached, "at least 5,000/s", best != null && best.rate() >= AIM_RATE);
    }

    private List<String> conditions(Fleet fleet) {
        return List.of(
                fleet.summary(),
                "one message in " + PER_FLOOD + " floods a site; " + warmUp.toSeconds() + " s of warm-up at "
                        + steps.get(0) + "/s",
                "held: nothing is lost or missing, and in the last sixth p99 of acknowledgement and of alert is below"
                        + " 1 s",
                "generator and page in a process of their own, on the same machine");
    }

    private List<Plan> plans() {
        var plans = new ArrayList<Plan>();
        var plan = Plan.of(steps.get(0), warmUp).floodingOneIn(PER_FLOOD);
        plans.add(plan);
        for (var step : steps) {
            plan = plan.next(step, length, sensors);
            plans.add(plan);
        }
        return plans;
    }
}
