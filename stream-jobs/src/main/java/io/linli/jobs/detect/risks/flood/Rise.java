package io.linli.jobs.detect.risks.flood;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One rise of water at a sensor, from the lowest mark to its peak.
 *
 * @param peak mm
 * @param rates mm/min, how fast it rose when it passed each mark; 0 where it did not
 */
record Rise(double peak, long peakAt, List<Double> rates) {
    private static final double[] MARKS = {50, 75, 100, 125};
    /** Lower than this, mm, it is none. */
    static final double LOWEST = MARKS[0];
    /** A rise that is slower is reckoned as this fast, mm/min. */
    static final double SLOWEST = 0.2;

    static Rise begun(Sample sample, double rate) {
        return new Rise(0, sample.at(), List.of(0.0, 0.0, 0.0, 0.0)).seen(sample, rate);
    }

    Rise seen(Sample sample, double rate) {
        if (kept(sample.depth()) <= peak) {
            return this;
        }
        var next = rates;
        if (passed(sample.depth()) > passed(peak)) {
            var changed = new ArrayList<>(rates);
            for (var mark = passed(peak) + 1; mark <= passed(sample.depth()); mark++) {
                changed.set(mark, kept(Math.max(SLOWEST, rate)));
            }
            next = List.copyOf(changed);
        }
        return new Rise(kept(sample.depth()), sample.at(), next);
    }

    /** As exact as it is written, so that it is the same after a restart. */
    private static double kept(double number) {
        return (float) number;
    }

    /** The highest mark that a depth has passed, from 0, or -1. */
    static int passed(double depth) {
        var mark = -1;
        while (mark + 1 < MARKS.length && depth >= MARKS[mark + 1]) {
            mark++;
        }
        return mark;
    }

    double rateAt(int mark) {
        return rates.get(mark);
    }

    /** How deep it would have become, going on for as long at another rate from a mark on, mm. */
    double wouldReach(int mark, double rate) {
        return MARKS[mark] + (peak - MARKS[mark]) / rates.get(mark) * rate;
    }

    void write(DataOutput out) throws IOException {
        out.writeFloat((float) peak);
        out.writeLong(peakAt);
        for (var rate : rates) {
            out.writeFloat(rate.floatValue());
        }
    }

    static Rise read(DataInput in) throws IOException {
        var peak = (double) in.readFloat();
        var peakAt = in.readLong();
        var rates = new ArrayList<Double>();
        for (var mark = 0; mark < MARKS.length; mark++) {
            rates.add((double) in.readFloat());
        }
        return new Rise(peak, peakAt, List.copyOf(rates));
    }
}
