package io.linli.benchmarks;

import com.microsoft.playwright.Page;
import io.linli.benchmarks.judge.Chromium;
import io.linli.benchmarks.judge.Chromium.Opening;
import io.linli.benchmarks.load.Fleet;
import io.linli.benchmarks.load.Plan;
import io.linli.benchmarks.load.SlowLine;
import io.linli.benchmarks.load.SlowLine.Profile;
import io.linli.benchmarks.machine.Figure;
import io.linli.benchmarks.machine.Report;
import io.linli.benchmarks.system.Launch;
import io.linli.benchmarks.system.SeedFile;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** The phone's page on a slow line, and the desk with many open incidents, in a real browser. */
record Browsing(int openings, int incidents, Duration length) {
    private static final int SENSORS = 200;
    private static final double FILL_RATE = 1_000;
    private static final double DESK_RATE = 200;
    private static final int PER_FLOOD = 80;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int SLOWER = 4;
    private static final double AIM_BYTES = 150_000;
    private static final double AIM_MILLIS = 1_000;
    private static final double SMOOTH_MILLIS = 50;
    private static final String CARD = "main .card";

    Report run(Launch launch, Consumer<String> progress) throws IOException {
        var fill = Plan.of(FILL_RATE, Duration.ofSeconds(incidents * PER_FLOOD / (long) FILL_RATE + 3))
                .floodingOneIn(PER_FLOOD);
        var more = fill.next(DESK_RATE, length, SENSORS);
        var figures = new ArrayList<Figure>();
        try (var rig = Rig.start(launch, Fleet.upTo(more, SENSORS));
                var chromium = Chromium.start()) {
            var http = rig.demo().address("http");
            for (var profile : List.of(Profile.CITY_4G, Profile.SLOW_4G)) {
                progress.accept(profile.summary());
                figures.addAll(phone(chromium, http, profile));
            }
            var filled = rig.send(fill, PATIENCE);
            rig.feed().awaitAll(filled.schedule().triggers().keySet(), PATIENCE);
            progress.accept(filled.schedule().triggers().size() + " incidents open");
            figures.addAll(desk(chromium, http, rig, more));
        }
        return new Report("browser", "Pages in a browser", conditions(), figures);
    }

    private List<Figure> phone(Chromium chromium, String http, Profile profile) {
        var first = new ArrayList<Opening>();
        var again = new ArrayList<Opening>();
        try (var line = new SlowLine(profile, URI.create(http).getPort())) {
            var login = chromium.logIn(http, SeedFile.WATCHER, "linli-demo");
            for (var n = 0; n < openings; n++) {
                try (var worker = chromium.visitor(line.url(), login, 390, 844)) {
                    first.add(worker.open("/tasks", CARD, SLOWER));
                    worker.awaitKept("/tasks");
                    again.add(worker.open("/tasks", CARD, SLOWER));
                }
            }
        }
        return List.of(
                size("/tasks, bytes on the wire of a first opening, " + profile.name(), first),
                time("/tasks, first opening until the list stands, " + profile.name(), first),
                time("/tasks, the next opening, " + profile.name(), again));
    }

    private List<Figure> desk(Chromium chromium, String http, Rig rig, Plan more) {
        try (var duty = chromium.visitor(http, chromium.logIn(http, SeedFile.WATCHER, "linli-demo"), 1440, 900)) {
            var opening = duty.open("/console", ".row", 1);
            var page = duty.watch("/console", ".row");
            var load = rig.sendMeanwhile(more, PATIENCE);
            while (!load.isDone()) {
                page.mouse().move(200, 500);
                page.mouse().wheel(0, 240);
                page.waitForTimeout(200);
            }
            var frames = frames(page);
            var late = frames.stream().filter(frame -> frame > SMOOTH_MILLIS).count();
            var longest = frames.stream().mapToDouble(frame -> frame).max().orElse(0);
            return List.of(
                    Figure.plain(
                            "/console with the open incidents, until the list stands",
                            String.format(Locale.ROOT, "%.0f ms", opening.millis())),
                    Figure.plain(
                            "open incidents on the page",
                            String.valueOf(page.locator(".row").count())),
                    Figure.judged(
                            "frames above 50 ms while alerts come in and somebody scrolls",
                            String.format(Locale.ROOT, "%d of %d, the longest %.0f ms", late, frames.size(), longest),
                            "none",
                            late == 0));
        }
    }

    private static List<Double> frames(Page page) {
        var all = (List<?>) page.evaluate("window.frames_");
        return all.stream().map(frame -> ((Number) frame).doubleValue()).toList();
    }

    private static Figure size(String name, List<Opening> all) {
        var bytes =
                all.stream().mapToDouble(opening -> opening.bytes() / 1_000.0).toArray();
        var isMet = all.stream().allMatch(opening -> opening.bytes() <= AIM_BYTES);
        return Figure.judged(name, Figure.range("kB", bytes), "at most 150 kB", isMet);
    }

    private static Figure time(String name, List<Opening> all) {
        var millis = all.stream().mapToDouble(Opening::millis).toArray();
        var isMet = all.stream().allMatch(opening -> opening.millis() < AIM_MILLIS);
        return Figure.judged(name, Figure.range("ms", millis), "below 1,000 ms", isMet);
    }

    private List<String> conditions() {
        return List.of(
                "headless Chromium on the same machine, its processor " + SLOWER + " times slower for the phone",
                Profile.CITY_4G.summary(),
                Profile.SLOW_4G.summary(),
                "on the wire: what the page itself asks for; its worker fetches the same once more afterwards, to keep it",
                String.format(
                        Locale.ROOT,
                        "the desk at full speed: %.0f messages/s for %d s, %.1f alerts/s, scrolling five times a second",
                        DESK_RATE,
                        length.toSeconds(),
                        DESK_RATE / PER_FLOOD));
    }
}
