package io.linli.jobs.detect.risks.inactivity;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;

/**
 * How long people of this home were out, and how late they came back: the longest absence of each of the last 60 days.
 *
 * @param longest packed: day (12 bits), half hour of the return, counted from five in the morning (6), length in two
 *     minutes (12)
 */
record Absences(int[] longest) {
    static final Absences NONE = new Absences(new int[0]);
    private static final long UNIT = 2 * 60_000L;
    private static final int MOST = 0xFFF;
    private static final int MORNING = 5 * 60;
    private static final int DAY = 24 * 60;

    Absences learn(long begun, long ended, ZoneId zone) {
        var today = Nap.day(ended, zone);
        var length = (int) Math.min(MOST, (ended - begun + UNIT - 1) / UNIT);
        var local = Instant.ofEpochMilli(ended).atZone(zone);
        var back = Math.floorMod(local.getHour() * 60 + local.getMinute() - MORNING, DAY) / 30;
        var next = new int[longest.length + 1];
        var size = 0;
        var packed = today << 18 | back << 12 | length;
        for (var each : longest) {
            if (each >>> 18 == today) {
                packed = today << 18
                        | Math.max(each >>> 12 & 0x3F, packed >>> 12 & 0x3F) << 12
                        | Math.max(each & MOST, packed & MOST);
            } else if (Nap.age(each >>> 18, today) <= Profile.DAYS) {
                next[size++] = each;
            }
        }
        next[size++] = packed;
        return new Absences(Arrays.copyOf(next, size));
    }

    /** On how many days anybody went out. */
    int count() {
        return longest.length;
    }

    /** As long as they were out on two days at least: a single journey says nothing of what is usual. */
    long usualMillis() {
        var most = 0;
        var second = 0;
        for (var each : longest) {
            var length = each & MOST;
            second = Math.max(second, Math.min(most, length));
            most = Math.max(most, length);
        }
        return second * UNIT;
    }

    /** The end of the latest half hour in which they came back, milliseconds after midnight, over 24 h when after it. */
    long latestReturn() {
        var latest = 0;
        for (var each : longest) {
            latest = Math.max(latest, (each >>> 12 & 0x3F) + 1);
        }
        return longest.length == 0 ? 0 : (MORNING + latest * 30) * 60_000L;
    }

    void write(DataOutput out) throws IOException {
        out.writeByte(longest.length);
        for (var each : longest) {
            out.writeInt(each);
        }
    }

    static Absences read(DataInput in) throws IOException {
        var longest = new int[in.readUnsignedByte()];
        for (var i = 0; i < longest.length; i++) {
            longest[i] = in.readInt();
        }
        return new Absences(longest);
    }
}
