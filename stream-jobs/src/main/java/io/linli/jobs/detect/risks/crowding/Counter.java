package io.linli.jobs.detect.risks.crowding;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * One counter of people; times by its clock.
 *
 * @param count as it said last, with those who are not there
 * @param sameSince since when it says this very number
 * @param drift how many of them are not there: it counts them when all are gone
 * @param manySince since when it is above the first share, or {@link #NEVER}
 * @param fullSince since when it is above the second
 * @param unusualSince since when there are far more than at this hour of other weeks
 * @param calmSince since when it is below the share at which all is well, and usual
 */
record Counter(
        double count,
        long at,
        long sameSince,
        double drift,
        long manySince,
        long fullSince,
        long unusualSince,
        long calmSince,
        Usual usual) {
    static final long NEVER = Long.MIN_VALUE;
    static final Counter FRESH = new Counter(0, NEVER, NEVER, 0, NEVER, NEVER, NEVER, NEVER, Usual.NONE);

    double people() {
        return Math.max(0, count - drift);
    }

    static long since(long before, boolean holds, long at) {
        if (!holds) {
            return NEVER;
        }
        return before == NEVER ? at : before;
    }

    void write(DataOutput out) throws IOException {
        out.writeDouble(count);
        out.writeLong(at);
        out.writeLong(sameSince);
        out.writeDouble(drift);
        out.writeLong(manySince);
        out.writeLong(fullSince);
        out.writeLong(unusualSince);
        out.writeLong(calmSince);
        usual.write(out);
    }

    static Counter read(DataInput in) throws IOException {
        return new Counter(
                in.readDouble(),
                in.readLong(),
                in.readLong(),
                in.readDouble(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                Usual.read(in));
    }
}
