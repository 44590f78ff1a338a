package io.linli.jobs.detect.risks.inactivity;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How long it was quiet in this home, by the time of day at which it began and the room: of the last 60 days, for
 * each day, room and half hour the longest silence. Some 20 a day, 4 bytes each.
 *
 * @param silences packed: day (12 bits), half hour (6), room (5), length in five minutes (9)
 */
record Profile(List<String> rooms, int[] silences) {
    static final Profile EMPTY = new Profile(List.of(), new int[0]);
    /** Shorter ones say nothing about hours. */
    static final long SHORTEST = 15 * 60_000L;

    static final int DAYS = 60;
    private static final int ROOMS = 31;
    private static final int HALF_HOURS = 48;
    private static final int DAY_CYCLE = 4096;
    private static final long UNIT = 5 * 60_000L;

    /** Of silences that began near a time of day. */
    record Norm(long longest, int count) {}

    Profile learn(long begun, long ended, String room, ZoneId zone) {
        var length = ended - begun;
        if (length < SHORTEST) {
            return this;
        }
        var known = rooms.contains(room) || rooms.size() >= ROOMS ? rooms : plus(rooms, room);
        var packed = pack(begun, known.indexOf(room), length, zone);
        var today = packed >>> 20;
        var next = new int[silences.length + 1];
        var size = 0;
        var merged = false;
        for (var silence : silences) {
            if (age(silence, today) > DAYS) {
                continue;
            }
            if (silence >>> 9 == packed >>> 9) {
                next[size++] = Math.max(silence & 0x1FF, packed & 0x1FF) | (packed & ~0x1FF);
                merged = true;
            } else {
                next[size++] = silence;
            }
        }
        if (!merged) {
            next[size++] = packed;
        }
        return new Profile(known, Arrays.copyOf(next, size));
    }

    /** In any room, begun within a window around a time of day. */
    Norm begunNear(long time, long window, ZoneId zone) {
        return norm(time, window, -1, zone);
    }

    /** In one room. */
    Norm inRoom(String room, long time, long window, ZoneId zone) {
        var index = rooms.indexOf(room);
        return index < 0 ? new Norm(0, 0) : norm(time, window, index, zone);
    }

    /** The latest time of day, in milliseconds since midnight, at which a night's silence ended; 0 when none did. */
    long latestRising() {
        long latest = 0;
        for (var silence : silences) {
            var begun = halfHour(silence) * 30 * 60_000L;
            var end = begun + length(silence);
            var night = 20 * 3_600_000L;
            var morning = 5 * 3_600_000L;
            if (begun >= night && end >= 24 * 3_600_000L + morning) {
                latest = Math.max(latest, end - 24 * 3_600_000L);
            } else if (begun < morning && end >= morning) {
                latest = Math.max(latest, end);
            }
        }
        return latest;
    }

    private Norm norm(long time, long window, int room, ZoneId zone) {
        var local = Instant.ofEpochMilli(time).atZone(zone);
        var today = (int) Math.floorMod(local.toLocalDate().toEpochDay(), DAY_CYCLE);
        var minute = local.getHour() * 60 + local.getMinute();
        var reach = window / 60_000;
        long longest = 0;
        var count = 0;
        for (var silence : silences) {
            if ((room < 0 || room(silence) == room) && age(silence, today) <= DAYS) {
                var apart = Math.abs(halfHour(silence) * 30 + 15 - minute);
                if (Math.min(apart, 24 * 60 - apart) <= reach) {
                    longest = Math.max(longest, length(silence));
                    count++;
                }
            }
        }
        return new Norm(longest, count);
    }

    private static int pack(long begun, int room, long length, ZoneId zone) {
        var local = Instant.ofEpochMilli(begun).atZone(zone);
        var day = (int) Math.floorMod(local.toLocalDate().toEpochDay(), DAY_CYCLE);
        var halfHour = (local.getHour() * 2 + local.getMinute() / 30) % HALF_HOURS;
        var units = (int) Math.min(0x1FF, (length + UNIT - 1) / UNIT);
        return day << 20 | halfHour << 14 | Math.max(0, room) << 9 | units;
    }

    /** Days ago; what seems to come from the future is a clock set back, and of today. */
    private static int age(int silence, int today) {
        var age = Math.floorMod(today - (silence >>> 20), DAY_CYCLE);
        return age > DAY_CYCLE / 2 ? 0 : age;
    }

    private static int halfHour(int silence) {
        return silence >>> 14 & 0x3F;
    }

    private static int room(int silence) {
        return silence >>> 9 & 0x1F;
    }

    private static long length(int silence) {
        return (silence & 0x1FF) * UNIT;
    }

    private static List<String> plus(List<String> rooms, String room) {
        var next = new ArrayList<>(rooms);
        next.add(room);
        return List.copyOf(next);
    }

    void write(DataOutput out) throws IOException {
        out.writeByte(rooms.size());
        for (var room : rooms) {
            out.writeUTF(room);
        }
        out.writeInt(silences.length);
        for (var silence : silences) {
            out.writeInt(silence);
        }
    }

    static Profile read(DataInput in) throws IOException {
        var rooms = new String[in.readUnsignedByte()];
        for (var i = 0; i < rooms.length; i++) {
            rooms[i] = in.readUTF();
        }
        var silences = new int[in.readInt()];
        for (var i = 0; i < silences.length; i++) {
            silences[i] = in.readInt();
        }
        return new Profile(List.of(rooms), silences);
    }
}
