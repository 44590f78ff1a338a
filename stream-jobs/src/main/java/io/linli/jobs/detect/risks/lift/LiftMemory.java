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
 * @param past since when the lift of the episode before this one stood: that is told already
 */
record LiftMemory(Map<String, Track> lifts, @Nullable Trapped alarm, long past) implements Memory {
    private static final int VERSION = 1;
    static final LiftMemory EMPTY = new LiftMemory(Map.of(), null, Lift.NEVER);

    LiftMemory with(String device, Track track) {
        if (track.equals(lifts.get(device))) {
            return this;
        }
        var next = new TreeMap<>(lifts);
        next.put(device, track);
        return new LiftMemory(next, alarm, past);
    }

    LiftMemory with(@Nullable Trapped next) {
        return new LiftMemory(lifts, next, next == null && alarm != null ? Math.max(alarm.since(), past) : past);
    }

    LiftMemory told(long since) {
        return new LiftMemory(lifts, alarm, since);
    }

    LiftMemory only(Map<String, ?> devices) {
        if (devices.keySet().containsAll(lifts.keySet())) {
            return this;
        }
        var present = new TreeMap<>(lifts);
        present.keySet().retainAll(devices.keySet());
        return new LiftMemory(present, alarm, past);
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
        out.writeLong(past);
    }

    static LiftMemory read(DataInput in) throws IOException {
        var version = in.readUnsignedByte();
        if (version != VERSION) {
            throw new IOException("memory of lifts in version " + version);
        }
        var lifts = new TreeMap<String, Track>();
        for (var rest = in.readUnsignedShort(); rest > 0; rest--) {
            lifts.put(in.readUTF(), Track.read(in));
        }
        var alarm = in.readBoolean() ? Trapped.read(in) : null;
        return new LiftMemory(lifts, alarm, in.readLong());
    }
}
