package io.linli.jobs.detect.risks.lift;

import io.linli.jobs.detect.Memory;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a site's lifts.
 *
 * @param lifts by device
 * @param past by device, since when a car stood that was told and is over: that is not told again
 * @param lastOnset of the episode before this one: its id is spent
 */
record LiftMemory(Map<String, Track> lifts, @Nullable Alarm alarm, Map<String, Long> past, long lastOnset)
        implements Memory {
    private static final int VERSION = 2;
    /** One car at a time was told of, and one time was kept of what is over. */
    private static final int FIRST = 1;

    static final LiftMemory EMPTY = new LiftMemory(Map.of(), null, Map.of(), Lift.NEVER);

    LiftMemory with(String device, Track track) {
        if (track.equals(lifts.get(device))) {
            return this;
        }
        var next = new TreeMap<>(lifts);
        next.put(device, track);
        return new LiftMemory(next, alarm, past, lastOnset);
    }

    /** With an episode that opens, goes on or, where it is null, ends; what it tells of no longer is over. */
    LiftMemory telling(@Nullable Alarm next) {
        if (alarm == null) {
            return new LiftMemory(lifts, next, past, lastOnset);
        }
        var left = new TreeMap<>(alarm.cars());
        if (next != null) {
            left.keySet().removeAll(next.cars().keySet());
        }
        return new LiftMemory(lifts, next, over(left), next == null ? alarm.onset() : lastOnset);
    }

    /** Told as over at once. */
    LiftMemory told(Alarm over) {
        return new LiftMemory(lifts, alarm, over(over.cars()), over.onset());
    }

    private Map<String, Long> over(Map<String, Trapped> cars) {
        var all = new TreeMap<>(past);
        cars.forEach((device, car) -> all.merge(device, car.since(), Math::max));
        all.keySet().retainAll(lifts.keySet());
        return all;
    }

    boolean isOver(String device, long since) {
        return since <= past.getOrDefault(device, Lift.NEVER);
    }

    LiftMemory withoutAlarm() {
        return new LiftMemory(lifts, null, past, lastOnset);
    }

    LiftMemory only(Map<String, ?> devices) {
        if (devices.keySet().containsAll(lifts.keySet())) {
            return this;
        }
        var present = new TreeMap<>(lifts);
        present.keySet().retainAll(devices.keySet());
        return new LiftMemory(present, alarm, past, lastOnset);
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        out.writeShort(lifts.size());
        for (var entry : lifts.entrySet()) {
            out.writeUTF(entry.getKey());
            entry.getValue().write(out);
        }
        out.writeBoolean(alarm != null);
        if (alarm != null) {
            alarm.write(out);
        }
        out.writeShort(past.size());
        for (var entry : past.entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeLong(entry.getValue());
        }
        out.writeLong(lastOnset);
    }

    static LiftMemory read(DataInput in) throws IOException {
        var version = in.readUnsignedByte();
        if (version != VERSION && version != FIRST) {
            throw new IOException("memory of lifts in version " + version);
        }
        var lifts = new TreeMap<String, Track>();
        for (var rest = in.readUnsignedShort(); rest > 0; rest--) {
            lifts.put(in.readUTF(), Track.read(in));
        }
        return version == FIRST ? readFirst(lifts, in) : readRest(lifts, in);
    }

    private static LiftMemory readRest(Map<String, Track> lifts, DataInput in) throws IOException {
        var alarm = in.readBoolean() ? Alarm.read(in) : null;
        var past = new TreeMap<String, Long>();
        for (var rest = in.readUnsignedShort(); rest > 0; rest--) {
            past.put(in.readUTF(), in.readLong());
        }
        return new LiftMemory(lifts, alarm, past, in.readLong());
    }

    /** An episode's onset was since when its car stood. */
    private static LiftMemory readFirst(Map<String, Track> lifts, DataInput in) throws IOException {
        var alarm = in.readBoolean() ? Alarm.readFirst(in) : null;
        var over = in.readLong();
        var past = new TreeMap<String, Long>();
        if (over != Lift.NEVER) {
            lifts.keySet().forEach(device -> past.put(device, over));
        }
        return new LiftMemory(lifts, alarm, past, over);
    }
}
