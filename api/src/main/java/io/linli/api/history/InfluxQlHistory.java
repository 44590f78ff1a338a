package io.linli.api.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.linli.model.Metric;
import io.linli.model.Telemetry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The past in InfluxDB, which is asked in InfluxQL: 1.8 and 2 answer it alike. */
public final class InfluxQlHistory implements History {
    private final StoreClient client;
    private final String bucket;

    public InfluxQlHistory(Vertx vertx, HistoryConfig config) {
        this.client = new StoreClient(vertx, config);
        this.bucket = config.bucket();
    }

    @Override
    public Future<List<Series>> read(HistoryQuestion question) {
        var asked = Map.of("db", bucket, "epoch", "ms", "q", query(question));
        return client.get("/query", asked).map(answer -> {
            var result = answer.path("results").path(0);
            if (result.has("error")) {
                throw new IllegalStateException(
                        "the store of history said: " + result.path("error").asText());
            }
            var series = new SeriesBuilder();
            for (var found : result.path("series")) {
                add(series, found, question);
            }
            return series.build();
        });
    }

    private static String query(HistoryQuestion question) {
        var step = question.step();
        var columns = question.metrics().stream()
                .map(metric -> step == null ? name(metric) : summary(metric))
                .collect(Collectors.joining(", "));
        var steps = step == null ? "" : ", time(" + step.toMillis() + "ms) fill(none)";
        return "SELECT " + columns + where(question) + " GROUP BY " + Telemetry.DEVICE + steps + " LIMIT "
                + question.limit();
    }

    private static String summary(Metric metric) {
        return Stream.of("min", "mean", "max", "count")
                .map(function -> function + "(" + name(metric) + ") AS \"" + function + "_" + metric.id() + "\"")
                .collect(Collectors.joining(", "));
    }

    private static String where(HistoryQuestion question) {
        var device = question.device();
        return " FROM " + Telemetry.MEASUREMENT
                + " WHERE time >= " + question.from().toEpochMilli()
                + "ms AND time < " + question.to().toEpochMilli()
                + "ms AND " + Telemetry.SUBJECT + " = " + text(question.subject())
                + (device == null ? "" : " AND " + Telemetry.DEVICE + " = " + text(device));
    }

    private static String name(Metric metric) {
        return "\"" + metric.id() + "\"";
    }

    private static String text(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    private static void add(SeriesBuilder series, JsonNode found, HistoryQuestion question) {
        var device = found.path("tags").path(Telemetry.DEVICE).asText();
        var width = question.step() == null ? 1 : 4;
        for (var row : found.path("values")) {
            var at = Instant.ofEpochMilli(row.get(0).asLong());
            for (var i = 0; i < question.metrics().size(); i++) {
                var first = 1 + width * i;
                if (row.get(first).isNull()) {
                    continue;
                }
                series.add(
                        device,
                        question.metrics().get(i),
                        width == 1 ? measured(at, row, first) : summary(at, row, first));
            }
        }
    }

    private static Point measured(Instant at, JsonNode row, int first) {
        return new Point.Measured(at, row.get(first).asDouble());
    }

    private static Point summary(Instant at, JsonNode row, int first) {
        return new Point.Summary(
                at,
                row.get(first).asDouble(),
                row.get(first + 1).asDouble(),
                row.get(first + 2).asDouble(),
                row.get(first + 3).asLong());
    }
}
