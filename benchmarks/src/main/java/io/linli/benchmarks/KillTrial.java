package io.linli.benchmarks;

import io.linli.benchmarks.judge.Completeness;
import io.linli.benchmarks.load.Delivery;
import io.linli.benchmarks.load.Fleet;
import io.linli.benchmarks.load.Micros;
import io.linli.benchmarks.load.Plan;
import io.linli.benchmarks.load.QuietHome;
import io.linli.benchmarks.machine.Figure;
import io.linli.benchmarks.machine.Report;
import io.linli.benchmarks.system.Launch;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Kills the whole system in the middle of a load and starts it again, some times, while the devices go on speaking.
 *
 * @param between how long it runs before each kill
 */
record KillTrial(int sensors, double rate, int kills, Duration between, Duration afterwards) {
    private static final int PER_FLOOD = 500;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LONGEST_GAP = Duration.ofSeconds(30);
    /** So much load is kept ready for each restart, that a slow one does not outlast it. */
    private static final Duration RESTART = Duration.ofSeconds(40);

    /** One kill: how long until ready again, and until an alert was on the page again. */
    private record Gap(double readySeconds, double alertSeconds) {}

    Report run(Launch launch, Consumer<String> progress) throws IOException {
        var length = between.plus(RESTART).multipliedBy(kills).plus(afterwards);
        var plan = Plan.of(rate, length).floodingOneIn(PER_FLOOD);
        var fleet = Fleet.upTo(plan, sensors);
        var home = new QuietHome(Instant.now().plus(RESTART).plus(longer(length, QuietHome.SOONEST)));
        try (var rig = Rig.start(launch, fleet, home)) {
            rig.leave(home);
            var delivery = CompletableFuture.supplyAsync(() -> rig.send(plan, PATIENCE));
            var gaps = new ArrayList<Gap>();
            for (var kill = 1; kill <= kills; kill++) {
                await(delivery, between);
                gaps.add(kill(rig, progress));
            }
            var delivered = delivery.join();
            var allSeen = rig.feed().awaitAll(delivered.schedule().triggers().keySet(), PATIENCE);
            progress.accept("all sent; every alert seen on a page: " + allSeen);
            var judged = rig.judge(delivered);
            progress.accept(judged.toString());
            rig.feed().awaitAll(List.of(home.subject()), longer(length, QuietHome.SOONEST));
            return new Report(
                    "kill",
                    "kill -9 in the middle of a load",
                    conditions(fleet),
                    figures(rig, delivered, judged, gaps, home));
        }
    }

    private static Gap kill(Rig rig, Consumer<String> progress) {
        var killed = Micros.now();
        var ready = rig.killAndRestart();
        var alert = rig.feed().awaitFirstAfter(killed, PATIENCE);
        var gap = new Gap(ready.toMillis() / 1_000.0, (alert - killed) / 1e6);
        progress.accept(String.format(
                Locale.ROOT, "killed: ready after %.1f s, alert after %.1f s", gap.readySeconds, gap.alertSeconds));
        return gap;
    }

    private static List<Figure> figures(
            Rig rig, Delivery delivery, Completeness judged, List<Gap> gaps, QuietHome home) {
        var doubles = rig.staff().doubles();
        var wrong = judged.alertsWrong();
        return List.of(
                Figure.judged(
                        "acknowledged readings lost",
                        judged.lost().size() + " of " + judged.acknowledged(),
                        "0",
                        judged.lost().isEmpty()),
                Figure.judged("alerts missing or unfounded", wrong + " of " + judged.demanded(), "0", wrong == 0),
                Figure.judged("alerts or incidents twice", Integer.toString(doubles), "0", doubles == 0),
                Figure.plain("messages never acknowledged", Integer.toString(judged.unacknowledged())),
                Figure.plain("readings twice in the log", Integer.toString(judged.repeated())),
                Figure.plain("connections that broke", Integer.toString(delivery.breaks())),
                Figure.judged(
                        "kill → an alert on the page again",
                        Figure.range(
                                "s",
                                gaps.stream().mapToDouble(Gap::alertSeconds).toArray()),
                        "at most 30 s",
                        gaps.stream().allMatch(gap -> gap.alertSeconds <= LONGEST_GAP.toSeconds())),
                Figure.plain(
                        "start → ready again",
                        Figure.range(
                                "s",
                                gaps.stream().mapToDouble(Gap::readySeconds).toArray())),
                timer(rig, home),
                Figure.plain("largest backlog of the devices", Integer.toString(delivery.largestBacklog())));
    }

    /** Armed before the first kill, due after the last. */
    private static Figure timer(Rig rig, QuietHome home) {
        var raised = rig.staff().raisedAt(home.subject());
        var late = (rig.feed().arrival(home.subject()) - Micros.of(home.due())) / 1_000;
        return Figure.judged(
                "a resident not back in time, armed before the first kill",
                raised.isEmpty()
                        ? "not told"
                        : "raised at " + raised + ", due " + home.due() + ", on the page " + late + " ms later",
                "once, at its time",
                raised.equals(List.of(home.due())));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private List<String> conditions(Fleet fleet) {
        return List.of(
                String.format(
                        Locale.ROOT,
                        "%d kills of the demo's JVM at %.0f messages/s, %d devices connected, QoS 1",
                        kills,
                        rate,
                        fleet.lines()),
                "devices connect again and send again, with the same sequence number, what was not acknowledged",
                "one message in " + PER_FLOOD + " floods a site of its own, of ten such one presses a box");
    }

    /** Lets time pass while the load runs. */
    private static void await(CompletableFuture<Delivery> load, Duration time) {
        try {
            load.get(time.toMillis(), TimeUnit.MILLISECONDS);
            throw new IllegalStateException("the load ended before the kill");
        } catch (TimeoutException e) {
            // as it should be
        } catch (ExecutionException e) {
            throw new IllegalStateException("the load failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
