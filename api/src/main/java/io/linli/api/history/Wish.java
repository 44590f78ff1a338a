package io.linli.api.history;

import io.linli.api.http.Call;
import io.linli.api.http.Problem;
import io.linli.model.Device;
import io.linli.model.Metric;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a request asks for, before it is known whether it may be told.
 *
 * @param device and {@code subject}: exactly one of them
 * @param metric null for all
 * @param resolution null for every reading as it was
 */
record Wish(
        @Nullable String device,
        @Nullable String subject,
        @Nullable Metric metric,
        Instant from,
        Instant to,
        @Nullable Resolution resolution) {
    static final int MOST_POINTS = 10_000;

    private static final Duration USUAL = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofDays(400);
    private static final List<String> RESOLUTIONS = List.of("PT1M", "PT5M", "PT15M", "PT1H", "PT6H");

    static Wish of(Call call, Instant now) {
        var asked = call.time("to");
        var to = asked == null ? now : asked;
        var from = call.time("from");
        return new Wish(
                call.query("device").orElse(null),
                call.query("subject").orElse(null),
                call.query("metric", Wish::metric),
                from == null ? to.minus(USUAL) : from,
                to,
                call.query("resolution", Resolution::parse));
    }

    Wish {
        if ((device == null) == (subject == null)) {
            throw Problem.badRequest("say either device or subject").asException();
        }
        if (!from.isBefore(to)) {
            throw Problem.badRequest("from=" + from + " must be before to=" + to)
                    .asException();
        }
        if (from.isBefore(Instant.EPOCH) || Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw Problem.badRequest("from=" + from + " to=" + to + ": at most " + LONGEST.toDays() + " days")
                    .asException();
        }
    }

    private static Metric metric(String id) {
        return Metric.of(id).orElseThrow(() -> new IllegalArgumentException("no metric of this name"));
    }

    List<Metric> metricsOf(List<Device> devices) {
        return metric != null
                ? List.of(metric)
                : devices.stream()
                        .flatMap(each -> each.metrics().stream())
                        .distinct()
                        .sorted()
                        .toList();
    }

    /** Refuses what would be more than a page can show, before the store is asked. */
    void requireFew(int series) {
        if (resolution != null && points(resolution, series) > MOST_POINTS) {
            throw tooMany(series);
        }
    }

    /** Refuses what turned out to be too much, or was cut off by the store. */
    List<Series> requireFew(List<Series> found) {
        if (found.stream().mapToLong(each -> each.points().size()).sum() > MOST_POINTS) {
            throw tooMany(found.size());
        }
        return found;
    }

    private RuntimeException tooMany(int series) {
        var enough = RESOLUTIONS.stream()
                .filter(each -> points(Resolution.parse(each), series) <= MOST_POINTS)
                .findFirst()
                .orElse("P1D");
        var detail = "more than " + MOST_POINTS + " points; ask with resolution=" + enough
                + ", for one metric, or for a shorter time";
        return new Problem(400, "too-many-points", "More points than a page can show", detail).asException();
    }

    private long points(Resolution each, int series) {
        return (Duration.between(from, to).dividedBy(each.step()) + 1) * series;
    }
}
