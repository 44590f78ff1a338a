package io.linli.benchmarks.load;

import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import org.HdrHistogram.Histogram;

/** What became of a schedule: which messages the broker acknowledged, and how long after they were due. */
public final class Delivery {
    private static final long LONGEST = Duration.ofHours(1).toNanos() / 1_000;

    private final Schedule schedule;
    private final BitSet acknowledged;
    private final Histogram delays = new Histogram(LONGEST, 3);
    private final Histogram lateness = new Histogram(LONGEST, 3);
    private final int breaksBefore;
    private int breaks;
    private int given;
    private int largestBacklog;

    Delivery(Schedule schedule, int breaksBefore) {
        this.schedule = schedule;
        this.acknowledged = new BitSet(schedule.size());
        this.breaksBefore = breaksBefore;
    }

    public Schedule schedule() {
        return schedule;
    }

    public boolean isComplete() {
        return delays.getTotalCount() == schedule.size();
    }

    public int unacknowledged() {
        return schedule.size() - acknowledged.cardinality();
    }

    /** Connections that broke meanwhile. */
    public int breaks() {
        return breaks;
    }

    /** The most messages that were due and not acknowledged at any time. */
    public int largestBacklog() {
        return largestBacklog;
    }

    /** From due to acknowledged, in microseconds. */
    public Histogram delays() {
        return delays;
    }

    /** From due to handed to the socket: the generator's own part in every delay, in microseconds. */
    public Histogram lateness() {
        return lateness;
    }

    /** Of everything that the broker has acknowledged. */
    public List<String> acknowledgedKeys() {
        return schedule.keys(acknowledged::get);
    }

    void given(int number, long now) {
        given++;
        lateness.recordValue(Math.min(LONGEST, Math.max(0, now - schedule.due(number))));
        largestBacklog = Math.max(largestBacklog, given - (int) delays.getTotalCount());
    }

    void acknowledged(int number, long now) {
        if (!acknowledged.get(number)) {
            acknowledged.set(number);
            delays.recordValue(Math.min(LONGEST, Math.max(0, now - schedule.due(number))));
        }
    }

    void end(int breaksNow) {
        breaks = breaksNow - breaksBefore;
    }
}
