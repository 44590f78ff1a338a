package io.linli.api.history;

import io.linli.api.http.Problem;
import io.linli.model.Metric;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody who may know it wants to know of the past.
 *
 * @param subject in whose log the readings must have stood: a device may have been elsewhere before
 * @param device the only one that is meant, or null for all of the subject
 * @param to the first moment that is not meant
 * @param step null for every reading as it was measured; summaries begin at multiples of it since 1970
 * @param limit rows at most that a store answers with
 */
public record HistoryQuestion(
        String subject,
        @Nullable String device,
        List<Metric> metrics,
        Instant from,
        Instant to,
        @Nullable Duration step,
        int limit) {

    public HistoryQuestion {
        if (metrics.isEmpty()) {
            throw new IllegalArgumentException("a question needs a metric");
        }
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("from must be before to, not " + from + " and " + to);
        }
        metrics = List.copyOf(metrics);
    }

    /** The same with beginning and end moved outwards to whole steps, so that no summary is of a part. */
    HistoryQuestion inSteps(Duration wanted) {
        var millis = wanted.toMillis();
        var first = Math.floorDiv(from.toEpochMilli(), millis) * millis;
        var last = -Math.floorDiv(-to.toEpochMilli(), millis) * millis;
        return new HistoryQuestion(
                subject, device, metrics, Instant.ofEpochMilli(first), Instant.ofEpochMilli(last), wanted, limit);
    }

    HistoryQuestion atMost(int rows) {
        return new HistoryQuestion(subject, device, metrics, from, to, step, rows);
    }

    /** Refuses an answer that the store may have cut off. */
    void requireWhole(List<Series> found) {
        if (found.stream().mapToLong(each -> each.points().size()).sum() >= limit) {
            throw Problem.badRequest("too much for one answer; ask for one metric, or for a shorter time")
                    .asException();
        }
    }

    HistoryQuestion between(Instant first, Instant last) {
        return new HistoryQuestion(subject, device, metrics, first, last, step, limit);
    }
}
