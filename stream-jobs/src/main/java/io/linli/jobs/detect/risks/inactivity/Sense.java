package io.linli.jobs.detect.risks.inactivity;

import io.linli.model.Device;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;

/**
 * What is remembered of one device.
 *
 * @param heardAt by the time of arrival, epoch milliseconds
 * @param value of a state, NaN when none was told yet
 * @param valueAt when that was observed, epoch milliseconds
 * @param lateSince since when everything that it said came late, epoch seconds; 0 when the last word was in time
 * @param idle hours in which somebody stirred elsewhere since this one last did
 * @param most the most of them, in this month and the one before
 */
record Sense(long heardAt, float value, long valueAt, int lateSince, int idle, int most, int mostBefore) {
    static final long NEVER = Long.MIN_VALUE;
    static final Sense UNHEARD = new Sense(NEVER, Float.NaN, 0, 0, 0, 0, 0);
    /** Times its longest: a sensor that rests for longer, while its home does not, is stuck. */
    private static final int STUCK = 3;

    private static final int RESTS = 24;
    private static final int WRONG_AFTER = 2 * 3600;
    /** More hours are not counted: they fit into a byte. */
    private static final int MOST = 0xFF;

    private static final long NOTED = Duration.ofMinutes(10).toMillis();
    private static final int OF_PERIOD = 64;

    private static final int TOLD = 1;
    private static final int LATE = 2;

    Sense heard(long now) {
        return now <= heardAt ? this : new Sense(now, value, valueAt, lateSince, idle, most, mostBefore);
    }

    /** Its last word is known a little less than exactly, as it speaks so often; while something is due, exactly. */
    boolean isToBeNoted(Device device, long now) {
        return now - heardAt >= Math.min(NOTED, device.period().toMillis() / OF_PERIOD) || heardAt == NEVER;
    }

    /** What was observed before the value that is known changes nothing. */
    Sense told(float next, long observedAt) {
        return observedAt < valueAt ? this : new Sense(heardAt, next, observedAt, lateSince, idle, most, mostBefore);
    }

    boolean isNewer(long observedAt) {
        return observedAt >= valueAt;
    }

    /** Whether a reading came long after it was observed, or in time. */
    Sense late(boolean isLate, long now) {
        var since = isLate ? (lateSince == 0 ? (int) (now / 1000) : lateSince) : 0;
        return since == lateSince ? this : new Sense(heardAt, value, valueAt, since, idle, most, mostBefore);
    }

    /** A backlog is told in minutes: what is late for hours on end has a wrong clock, and speaks of now. */
    boolean hasWrongClock(long now) {
        return lateSince != 0 && now / 1000 - lateSince >= WRONG_AFTER;
    }

    /** It told of somebody. */
    Sense stirred() {
        return idle == 0 ? this : new Sense(heardAt, value, valueAt, lateSince, 0, Math.max(most, idle), mostBefore);
    }

    /** Somebody stirred, for the first time in an hour. */
    Sense anotherHour(boolean isNewMonth) {
        var longer = Math.min(MOST, idle + 1);
        return isNewMonth
                ? new Sense(heardAt, value, valueAt, lateSince, longer, 0, most)
                : new Sense(heardAt, value, valueAt, lateSince, longer, most, mostBefore);
    }

    boolean isStuck() {
        var usual = Math.max(most, mostBefore);
        return usual > 0 && idle > RESTS && idle > STUCK * usual;
    }

    void write(DataOutput out) throws IOException {
        var isTold = !Float.isNaN(value);
        out.writeByte((isTold ? TOLD : 0) | (lateSince == 0 ? 0 : LATE));
        out.writeLong(heardAt);
        if (isTold) {
            out.writeFloat(value);
            out.writeLong(valueAt);
        }
        if (lateSince != 0) {
            out.writeInt(lateSince);
        }
        out.writeByte(idle);
        out.writeByte(most);
        out.writeByte(mostBefore);
    }

    static Sense read(DataInput in, int version) throws IOException {
        if (version == 1) {
            return new Sense(in.readLong(), in.readFloat(), 0, 0, 0, 0, 0);
        }
        var flags = in.readUnsignedByte();
        return new Sense(
                in.readLong(),
                (flags & TOLD) == 0 ? Float.NaN : in.readFloat(),
                (flags & TOLD) == 0 ? 0 : in.readLong(),
                (flags & LATE) == 0 ? 0 : in.readInt(),
                in.readUnsignedByte(),
                in.readUnsignedByte(),
                in.readUnsignedByte());
    }
}
