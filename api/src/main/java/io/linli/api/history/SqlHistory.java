package io.linli.api.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.linli.model.Metric;
import io.linli.model.Telemetry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The past in QuestDB, which is asked in SQL. */
public final class SqlHistory implements History {
    private static final long MICROS = 1_000;

    private final StoreClient client;
    /** A column is there once its metric was first written, and stays. */
    private volatile Set<String> columns = Set.of();

    public SqlHistory(Vertx vertx, HistoryConfig config) {
        this.client = new StoreClient(vertx, config);
    }

    @Override
    public Future<List<Series>> read(HistoryQuestion question) {
        return known(question.metrics()).compose(metrics -> {
            if (metrics.isEmpty()) {
                return Future.succeededFuture(List.of());
            }
            var step = question.step();
            return step == null
                    ? ask(measured(question, metrics)).map(rows -> measured(rows, metrics))
                    : ask(summaries(question, metrics, step)).map(rows -> summaries(rows, metrics, step));
        });
    }

    private Future<List<Metric>> known(List<Metric> metrics) {
        if (metrics.stream().allMatch(metric -> columns.contains(metric.id()))) {
            return Future.succeededFuture(metrics);
        }
        return ask("select \"column\" from table_columns('" + Telemetry.MEASUREMENT + "')")
                .map(rows -> {
                    var found = new HashSet<String>();
                    rows.forEach(row -> found.add(row.get(0).asText()));
                    columns = Set.copyOf(found);
                    return metrics.stream()
                            .filter(metric -> found.contains(metric.id()))
                            .toList();
                });
    }

    private Future<JsonNode> ask(String sql) {
        return client.get("/exec", Map.of("query", sql, "nm", "true")).map(answer -> answer.path("dataset"));
    }

    private static String measured(HistoryQuestion question, List<Metric> metrics) {
        var any = metrics.stream().map(metric -> name(metric) + " is not null").collect(Collectors.joining(" or "));
        return "select cast(timestamp as long), device, "
                + metrics.stream().map(SqlHistory::name).collect(Collectors.joining(", "))
                + where(question) + " and (" + any + ") order by timestamp limit " + question.limit();
    }

    private static String summaries(HistoryQuestion question, List<Metric> metrics, Duration step) {
        return "select cast(timestamp as long) / " + step.toMillis() * MICROS + " bucket, device, "
                + metrics.stream().map(SqlHistory::summary).collect(Collectors.joining(", "))
                + where(question) + " group by bucket, device order by bucket limit " + question.limit();
    }

    private static String summary(Metric metric) {
        var name = name(metric);
        return "min(" + name + "), avg(" + name + "), max(" + name + "), count(" + name + ")";
    }

    private static String where(HistoryQuestion question) {
        var device = question.device();
        return " from " + Telemetry.MEASUREMENT
                + " where timestamp >= '" + question.from()
                + "' and timestamp < '" + question.to()
                + "' and " + Telemetry.SUBJECT + " = " + text(question.subject())
                + (device == null ? "" : " and " + Telemetry.DEVICE + " = " + text(device));
    }

    private static String name(Metric metric) {
        return "\"" + metric.id() + "\"";
    }

    private static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    private static List<Series> measured(JsonNode rows, List<Metric> metrics) {
        var series = new SeriesBuilder();
        for (var row : rows) {
            var at = Instant.ofEpochMilli(Math.floorDiv(row.get(0).asLong(), MICROS));
            for (var i = 0; i < metrics.size(); i++) {
                var value = row.get(2 + i);
                if (!value.isNull()) {
                    series.add(row.get(1).asText(), metrics.get(i), new Point.Measured(at, value.asDouble()));
                }
            }
        }
        return series.build();
    }

    private static List<Series> summaries(JsonNode rows, List<Metric> metrics, Duration step) {
        var series = new SeriesBuilder();
        for (var row : rows) {
            var at = Instant.ofEpochMilli(row.get(0).asLong() * step.toMillis());
            for (var i = 0; i < metrics.size(); i++) {
                var first = 2 + 4 * i;
                var count = row.get(first + 3).asLong();
                if (count > 0) {
                    var min = row.get(first).asDouble();
                    var mean = row.get(first + 1).asDouble();
                    var max = row.get(first + 2).asDouble();
                    series.add(row.get(1).asText(), metrics.get(i), new Point.Summary(at, min, mean, max, count));
                }
            }
        }
        return series.build();
    }
}
