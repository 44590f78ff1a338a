package io.linli.benchmarks;

import io.linli.benchmarks.judge.OpenPages;
import io.linli.benchmarks.load.Delays;
import io.linli.benchmarks.load.Fleet;
import io.linli.benchmarks.load.Plan;
import io.linli.benchmarks.load.Schedule;
import io.linli.benchmarks.machine.Figure;
import io.linli.benchmarks.machine.Report;
import io.linli.benchmarks.system.Launch;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** An update on its way to many open pages, of which one does not read and one dies. */
record ManyPages(int pages, double rate, Duration warmUp, Duration length) {
    private static final int SENSORS = 200;
    private static final int PAGES_A_SESSION = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final double AIM_P99_MILLIS = 100;

    /** What became of all numbered events. */
    private record Outcome(Delays spread, Delays due, int events, int missing, int unseen, int demanded) {}

    Report run(Launch launch, Consumer<String> progress) throws IOException {
        var warm = Plan.of(rate, warmUp);
        var measured = warm.next(rate, length, SENSORS);
        var fleet = Fleet.upTo(measured, SENSORS);
        try (var rig = Rig.start(launch, fleet);
                var open = new OpenPages()) {
            for (var count = 0; count < pages; count += PAGES_A_SESSION) {
                open.openPages(rig.login(), Math.min(PAGES_A_SESSION, pages - count));
            }
            open.listen();
            open.openSilent(rig.login());
            var dead = open.openSilent(rig.login());
            rig.send(warm, PATIENCE);
            settle(open);
            open.take();
            progress.accept("warmed up, " + pages + " pages open");
            var load = rig.sendMeanwhile(measured, PATIENCE);
            LockSupport.parkNanos(length.dividedBy(2).toNanos());
            die(dead);
            var schedule = load.join().schedule();
            rig.feed().awaitAll(schedule.triggers().keySet(), PATIENCE);
            settle(open);
            return new Report("pages", "An update on many open pages", conditions(), figures(outcome(open, schedule)));
        }
    }

    /** As a page whose program is killed: a reset, no farewell. */
    private static void die(SocketChannel page) throws IOException {
        page.setOption(StandardSocketOptions.SO_LINGER, 0);
        page.close();
    }

    private static void settle(OpenPages open) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        // What an alert brings after it, such as its incident, has its own way.
        LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
        while (!open.isEven() && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private static Outcome outcome(OpenPages open, Schedule schedule) {
        var spread = Delays.of(schedule);
        var due = Delays.of(schedule);
        var triggers = schedule.triggers();
        var seen = new HashSet<String>();
        var missing = 0;
        var arrivals = open.take();
        for (var arrival : arrivals) {
            var trigger = seen.add(arrival.subject()) ? triggers.get(arrival.subject()) : null;
            for (var at : arrival.at()) {
                if (at == 0) {
                    missing++;
                } else {
                    spread.record(arrival.first(), at);
                    if (trigger != null) {
                        due.record(trigger, at);
                    }
                }
            }
        }
        var unseen = (int) triggers.keySet().stream()
                .filter(subject -> !seen.contains(subject))
                .count();
        return new Outcome(spread, due, arrivals.size(), missing, unseen, triggers.size());
    }

    private List<Figure> figures(Outcome outcome) {
        return List.of(
                Figure.judged(
                        "on the first page → on each page, p50 / p99 / p99.9",
                        outcome.spread.summary(),
                        "p99 at most 100 ms",
                        outcome.spread.count() > 0 && outcome.spread.millis(99) <= AIM_P99_MILLIS),
                Figure.plain("message due → alert on each page, p50 / p99 / p99.9", outcome.due.summary()),
                Figure.judged(
                        "events missing on a page",
                        outcome.missing + " of " + outcome.events * pages,
                        "0",
                        outcome.missing == 0),
                Figure.judged(
                        "alerts on no page", outcome.unseen + " of " + outcome.demanded, "0", outcome.unseen == 0));
    }

    private List<String> conditions() {
        return List.of(
                pages + " pages follow all events over HTTP, " + PAGES_A_SESSION + " of one session each",
                "besides them one page that never reads, and one that breaks off in the middle",
                String.format(
                        Locale.ROOT,
                        "%.0f messages/s for %d s after %d s of warm-up, of which one in a hundred raises an alert",
                        rate,
                        length.toSeconds(),
                        warmUp.toSeconds()),
                "all pages are read by one thread of the load's process, on the same machine");
    }
}
