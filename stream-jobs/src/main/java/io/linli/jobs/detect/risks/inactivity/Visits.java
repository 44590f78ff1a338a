package io.linli.jobs.detect.risks.inactivity;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Arrays;

/**
 * On which of the last 60 days somebody rested in a room for a minute or more, by each two hours of the day: what is
 * known of rooms in which nobody ever stays long.
 *
 * @param day of the lowest bit
 * @param days twelve for each room, a bit a day
 */
record Visits(int day, long[] days) {
    static final Visits NONE = new Visits(0, new long[0]);
    /** Shorter than this, somebody only passes by. */
    static final long SHORTEST = 60_000L;

    private static final int PARTS = 12;
    private static final int PART_MINUTES = 120;
    private static final long KEPT = (1L << Profile.DAYS) - 1;

    Visits add(int room, long begun, ZoneId zone) {
        var local = Nap.local(begun, zone);
        var today = Nap.dayOf(local);
        var at = room * PARTS + Nap.minuteOfDay(local) / PART_MINUTES;
        var age = days.length == 0 ? 0 : Nap.age(day, today);
        var past = days.length == 0 || age > 0 ? 0 : Nap.age(today, day);
        if (past >= Profile.DAYS || at < days.length && age == 0 && (days[at] >>> past & 1) == 1) {
            return this;
        }
        var next = Arrays.copyOf(days, Math.max(days.length, (room + 1) * PARTS));
        for (var i = 0; i < next.length && age > 0; i++) {
            next[i] = age >= Profile.DAYS ? 0 : next[i] << age & KEPT;
        }
        next[at] |= 1L << past;
        return new Visits(age > 0 || days.length == 0 ? today : day, next);
    }

    /** In how many two-hour spans near a time of day. */
    int near(int room, long time, long window, ZoneId zone) {
        var minute = Nap.minuteOfDay(Nap.local(time, zone));
        var count = 0;
        for (var part = 0; part < PARTS && (room + 1) * PARTS <= days.length; part++) {
            var apart = Math.abs(part * PART_MINUTES + PART_MINUTES / 2 - minute);
            if (Math.min(apart, 24 * 60 - apart) <= window / 60_000) {
                count += Long.bitCount(days[room * PARTS + part]);
            }
        }
        return count;
    }

    void write(DataOutput out) throws IOException {
        out.writeShort(day);
        out.writeShort(days.length);
        for (var each : days) {
            out.writeLong(each);
        }
    }

    static Visits read(DataInput in) throws IOException {
        var day = in.readUnsignedShort();
        var days = new long[in.readUnsignedShort()];
        for (var i = 0; i < days.length; i++) {
            days[i] = in.readLong();
        }
        return new Visits(day, days);
    }
}
