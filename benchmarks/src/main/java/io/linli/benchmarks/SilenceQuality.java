package io.linli.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import io.linli.benchmarks.machine.Figure;
import io.linli.benchmarks.machine.Report;
import io.linli.model.Json;
import io.linli.simulator.recorded.Importers;
import io.linli.simulator.recorded.RecordingWriter;
import io.linli.simulator.recorded.Recordings;
import io.linli.standalone.Linli;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How well silence is noticed on records of real homes, by {@code ./linli evaluate}.
 *
 * @param folder for the records
 */
record SilenceQuality(Path folder, int incidents) {
    private static final Map<String, String> HOMES = Map.of(
            "casas", "home_30d", "ordonez", "homes_short/ordonez_uci_adl", "kasteren", "homes_short/kasteren_mit");

    private static final List<String> MUST_NOT =
            List.of("sensors of a room die", "gateway away for 1 h", "gateway away for 6 h", "gateway away for 24 h");

    /** Throws IllegalArgumentException where the records are not there. */
    Report homes(Consumer<String> progress) throws IOException {
        HOMES.forEach((format, source) -> imported(format, source));
        imported("mit", "homes_short/kasteren_mit");
        progress.accept("eight homes");
        var judged = evaluated("home");
        var figures = new ArrayList<Figure>();
        for (var home : judged.get("homes")) {
            if (home.get("home").asText().equals("casas")) {
                monthLong(home, figures);
            }
        }
        withDoor(judged, figures);
        for (var disturbance : judged.get("disturbances_with_an_exit_door")) {
            figures.add(disturbed(disturbance));
        }
        return new Report(
                "detection-homes",
                "Silence in recorded homes",
                List.of(
                        "WSU CASAS, 30 days; Ordóñez A and B, van Kasteren A and C, MIT D; all but the first are young people's",
                        incidents
                                + " made-up incidents of each kind a home, seed 1; the rule as it starts; docs/evaluation.md has the protocol",
                        "tuned on these very homes: what counts are homes that it never saw",
                        "L2: family and grid worker; a rate has its exact 95 % Poisson interval"),
                figures);
    }

    private void monthLong(JsonNode home, List<Figure> figures) {
        var alarms = home.at("/levels/L2/false_alarms").asInt();
        var median = home.at("/levels/L2/median_delay_h").asDouble();
        var p95 = home.at("/levels/L2/p95_delay_h").asDouble();
        var days = home.get("scored_days").asText();
        figures.add(judged("30-day home, L2 in " + days + " days", rate(home.at("/levels/L2")), "0", alarms == 0));
        figures.add(judged("30-day home, L2, median delay", hours(median), "at most 3.3 h", median <= 3.3));
        figures.add(judged("30-day home, L2, p95 of the delay", hours(p95), "at most 5.5 h", p95 <= 5.5));
        var missed = home.at("/levels/L2/missed").asInt();
        figures.add(judged("30-day home, incidents missed", missed + "", "0", missed == 0));
        var bathroom = home.at("/variants/bathroom/median_delay_h").asDouble();
        figures.add(judged("30-day home, in the bathroom, median", hours(bathroom), "at most 1.3 h", bathroom <= 1.3));
        figures.add(Figure.plain("30-day home, L1", said(home.at("/levels/L1"))));
        figures.add(Figure.plain("30-day home, L3, 9 of 10 calls answered", said(home.at("/levels/L3"))));
        for (var name : List.of("fixed 8 h", "line +60 min", "line +120 min")) {
            figures.add(Figure.plain(
                    "30-day home, instead: " + name, said(home.get("baselines").get(name))));
        }
    }

    private static void withDoor(JsonNode judged, List<Figure> figures) {
        var pooled = judged.at("/with_an_exit_door/L2");
        var perMonth = pooled.get("per_month").asDouble();
        var median = pooled.get("median_delay_h").asDouble();
        figures.add(judged("six homes with a door, L2", rate(pooled), "at most 2 a month", perMonth <= 2));
        figures.add(judged("six homes with a door, L2, median delay", hours(median), "at most 4.5 h", median <= 4.5));
        var worst = 0.0;
        for (var home : judged.get("homes")) {
            if (home.get("exit_door").asBoolean()) {
                worst = Math.max(worst, home.at("/levels/L2/p95_delay_h").asDouble());
            }
        }
        figures.add(judged("six homes with a door, L2, worst p95", hours(worst), "at most 12 h", worst <= 12));
        figures.add(Figure.plain("two homes without a door, L2", said(judged.at("/without_an_exit_door/L2"))));
    }

    private static Figure disturbed(JsonNode disturbance) {
        var name = disturbance.get("disturbance").asText();
        var alarms = disturbance.get("inactivity_alerts").asInt();
        var reached = alarms + " alarms, " + disturbance.get("calls").asInt() + " calls of "
                + disturbance.get("trials").asInt();
        return MUST_NOT.contains(name)
                ? judged("homes with a door, " + name, reached, "0 alarms", alarms == 0)
                : Figure.plain("homes with a door, " + name, reached);
    }

    private static Figure judged(String name, String reached, String goal, boolean met) {
        return Figure.judged(name, reached, goal, met);
    }

    private static String rate(JsonNode score) {
        return String.format(
                Locale.ROOT,
                "%d: %.2f a month (%.2f–%.2f)",
                score.get("false_alarms").asInt(),
                score.get("per_month").asDouble(),
                score.get("ci95").get(0).asDouble(),
                score.get("ci95").get(1).asDouble());
    }

    private static String said(JsonNode score) {
        return rate(score) + " @ " + hours(score.get("median_delay_h").asDouble()) + ", p95 "
                + hours(score.get("p95_delay_h").asDouble());
    }

    private static String hours(double hours) {
        return String.format(Locale.ROOT, "%.2f h", hours);
    }

    private JsonNode evaluated(String what) throws IOException {
        var json = folder.resolve("figures.json");
        var errors = new StringWriter();
        var code = Linli.commandLine()
                .setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(errors, true))
                .execute("evaluate", what, folder.toString(), "--incidents", incidents + "", "--json", json.toString());
        if (code != 0) {
            throw new IllegalStateException("evaluate " + what + " ended with " + code + ": " + errors);
        }
        return Json.MAPPER.readTree(Files.readString(json));
    }

    private void imported(String format, String name) {
        var source = Recordings.path(name);
        if (!Files.exists(source)) {
            throw new IllegalArgumentException(Recordings.missing(source));
        }
        try {
            for (var recording : Importers.of(format).read(source, row -> {})) {
                RecordingWriter.write(recording, folder);
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(source + " cannot be read: " + e.getMessage(), e);
        }
    }
}
