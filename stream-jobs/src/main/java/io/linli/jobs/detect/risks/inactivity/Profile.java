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
 * each day, room and half hour the longest silence. Some 25 a day, 4 bytes each.
 *
 * @param silences each a {@link Nap}
 */
record Profile(List<String> rooms, int[] silences, Visits visits, Absences absences) {
    static final Profile EMPTY = new Profile(List.of(), new int[0], Visits.NONE, Absences.NONE);
    /** Of a silence whose length is kept: shorter ones say no more than that. */
    static final long SHORTEST = 10 * 60_000L;

    static final int DAYS = 60;

    /** Of silences that began near a time of day: the longest, and on how many days there was one. */
    record Norm(long longest, int days) {}

    Profile learn(long begun, long ended, String room, ZoneId zone) {
        var length = ended - begun;
        if (length < Visits.SHORTEST) {
            return this;
        }
        var known = rooms.contains(room) || rooms.size() >= Nap.ROOMS ? rooms : plus(rooms, room);
        var index = known.indexOf(room);
        var seen = index < 0 || room.isEmpty() ? visits : visits.add(index, begun, zone);
        if (length >= SHORTEST) {
            return new Profile(known, with(Nap.pack(begun, index, length, zone)), seen, absences);
        }
        return seen.equals(visits) ? this : new Profile(known, silences, seen, absences);
    }

    private int[] with(int nap) {
        var today = Nap.day(nap);
        var next = new int[silences.length + 1];
        var size = 0;
        var merged = false;
        for (var silence : silences) {
            if (Nap.age(Nap.day(silence), today) > DAYS) {
                continue;
            }
            var isSame = Nap.isSameCell(silence, nap);
            next[size++] = isSame ? Nap.longer(nap, silence) : silence;
            merged |= isSame;
        }
        if (!merged) {
            next[size++] = nap;
        }
        return Arrays.copyOf(next, size);
    }

    Profile learnAbsence(long begun, long ended, ZoneId zone) {
        return new Profile(rooms, silences, visits, absences.learn(begun, ended, zone));
    }

    /** In any room, begun within a window around a time of day. */
    Norm begunNear(long time, long window, ZoneId zone) {
        return norm(time, window, -1, zone);
    }

    /** At any time of day. */
    Norm atAll(long time, ZoneId zone) {
        return norm(time, Long.MAX_VALUE, -1, zone);
    }

    /** For how long those that went on at the same times of day excuse one that begins then. */
    long excused(long begun, long window, long margin, ZoneId zone) {
        return Ongoing.excuse(silences, begun, window, margin, zone);
    }

    /** In one room; where nobody ever stayed long enough to be kept, the longest is what is not kept. */
    Norm inRoom(String room, long time, long window, ZoneId zone) {
        var index = rooms.indexOf(room);
        if (index < 0) {
            return new Norm(0, 0);
        }
        var longest = norm(time, window, index, zone).longest();
        return new Norm(Math.max(SHORTEST, longest), visits.near(index, time, window, zone));
    }

    /** The latest time of day, in milliseconds since midnight, at which a night's silence ended; 0 when none did. */
    long latestRising() {
        long latest = 0;
        for (var silence : silences) {
            var begun = (Nap.minute(silence) - 15) * 60_000L;
            var end = begun + Nap.length(silence);
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
        var today = Nap.day(time, zone);
        var minute = local.getHour() * 60 + local.getMinute();
        var reach = window / 60_000;
        long longest = 0;
        long days = 0;
        for (var silence : silences) {
            var age = Nap.age(Nap.day(silence), today);
            if ((room < 0 || Nap.room(silence) == room) && age <= DAYS) {
                var apart = Math.abs(Nap.minute(silence) - minute);
                if (Math.min(apart, 24 * 60 - apart) <= reach) {
                    longest = Math.max(longest, Nap.length(silence));
                    days |= 1L << age;
                }
            }
        }
        return new Norm(longest, Long.bitCount(days));
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
        visits.write(out);
        absences.write(out);
    }

    static Profile read(DataInput in, int version) throws IOException {
        var rooms = new String[in.readUnsignedByte()];
        for (var i = 0; i < rooms.length; i++) {
            rooms[i] = in.readUTF();
        }
        var silences = new int[in.readInt()];
        for (var i = 0; i < silences.length; i++) {
            silences[i] = version == 1 ? Nap.ofFiveMinutes(in.readInt()) : in.readInt();
        }
        return version == 1
                ? new Profile(List.of(rooms), silences, Visits.NONE, Absences.NONE)
                : new Profile(List.of(rooms), silences, Visits.read(in), Absences.read(in));
    }
}
