package io.linli.jobs.detect.risks.crowding;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How many there were at most in each hour of the week, of the last weeks that were seen; so many numbers and no more.
 *
 * @param hour of the week that is being counted now, in hours since 1970, and its peak
 * @param peaks newest week first for each hour of the week; empty until a first hour was counted
 */
record Usual(long hour, int peak, short[] peaks) {
    private static final int HOURS = 7 * 24;
    private static final int WEEKS = 8;
    private static final int MOST = Short.MAX_VALUE;
    /** Makes the median of distances comparable with a standard deviation. */
    private static final double MAD_SCALE = 1.4826;
    /** Who counts people is wrong by some, and no place is the same each week. */
    private static final double LEAST_SPREAD = 3;

    private static final double LEAST_SHARE = 0.15;
    static final Usual NONE = new Usual(Long.MIN_VALUE, 0, new short[0]);

    /**
     * @param typical median of the peaks
     * @param spread robust, never less than counting is wrong by
     */
    record Norm(double typical, double spread) {
        double z(double people) {
            return (people - typical) / spread;
        }
    }

    /** With one more count; the hour before is learned once it is over, unless something was wrong then. */
    Usual counted(double people, long at, ZoneId zone, boolean isLearned) {
        var now = at / 3_600_000;
        var count = (int) Math.min(Math.max(0, Math.round(people)), MOST);
        if (now < hour) {
            return this;
        }
        if (now == hour) {
            return isLearned ? (count <= peak ? this : new Usual(hour, count, peaks)) : new Usual(hour, -1, peaks);
        }
        return new Usual(now, isLearned ? count : -1, hour == Long.MIN_VALUE || peak < 0 ? peaks : learned(zone));
    }

    private short[] learned(ZoneId zone) {
        var next = peaks.length == 0 ? new short[HOURS * WEEKS] : peaks.clone();
        if (peaks.length == 0) {
            Arrays.fill(next, (short) -1);
        }
        var from = hourOfWeek(hour * 3_600_000, zone) * WEEKS;
        System.arraycopy(next, from, next, from + 1, WEEKS - 1);
        next[from] = (short) peak;
        return next;
    }

    /** Null while fewer weeks are known. */
    @Nullable
    Norm norm(long at, ZoneId zone, int leastWeeks) {
        if (peaks.length == 0) {
            return null;
        }
        var from = hourOfWeek(at, zone) * WEEKS;
        var known = new double[WEEKS];
        var count = 0;
        for (var i = from; i < from + WEEKS; i++) {
            if (peaks[i] >= 0) {
                known[count++] = peaks[i];
            }
        }
        if (count < leastWeeks) {
            return null;
        }
        var values = Arrays.copyOf(known, count);
        var typical = median(values);
        for (var i = 0; i < count; i++) {
            values[i] = Math.abs(values[i] - typical);
        }
        return new Norm(typical, Math.max(MAD_SCALE * median(values), Math.max(LEAST_SPREAD, LEAST_SHARE * typical)));
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        var middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    private static int hourOfWeek(long at, ZoneId zone) {
        var local = Instant.ofEpochMilli(at).atZone(zone);
        return (local.getDayOfWeek().getValue() - 1) * 24 + local.getHour();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Usual that
                && hour == that.hour
                && peak == that.peak
                && Arrays.equals(peaks, that.peaks);
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(hour) + Arrays.hashCode(peaks);
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(hour);
        out.writeShort(peak);
        out.writeShort(peaks.length);
        for (var each : peaks) {
            out.writeShort(each);
        }
    }

    static Usual read(DataInput in) throws IOException {
        var hour = in.readLong();
        var peak = in.readShort();
        var peaks = new short[in.readUnsignedShort()];
        for (var i = 0; i < peaks.length; i++) {
            peaks[i] = in.readShort();
        }
        return new Usual(hour, peak, peaks);
    }
}
