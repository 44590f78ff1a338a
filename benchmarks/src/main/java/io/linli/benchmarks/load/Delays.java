package io.linli.benchmarks.load;

import java.time.Duration;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** Delays of one run, counted from the times at which messages were due; its last sixth also apart. */
public final class Delays {
    private static final long LONGEST = Duration.ofHours(1).toNanos() / 1_000;
    private static final double TAIL = 1 / 6.0;

    private final Histogram all = new Histogram(LONGEST, 3);
    private final Histogram tail = new Histogram(LONGEST, 3);
    private final long tailFrom;

    /** For messages due between these two, in epoch microseconds as all times here. */
    public Delays(long begin, long end) {
        this.tailFrom = end - Math.round((end - begin) * TAIL);
    }

    public static Delays of(Schedule schedule) {
        return new Delays(schedule.due(0), schedule.due(schedule.size() - 1));
    }

    public void record(long due, long happened) {
        var delay = Math.min(LONGEST, Math.max(0, happened - due));
        all.recordValue(delay);
        if (due >= tailFrom) {
            tail.recordValue(delay);
        }
    }

    public long count() {
        return all.getTotalCount();
    }

    public double millis(double percentile) {
        return all.getValueAtPercentile(percentile) / 1_000.0;
    }

    /** Of the last sixth of the run: large where a lag has grown. */
    public double tailMillis(double percentile) {
        return tail.getValueAtPercentile(percentile) / 1_000.0;
    }

    /** As people read it. */
    public String summary() {
        return String.format(
                Locale.ROOT,
                "%.1f / %.1f / %.1f ms (most %.0f, n %d)",
                millis(50),
                millis(99),
                millis(99.9),
                millis(100),
                count());
    }
}
