package io.linli.jobs.io;

import io.linli.jobs.detect.RuleBook;
import io.linli.jobs.detect.SubjectWatch;
import io.linli.model.Alert;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** How much detection works and how late it is, for those who operate it. */
public final class DetectionMetrics {
    private static final int RECENT = 1_000;

    private final Counter alerts;
    private final Consumer<Alert> counting = this::count;
    private final Histogram lateness;
    private @Nullable Collector<Alert> out;

    public DetectionMetrics(MetricGroup group, SubjectWatch watch, RuleBook book) {
        this.alerts = group.counter("alerts");
        this.lateness = group.histogram("deadlineLatenessMs", new DescriptiveStatisticsHistogram(RECENT));
        group.gauge("evaluations", (Gauge<Long>) watch::evaluations);
        group.gauge("faultyRules", (Gauge<Integer>) () -> book.withdrawn().size());
    }

    /** The same for all, made of nothing: good until it is asked for again. */
    public Consumer<Alert> counting(Collector<Alert> out) {
        this.out = out;
        return counting;
    }

    private void count(Alert alert) {
        alerts.inc();
        Objects.requireNonNull(out).collect(alert);
    }

    /** Told before deadlines are judged; by the wall clock, so it says nothing while a backlog is read. */
    public void deadline(long deadline, long watermark) {
        if (deadline <= watermark) {
            lateness.update(System.currentTimeMillis() - deadline);
        }
    }
}
