package io.linli.jobs.detect.risks.sos;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often each button was pressed today, and which of them are being tried.
 *
 * @param day the local day that is counted, in days since 1970
 * @param presses of the day by device, those near to each other counted once
 * @param testUntil by device, epoch milliseconds
 */
record Buttons(long day, Map<String, Integer> presses, Map<String, Long> testUntil) {
    static final Buttons NONE = new Buttons(Long.MIN_VALUE, Map.of(), Map.of());
    /** More devices than any home has: a log that names ever new ones must not fill the memory. */
    private static final int MOST = 64;

    int today(String device) {
        return presses.getOrDefault(device, 0);
    }

    boolean isTried(String device, long now) {
        return now < testUntil.getOrDefault(device, Long.MIN_VALUE);
    }

    /** A press of another day than the newest is not counted. */
    Buttons pressed(String device, long onDay) {
        if (onDay < day) {
            return this;
        }
        var known = onDay == day ? presses : Map.<String, Integer>of();
        return new Buttons(onDay, put(known, device, known.getOrDefault(device, 0) + 1), testUntil);
    }

    Buttons tried(String device, long until) {
        return new Buttons(day, presses, put(testUntil, device, until));
    }

    Buttons noLongerTried(String device) {
        var rest = new TreeMap<>(testUntil);
        rest.remove(device);
        return new Buttons(day, presses, rest);
    }

    private static <T> Map<String, T> put(Map<String, T> map, String device, T value) {
        var next = new TreeMap<>(map);
        if (next.size() >= MOST && !next.containsKey(device)) {
            next.pollFirstEntry();
        }
        next.put(device, value);
        return next;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(day);
        out.writeByte(presses.size());
        for (var entry : presses.entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeInt(entry.getValue());
        }
        out.writeByte(testUntil.size());
        for (var entry : testUntil.entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeLong(entry.getValue());
        }
    }

    static Buttons read(DataInput in) throws IOException {
        var day = in.readLong();
        var presses = new TreeMap<String, Integer>();
        for (var rest = in.readUnsignedByte(); rest > 0; rest--) {
            presses.put(in.readUTF(), in.readInt());
        }
        var testUntil = new TreeMap<String, Long>();
        for (var rest = in.readUnsignedByte(); rest > 0; rest--) {
            testUntil.put(in.readUTF(), in.readLong());
        }
        return new Buttons(day, presses, testUntil);
    }
}
