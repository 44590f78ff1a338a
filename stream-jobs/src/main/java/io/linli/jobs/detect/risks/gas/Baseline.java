package io.linli.jobs.detect.risks.gas;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The lowest readings of this half of the drift's span and of the two halves before: a sensor whose air is clean comes
 * back to nothing.
 *
 * @param index which half since 1970 it is
 * @param now {@link Double#NaN} while nothing was read, as the others
 */
record Baseline(long index, double now, double last, double before) {
    static final Baseline UNKNOWN = new Baseline(0, Double.NaN, Double.NaN, Double.NaN);

    Baseline take(long at, double value, long half) {
        var its = Math.floorDiv(at, half);
        if (its == index) {
            return value >= now ? this : new Baseline(index, value, last, before);
        }
        if (its == index - 1) {
            return new Baseline(index, now, lower(last, value), before);
        }
        if (its < index) {
            return this;
        }
        return its == index + 1
                ? new Baseline(its, value, now, last)
                : new Baseline(its, value, Double.NaN, its == index + 2 ? now : Double.NaN);
    }

    private static double lower(double known, double value) {
        return Double.isNaN(known) ? value : Math.min(known, value);
    }

    /** How high its zero stands; 0 unless it was above the limit all the time. */
    double drift(double limit) {
        var lowest = Math.min(now, Math.min(last, before));
        return lowest > limit ? lowest : 0;
    }

    /** When the span began in which it never came down. */
    long since(long half) {
        return (index - 2) * half;
    }

    /** When that span had passed. */
    long passed(long half) {
        return index * half;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(index);
        out.writeDouble(now);
        out.writeDouble(last);
        out.writeDouble(before);
    }

    static Baseline read(DataInput in) throws IOException {
        return new Baseline(in.readLong(), in.readDouble(), in.readDouble(), in.readDouble());
    }
}
