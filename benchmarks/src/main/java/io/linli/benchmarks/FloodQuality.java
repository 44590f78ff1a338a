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
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * How well floods are found and warned of, on records of real ones, as {@code ./linli evaluate site} judges it.
 *
 * @param folder for the records
 */
record FloodQuality(Path folder) {

    /** Throws IllegalArgumentException where the records are not there. */
    Report run(Consumer<String> progress) throws IOException {
        var street = evaluated("floodnet", "floodnet_to_2024", progress);
        var mill = evaluated("house-mill", "housemill_2024", progress);
        var figures = new ArrayList<Figure>();
        reached(street.at("/pooled"), figures);
        warned("the rule", street.at("/pooled"), true, figures);
        street.at("/baselines")
                .fields()
                .forEachRemaining(each -> warned(each.getKey(), each.getValue(), false, figures));
        street.at("/curve")
                .fields()
                .forEachRemaining(each -> warned("warn_ahead " + each.getKey(), each.getValue(), false, figures));
        var pooled = mill.at("/pooled");
        var found = pooled.at("/episodes").asInt() - pooled.at("/missed").asInt();
        figures.add(Figure.judged(
                "House Mill, every ten minutes, floods found",
                found + " of " + pooled.at("/episodes").asInt() + ", "
                        + pooled.at("/outside").asInt() + " outside",
                "at least 73, 0 outside",
                found >= 73 && pooled.at("/outside").asInt() == 0));
        dry(street.at("/dry/Linli"), figures);
        return new Report(
                "floods",
                "Floods on record",
                List.of(
                        "street floods: FloodNet, New York, to 2024, 72 sensors; the mill: House Mill, London, UCL CASA, 2024",
                        "prequential: what a place remembers of its rises is of days before",
                        "a warning is right when 150 mm is reached in the same noted flood; lead and delay count from the first"
                                + " sample of that depth; intervals are exact, 95 %",
                        "sensor-years from the first flood of a sensor to its last",
                        "dry series are made up: blips, parked cars, slow ramps, drop-outs, the same for the same seed"),
                figures);
    }

    private JsonNode evaluated(String format, String name, Consumer<String> progress) throws IOException {
        var source = Recordings.path(name);
        if (!Files.exists(source)) {
            throw new IllegalArgumentException(Recordings.missing(source));
        }
        progress.accept(name);
        var records = Files.createDirectories(folder.resolve(name));
        for (var recording : Importers.of(format).read(source, row -> {})) {
            RecordingWriter.write(recording, records);
        }
        var json = folder.resolve(name + ".json");
        var command = Linli.commandLine().setOut(new PrintWriter(Writer.nullWriter()));
        if (command.execute("evaluate", "site", records.toString(), "--json", json.toString()) != 0) {
            throw new IOException(name + " could not be evaluated");
        }
        return Json.MAPPER.readTree(json.toFile());
    }

    private static void reached(JsonNode pooled, List<Figure> figures) {
        var missed = pooled.at("/missed").asInt();
        var median = pooled.at("/extra_delay_median_min").asDouble();
        var late = pooled.at("/extra_delay_p95_min").asDouble();
        var alerts = pooled.at("/alerts_per_episode").asDouble();
        figures.add(Figure.judged(
                "150 mm, floods missed",
                missed + " of " + pooled.at("/episodes").asInt() + ", "
                        + pooled.at("/outside").asInt() + " outside",
                "at most 5",
                missed <= 5));
        figures.add(Figure.judged(
                "150 mm, delay after the first sample, median and p95",
                format("%.1f and %.1f min", median, late),
                "at most 1.1 and 6.4 min",
                median <= 1.1 && late <= 6.4));
        figures.add(Figure.judged("alerts a flood", format("%.2f", alerts), "one", Math.round(alerts * 100) <= 100));
    }

    private static void warned(String name, JsonNode score, boolean isJudged, List<Figure> figures) {
        var warning = score.at("/prealert");
        var precision = warning.at("/precision").asDouble();
        var recall = warning.at("/recall").asDouble();
        var lead = warning.at("/lead_median_min").asDouble();
        var reached = format(
                "precision %.2f (%s), recall %.2f (%s), lead %.1f min, in vain %.2f a sensor-year (%s)",
                precision,
                interval(warning.at("/precision_ci95")),
                recall,
                interval(warning.at("/recall_ci95")),
                lead,
                warning.at("/false_warnings_per_sensor_year").asDouble(),
                interval(warning.at("/false_warnings_ci95")));
        figures.add(
                isJudged
                        ? Figure.judged(
                                "warning of 150 mm, " + name,
                                reached,
                                "at least 0.85, 0.94, 10 min",
                                precision >= 0.85 && recall >= 0.94 && lead >= 10)
                        : Figure.plain("warning of 150 mm, " + name, reached));
    }

    private static void dry(JsonNode dry, List<Figure> figures) {
        var rate = dry.at("/false_alarms_per_sensor_year").asDouble();
        figures.add(Figure.judged(
                "false alarms of dry years",
                format("%.2f a sensor-year (%s)", rate, interval(dry.at("/ci95"))),
                "at most 1",
                rate <= 1));
    }

    private static String interval(JsonNode ends) {
        return format("%.2f–%.2f", ends.at("/0").asDouble(), ends.at("/1").asDouble());
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
