package io.linli.benchmarks.load;

import java.util.BitSet;
import java.util.List;

/** What became of a schedule: which messages the broker acknowledged, and how long after they were due. */
public final class Delivery {
    private final Schedule schedule;
    private final BitSet acknowledged;
    private final Delays delays;
    private final Delays lateness;
    private final int breaksBefore;
    private int breaks;
    private int given;
    private int largestBacklog;

    Delivery(Schedule schedule, int breaksBefore) {
        this.schedule = schedule;
        this.acknowledged = new BitSet(schedule.size());
        this.delays = Delays.of(schedule);
        this.lateness = Delays.of(schedule);
        this.breaksBefore = breaksBefore;
    }

    public Schedule schedule() {
        return schedule;
    }

    public boolean isComplete() {
        return delays.count() == schedule.size();
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

    /** From due to acknowledged. */
    public Delays delays() {
        return delays;
    }

    /** From due to handed to the socket: the generator's own part in every delay. */
    public Delays lateness() {
        return lateness;
    }

    /** Of everything that the broker has acknowledged. */
    public List<String> acknowledgedKeys() {
        return schedule.keys(acknowledged::get);
    }

    void given(int number, long now) {
        given++;
        lateness.record(schedule.due(number), now);
        largestBacklog = Math.max(largestBacklog, given - (int) delays.count());
    }

    void acknowledged(int number, long now) {
        if (!acknowledged.get(number)) {
            acknowledged.set(number);
            delays.record(schedule.due(number), now);
        }
    }

    void end(int breaksNow) {
        breaks = breaksNow - breaksBefore;
    }
}
