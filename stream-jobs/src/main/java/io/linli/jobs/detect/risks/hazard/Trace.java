package io.linli.jobs.detect.risks.hazard;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one device measured lately, in the order of measuring whatever the order of arrival, and since when it has
 * stood on its side of each limit that matters. Immutable; every reading makes one, so it is made of two numbers a
 * sample, the newest few, oldest first. Of two at one time the greater is kept.
 */
public final class Trace {
    /** Of a time that is none. */
    public static final long NEVER = Long.MAX_VALUE;

    public static final Trace EMPTY = new Trace(new long[0], new double[0], new double[0], new long[0]);
    private static final int KEPT = 8;
    /** Two readings nearer to each other than this are one burst, milliseconds. */
    private static final long APART = 1000;

    private final long[] times;
    private final double[] values;
    private final double[] limits;
    /** Since when the newest value has been at or above each limit, or else below it. */
    private final long[] runs;

    private Trace(long[] times, double[] values, double[] limits, long[] runs) {
        this.times = times;
        this.values = values;
        this.limits = limits;
        this.runs = runs;
    }

    /** With one more sample; one older than all that are kept tells nothing any more. The limits are not copied. */
    public Trace take(long at, double value, double... compared) {
        var size = times.length;
        var index = size;
        while (index > 0 && times[index - 1] > at) {
            index--;
        }
        if (index > 0 && times[index - 1] == at) {
            return values[index - 1] >= value ? this : replaced(index - 1, value, compared);
        }
        if (index == 0 && size == KEPT) {
            return this;
        }
        var dropped = size == KEPT ? 1 : 0;
        var nextTimes = new long[size + 1 - dropped];
        var nextValues = new double[nextTimes.length];
        var before = index - dropped;
        System.arraycopy(times, dropped, nextTimes, 0, before);
        System.arraycopy(values, dropped, nextValues, 0, before);
        nextTimes[before] = at;
        nextValues[before] = value;
        System.arraycopy(times, index, nextTimes, before + 1, size - index);
        System.arraycopy(values, index, nextValues, before + 1, size - index);
        return with(nextTimes, nextValues, compared);
    }

    private Trace replaced(int index, double value, double[] compared) {
        var next = values.clone();
        next[index] = value;
        return with(times, next, compared);
    }

    private Trace with(long[] nextTimes, double[] nextValues, double[] compared) {
        var after = runs.length == compared.length ? runs : new long[compared.length];
        for (var i = 0; i < compared.length; i++) {
            var since = since(nextTimes, nextValues, compared[i]);
            if (after[i] != since) {
                after = after == runs ? runs.clone() : after;
                after[i] = since;
            }
        }
        return new Trace(nextTimes, nextValues, compared, after);
    }

    private long since(long[] nextTimes, double[] nextValues, double limit) {
        var first = nextTimes.length - 1;
        var isAbove = nextValues[first] >= limit;
        while (first > 0 && nextValues[first - 1] >= limit == isAbove) {
            first--;
        }
        var seen = nextTimes[first];
        if (first > 0 || isEmpty() || newestValue() >= limit != isAbove) {
            return seen;
        }
        for (var i = 0; i < limits.length; i++) {
            if (limits[i] == limit) {
                return Math.min(runs[i], seen);
            }
        }
        return seen;
    }

    public boolean isEmpty() {
        return times.length == 0;
    }

    /** When the newest was measured; of none there is none. */
    public long newestAt() {
        return times[times.length - 1];
    }

    public double newestValue() {
        return values[values.length - 1];
    }

    public @Nullable Sample newest() {
        return isEmpty() ? null : new Sample(newestAt(), newestValue());
    }

    /** Of all that are kept; below everything where none is. */
    public double highest() {
        var highest = Double.NEGATIVE_INFINITY;
        for (var value : values) {
            highest = Math.max(highest, value);
        }
        return highest;
    }

    public List<Sample> samples() {
        var samples = new ArrayList<Sample>(times.length);
        for (var i = 0; i < times.length; i++) {
            samples.add(new Sample(times[i], values[i]));
        }
        return samples;
    }

    /** Since when it has been at or above the limit; {@link #NEVER} when it is not. */
    public long aboveSince(double limit) {
        return !isEmpty() && newestValue() >= limit ? since(times, values, limit) : NEVER;
    }

    /** Since when it has been below the limit; {@link #NEVER} when it is not. */
    public long belowSince(double limit) {
        return !isEmpty() && newestValue() < limit ? since(times, values, limit) : NEVER;
    }

    /** When the first of two readings at or above the limit was made, at most so far from each other. */
    public long twiceAbove(double limit, long within) {
        for (var first = 0; first < times.length; first++) {
            for (var second = first + 1; second < times.length; second++) {
                var apart = times[second] - times[first];
                if (apart >= APART && apart <= within && values[first] >= limit && values[second] >= limit) {
                    return times[first];
                }
            }
        }
        return NEVER;
    }

    /** Forgets all before the newest: what was told of is not told again. */
    public Trace newestOnly() {
        return times.length < 2 ? this : new Trace(new long[] {newestAt()}, new double[] {newestValue()}, limits, runs);
    }

    public void write(DataOutput out) throws IOException {
        out.writeByte(times.length);
        for (var i = 0; i < times.length; i++) {
            out.writeLong(times[i]);
            out.writeDouble(values[i]);
        }
        out.writeByte(limits.length);
        for (var i = 0; i < limits.length; i++) {
            out.writeDouble(limits[i]);
            out.writeLong(runs[i]);
        }
    }

    public static Trace read(DataInput in) throws IOException {
        var times = new long[in.readUnsignedByte()];
        var values = new double[times.length];
        for (var i = 0; i < times.length; i++) {
            times[i] = in.readLong();
            values[i] = in.readDouble();
        }
        var limits = new double[in.readUnsignedByte()];
        var runs = new long[limits.length];
        for (var i = 0; i < limits.length; i++) {
            limits[i] = in.readDouble();
            runs[i] = in.readLong();
        }
        return times.length == 0 ? EMPTY : new Trace(times, values, limits, runs);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Trace that
                && Arrays.equals(times, that.times)
                && Arrays.equals(values, that.values)
                && Arrays.equals(limits, that.limits)
                && Arrays.equals(runs, that.runs);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(times) + Arrays.hashCode(values);
    }
}
