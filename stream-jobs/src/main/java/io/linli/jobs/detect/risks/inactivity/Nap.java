package io.linli.jobs.detect.risks.inactivity;

import java.time.Instant;
import java.time.ZoneId;

/**
 * One silence as it is kept, in 32 bits: day (12), half hour in which it began (6), room (5), length in two minutes (9).
 * Ages are in days; what seems to come from the future is a clock set back, and of today.
 */
final class Nap {
    static final int ROOMS = 31;
    private static final int HALF_HOURS = 48;
    private static final int DAY_CYCLE = 4096;
    private static final long UNIT = 2 * 60_000L;
    private static final long DAY = 24 * 3_600_000L;
    private static final int LONGEST = 0x1FF;

    private Nap() {}

    static int pack(long begun, int room, long length, ZoneId zone) {
        var local = Instant.ofEpochMilli(begun).atZone(zone);
        var halfHour = (local.getHour() * 2 + local.getMinute() / 30) % HALF_HOURS;
        return day(begun, zone) << 20 | halfHour << 14 | Math.max(0, room) << 9 | units(length);
    }

    /** As it was kept in units of five minutes. */
    static int ofFiveMinutes(int packed) {
        return packed & ~LONGEST | units((packed & LONGEST) * 5L * 60_000);
    }

    private static int units(long length) {
        return (int) Math.min(LONGEST, (length + UNIT - 1) / UNIT);
    }

    static int day(long time, ZoneId zone) {
        return dayOf(local(time, zone));
    }

    /** Milliseconds since 1970 as clocks there count them: for what is asked at each activity. */
    static long local(long time, ZoneId zone) {
        return time + zone.getRules().getOffset(Instant.ofEpochMilli(time)).getTotalSeconds() * 1000L;
    }

    static int minuteOfDay(long local) {
        return (int) (Math.floorMod(local, DAY) / 60_000);
    }

    static int dayOf(long local) {
        return (int) Math.floorMod(Math.floorDiv(local, DAY), DAY_CYCLE);
    }

    static int day(int packed) {
        return packed >>> 20;
    }

    static int age(int day, int today) {
        var age = Math.floorMod(today - day, DAY_CYCLE);
        return age > DAY_CYCLE / 2 ? 0 : age;
    }

    /** Minutes after midnight, in the middle of the half hour. */
    static int minute(int packed) {
        return (packed >>> 14 & 0x3F) * 30 + 15;
    }

    static int room(int packed) {
        return packed >>> 9 & 0x1F;
    }

    static long length(int packed) {
        return (packed & LONGEST) * UNIT;
    }

    /** Whether both are of one day, half hour and room. */
    static boolean isSameCell(int one, int other) {
        return one >>> 9 == other >>> 9;
    }

    static int longer(int one, int other) {
        return (one & LONGEST) >= (other & LONGEST) ? one : other;
    }
}
