package io.linli.benchmarks.detection;

import io.linli.model.Alert;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.HdrHistogram.Histogram;

/**
 * How late alerts were told.
 *
 * @param millis from when an alert was due
 * @param first when the first was due, by the clock
 * @param last when the last was told
 */
record Lateness(Histogram millis, long first, long last) {

    /** Of the first word of each such alert. */
    static Lateness of(StageSink<Alert> alerts, Predicate<Alert> such) {
        var wall = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis()) - System.nanoTime();
        var millis = new Histogram(3_600_000_000L, 3);
        var first = Long.MAX_VALUE;
        var last = Long.MIN_VALUE;
        var arrived = alerts.arrived().iterator();
        for (var alert : alerts.written()) {
            var at = (Objects.requireNonNull(arrived.next()) + wall) / 1_000_000;
            if (alert.revision() == 1 && such.test(alert)) {
                var due = alert.raisedAt().toEpochMilli();
                millis.recordValue(Math.max(0, at - due));
                first = Math.min(first, due);
                last = Math.max(last, at);
            }
        }
        return new Lateness(millis, first, last);
    }

    long p99() {
        return millis.getValueAtPercentile(99);
    }

    double seconds() {
        return (last - first) / 1e3;
    }

    @Override
    public String toString() {
        return "%d / %d / %d ms (n %d)"
                .formatted(millis.getValueAtPercentile(50), p99(), millis.getMaxValue(), millis.getTotalCount());
    }
}
