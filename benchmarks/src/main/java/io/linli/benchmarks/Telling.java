package io.linli.benchmarks;

import io.linli.benchmarks.judge.NoticeReceiver;
import io.linli.benchmarks.judge.Rows;
import io.linli.benchmarks.load.Delays;
import io.linli.benchmarks.load.Fleet;
import io.linli.benchmarks.load.Plan;
import io.linli.benchmarks.load.Schedule;
import io.linli.benchmarks.machine.Figure;
import io.linli.benchmarks.machine.Report;
import io.linli.benchmarks.system.Launch;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** How soon somebody is told: at an ordinary rate, in a storm, and by the timers of what nobody takes. */
record Telling(Duration warmUp, Duration length, Duration storm) {
    private static final int SENSORS = 200;
    private static final double RATE = 1_000;
    /** 50 alerts a second, and 5,000 in a minute. */
    private static final int PER_FLOOD = 20;

    private static final int PER_FLOOD_IN_STORM = 12;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final double AIM_MILLIS = 1_000;
    private static final double STORM_MILLIS = 5_000;
    private static final Duration TO_ACKNOWLEDGE = Duration.ofSeconds(60);
    /** How late the first line was that nobody but a timer writes, for each incident; in milliseconds. */
    private static final String LATENESS = """
            select extract(epoch from min(late.at) - min(sent.at)) * 1000 - %d
            from timeline late join timeline sent on sent.incident = late.incident
            where late.kind = 'CLOCK' and sent.to_phase = 'DISPATCHED' group by late.incident""";

    Report run(Launch launch, Consumer<String> progress) throws IOException, SQLException {
        var warm = plan(RATE, warmUp, PER_FLOOD);
        var ordinary = warm.next(RATE, length, SENSORS);
        var sudden = ordinary.next(RATE, storm, SENSORS).floodingOneIn(PER_FLOOD_IN_STORM);
        var fleet = Fleet.upTo(sudden, SENSORS);
        try (var receiver = new NoticeReceiver();
                var rig = Rig.start(launch.with(receiver.settings()), fleet)) {
            receiver.delays(rig.send(warm, PATIENCE).schedule(), PATIENCE);
            progress.accept("warmed up");
            var figures = new ArrayList<Figure>();
            var usual = rig.send(ordinary, PATIENCE).schedule();
            figures.addAll(told("50 alerts/s", usual, receiver.delays(usual, PATIENCE), AIM_MILLIS));
            progress.accept("at 50 alerts/s: told");
            var storming = rig.send(sudden, PATIENCE).schedule();
            figures.addAll(
                    told("5,000 alerts in a minute", storming, receiver.delays(storming, PATIENCE), STORM_MILLIS));
            progress.accept("in the storm: told");
            LockSupport.parkNanos(TO_ACKNOWLEDGE.plusSeconds(30).toNanos());
            figures.add(timers(Rows.of(rig.demo(), LATENESS.formatted(TO_ACKNOWLEDGE.toMillis()))));
            return new Report("notices", "From an alert to somebody who is told", conditions(), figures);
        }
    }

    private static Plan plan(double rate, Duration length, int perFlood) {
        return new Plan(rate, length, perFlood, 0, 0, 0, 1);
    }

    private static List<Figure> told(String when, Schedule schedule, Delays delays, double aim) {
        var missing = schedule.triggers().size() - delays.count();
        return List.of(
                Figure.judged(
                        when + ": message due → first notice received, p50 / p99 / p99.9",
                        delays.summary(),
                        String.format(Locale.ROOT, "p99 at most %.0f s", aim / 1_000),
                        delays.millis(99) <= aim),
                Figure.judged(
                        when + ": alerts of which nobody was told",
                        missing + " of " + schedule.triggers().size(),
                        "0",
                        missing == 0));
    }

    private static Figure timers(List<Double> lateness) {
        if (lateness.isEmpty()) {
            return Figure.judged("what nobody took: due → the next tier told", "never", "at most 1 s", false);
        }
        var sorted = lateness.stream().sorted().toList();
        var all = sorted.size();
        var p99 = sorted.get(all * 99 / 100);
        return Figure.judged(
                "what nobody took: due → the next tier told, p50 / p99 / most",
                String.format(
                        Locale.ROOT,
                        "%.0f / %.0f / %.0f ms (n %d)",
                        sorted.get(all / 2),
                        p99,
                        sorted.get(all - 1),
                        all),
                "at most 1 s",
                sorted.get(all - 1) <= AIM_MILLIS);
    }

    private List<String> conditions() {
        return List.of(
                String.format(
                        Locale.ROOT,
                        "%.0f messages/s; one in %d raises an alert of level I for %d s after %d s of warm-up, then one in"
                                + " %d for %d s",
                        RATE,
                        PER_FLOOD,
                        length.toSeconds(),
                        warmUp.toSeconds(),
                        PER_FLOOD_IN_STORM,
                        storm.toSeconds()),
                "told by a signed webhook, received by the load's process on the same machine; PostgreSQL with fsync",
                "nobody takes any of them: each has a timer of 60 s, due as the alerts came");
    }
}
