package io.linli.jobs.detect.risks.hazard;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one device measured lately, in the order of measuring whatever the order of arrival, and since when it has
 * stood on its side of each limit that matters.
 *
 * @param samples the newest few, oldest first; of two at one time the greater
 */
public record Trace(List<Sample> samples, List<Run> runs) {
    /** Of a time that is none. */
    public static final long NEVER = Long.MAX_VALUE;

    public static final Trace EMPTY = new Trace(List.of(), List.of());
    private static final int KEPT = 8;
    /** Two readings nearer to each other than this are one burst, milliseconds. */
    private static final long APART = 1000;

    /** Since when the newest value has been at or above a limit, or else below it. */
    public record Run(double limit, long since) {}

    /** With one more sample; one older than all that are kept tells nothing any more. */
    public Trace take(Sample sample, double... limits) {
        var index = samples.size();
        while (index > 0 && samples.get(index - 1).at() > sample.at()) {
            index--;
        }
        var next = new ArrayList<>(samples);
        if (index > 0 && samples.get(index - 1).at() == sample.at()) {
            if (samples.get(index - 1).value() >= sample.value()) {
                return this;
            }
            next.set(index - 1, sample);
        } else if (index == 0 && samples.size() == KEPT) {
            return this;
        } else {
            next.add(index, sample);
        }
        if (next.size() > KEPT) {
            next.remove(0);
        }
        var after = new ArrayList<Run>(limits.length);
        for (var limit : limits) {
            after.add(new Run(limit, since(next, limit)));
        }
        return new Trace(List.copyOf(next), List.copyOf(after));
    }

    private long since(List<Sample> next, double limit) {
        var first = next.size() - 1;
        var isAbove = next.get(first).value() >= limit;
        while (first > 0 && next.get(first - 1).value() >= limit == isAbove) {
            first--;
        }
        var seen = next.get(first).at();
        var before = newest();
        if (first > 0 || before == null || before.value() >= limit != isAbove) {
            return seen;
        }
        for (var run : runs) {
            if (run.limit() == limit) {
                return Math.min(run.since(), seen);
            }
        }
        return seen;
    }

    public @Nullable Sample newest() {
        return samples.isEmpty() ? null : samples.get(samples.size() - 1);
    }

    /** Since when it has been at or above the limit; {@link #NEVER} when it is not. */
    public long aboveSince(double limit) {
        var newest = newest();
        return newest != null && newest.value() >= limit ? since(samples, limit) : NEVER;
    }

    /** Since when it has been below the limit; {@link #NEVER} when it is not. */
    public long belowSince(double limit) {
        var newest = newest();
        return newest != null && newest.value() < limit ? since(samples, limit) : NEVER;
    }

    /** When the first of two readings at or above the limit was made, at most so far from each other. */
    public long twiceAbove(double limit, long within) {
        for (var first = 0; first < samples.size(); first++) {
            for (var second = first + 1; second < samples.size(); second++) {
                var apart = samples.get(second).at() - samples.get(first).at();
                if (apart >= APART
                        && apart <= within
                        && samples.get(first).value() >= limit
                        && samples.get(second).value() >= limit) {
                    return samples.get(first).at();
                }
            }
        }
        return NEVER;
    }

    /** Forgets all before the newest: what was told of is not told again. */
    public Trace newestOnly() {
        return samples.size() < 2 ? this : new Trace(samples.subList(samples.size() - 1, samples.size()), runs);
    }

    public void write(DataOutput out) throws IOException {
        out.writeByte(samples.size());
        for (var sample : samples) {
            out.writeLong(sample.at());
            out.writeDouble(sample.value());
        }
        out.writeByte(runs.size());
        for (var run : runs) {
            out.writeDouble(run.limit());
            out.writeLong(run.since());
        }
    }

    public static Trace read(DataInput in) throws IOException {
        var samples = new ArrayList<Sample>();
        for (var rest = in.readUnsignedByte(); rest > 0; rest--) {
            samples.add(new Sample(in.readLong(), in.readDouble()));
        }
        var runs = new ArrayList<Run>();
        for (var rest = in.readUnsignedByte(); rest > 0; rest--) {
            runs.add(new Run(in.readDouble(), in.readLong()));
        }
        return new Trace(List.copyOf(samples), List.copyOf(runs));
    }
}
