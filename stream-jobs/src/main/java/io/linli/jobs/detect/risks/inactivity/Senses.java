package io.linli.jobs.detect.risks.inactivity;

import io.linli.model.Device;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;

/**
 * When each device of a home was last heard, and the last value of those that tell a state.
 *
 * @param ids sorted
 * @param heard by the time of arrival, epoch milliseconds
 */
record Senses(String[] ids, long[] heard, float[] values) {
    static final Senses NONE = new Senses(new String[0], new long[0], new float[0]);
    static final long NEVER = Long.MIN_VALUE;
    /** Of a device's own period: longer silence is a lost device. */
    static final int MISSED_PERIODS = 3;

    long heardAt(String id) {
        var i = Arrays.binarySearch(ids, id);
        return i < 0 ? NEVER : heard[i];
    }

    /** NaN when nothing was told yet. */
    float valueOf(String id) {
        var i = Arrays.binarySearch(ids, id);
        return i < 0 ? Float.NaN : values[i];
    }

    Senses hear(String id, long now) {
        return set(id, now, valueOf(id));
    }

    Senses set(String id, long now, float value) {
        var i = Arrays.binarySearch(ids, id);
        if (i >= 0) {
            var times = heard.clone();
            times[i] = Math.max(times[i], now);
            if (Float.compare(values[i], value) == 0) {
                return new Senses(ids, times, values);
            }
            var next = values.clone();
            next[i] = value;
            return new Senses(ids, times, next);
        }
        return insert(-i - 1, id, now, value);
    }

    private Senses insert(int at, String id, long now, float value) {
        var names = new String[ids.length + 1];
        var times = new long[ids.length + 1];
        var states = new float[ids.length + 1];
        System.arraycopy(ids, 0, names, 0, at);
        System.arraycopy(heard, 0, times, 0, at);
        System.arraycopy(values, 0, states, 0, at);
        System.arraycopy(ids, at, names, at + 1, ids.length - at);
        System.arraycopy(heard, at, times, at + 1, ids.length - at);
        System.arraycopy(values, at, states, at + 1, ids.length - at);
        names[at] = id;
        times[at] = now;
        states[at] = value;
        return new Senses(names, times, states);
    }

    /** Forgets devices that stand here no longer. */
    Senses only(Map<String, Device> devices) {
        var kept = NONE;
        for (var i = 0; i < ids.length; i++) {
            kept = devices.containsKey(ids[i]) ? kept.set(ids[i], heard[i], values[i]) : kept;
        }
        return kept;
    }

    void write(DataOutput out) throws IOException {
        out.writeShort(ids.length);
        for (var i = 0; i < ids.length; i++) {
            out.writeUTF(ids[i]);
            out.writeLong(heard[i]);
            out.writeFloat(values[i]);
        }
    }

    static Senses read(DataInput in) throws IOException {
        var size = in.readUnsignedShort();
        var senses = new Senses(new String[size], new long[size], new float[size]);
        for (var i = 0; i < size; i++) {
            senses.ids[i] = in.readUTF();
            senses.heard[i] = in.readLong();
            senses.values[i] = in.readFloat();
        }
        return senses;
    }
}
