package io.linli.jobs.detect.risks.inactivity;

import io.linli.model.Device;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;

/**
 * What is remembered of each device of a home.
 *
 * @param ids sorted
 * @param stirHour the last hour since 1970 in which anything told of somebody
 */
record Senses(String[] ids, Sense[] senses, int stirHour) {
    static final Senses NONE = new Senses(new String[0], new Sense[0], 0);
    /** Of a device's own period: longer silence is a lost device. */
    static final int MISSED_PERIODS = 3;

    private static final int MONTH_HOURS = 30 * 24;

    Sense of(String id) {
        var i = Arrays.binarySearch(ids, id);
        return i < 0 ? Sense.UNHEARD : senses[i];
    }

    long heardAt(String id) {
        return of(id).heardAt();
    }

    Senses hear(String id, long now) {
        return set(id, of(id).heard(now));
    }

    Senses set(String id, Sense next) {
        var i = Arrays.binarySearch(ids, id);
        if (i < 0) {
            return insert(-i - 1, id, next);
        }
        if (senses[i].equals(next)) {
            return this;
        }
        var changed = senses.clone();
        changed[i] = next;
        return new Senses(ids, changed, stirHour);
    }

    private Senses insert(int at, String id, Sense sense) {
        var names = new String[ids.length + 1];
        var next = new Sense[ids.length + 1];
        System.arraycopy(ids, 0, names, 0, at);
        System.arraycopy(senses, 0, next, 0, at);
        System.arraycopy(ids, at, names, at + 1, ids.length - at);
        System.arraycopy(senses, at, next, at + 1, ids.length - at);
        names[at] = id;
        next[at] = sense;
        return new Senses(names, next, stirHour);
    }

    /** A device told of somebody; the others rest, which is counted by the hour. */
    Senses stir(String id, long at) {
        var hour = (int) (at / 3_600_000);
        if (hour <= stirHour) {
            return set(id, of(id).stirred());
        }
        var next = new Sense[senses.length];
        var isNewMonth = hour / MONTH_HOURS > stirHour / MONTH_HOURS;
        for (var i = 0; i < next.length; i++) {
            next[i] = senses[i].anotherHour(isNewMonth);
        }
        return new Senses(ids, next, hour).set(id, of(id).stirred());
    }

    /** Forgets devices that stand here no longer. */
    Senses only(Map<String, Device> devices) {
        var kept = new Senses(NONE.ids, NONE.senses, stirHour);
        for (var i = 0; i < ids.length; i++) {
            kept = devices.containsKey(ids[i]) ? kept.set(ids[i], senses[i]) : kept;
        }
        return kept;
    }

    void write(DataOutput out) throws IOException {
        out.writeShort(ids.length);
        for (var i = 0; i < ids.length; i++) {
            out.writeUTF(ids[i]);
            senses[i].write(out);
        }
        out.writeInt(stirHour);
    }

    static Senses read(DataInput in, int version) throws IOException {
        var ids = new String[in.readUnsignedShort()];
        var senses = new Sense[ids.length];
        for (var i = 0; i < ids.length; i++) {
            ids[i] = in.readUTF();
            senses[i] = Sense.read(in, version);
        }
        return new Senses(ids, senses, version == 1 ? 0 : in.readInt());
    }
}
