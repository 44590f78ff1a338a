package io.linli.jobs.detect.risks.door;

import io.linli.jobs.detect.Memory;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a home's doors.
 *
 * @param doors exit doors by device
 * @param insideAt when somebody was last known to be inside, by the devices' clocks
 * @param cold the last temperatures, by device
 * @param past the onset of the episode before this one: its id is spent
 */
record DoorMemory(
        Map<String, Door> doors,
        long insideAt,
        Map<String, Warmth> cold,
        @Nullable DoorAlarm alarm,
        long past) implements Memory {
    private static final int VERSION = 1;
    static final DoorMemory EMPTY = new DoorMemory(Map.of(), Door.NEVER, Map.of(), null, Door.NEVER);

    /** A temperature and when it was measured. */
    record Warmth(float celsius, long at) {}

    DoorMemory with(String device, Door door) {
        return door.equals(doors.get(device))
                ? this
                : new DoorMemory(put(doors, device, door), insideAt, cold, alarm, past);
    }

    /** Whether all doors are shut, and somebody was seen inside since they moved: most of the time it is so. */
    boolean isOver() {
        for (var door : doors.values()) {
            if (!door.isOver(insideAt)) {
                return false;
            }
        }
        return true;
    }

    DoorMemory inside(long at) {
        return at <= insideAt ? this : new DoorMemory(doors, at, cold, alarm, past);
    }

    DoorMemory with(String device, Warmth warmth) {
        return new DoorMemory(doors, insideAt, put(cold, device, warmth), alarm, past);
    }

    DoorMemory with(@Nullable DoorAlarm next) {
        return new DoorMemory(doors, insideAt, cold, next, next == null && alarm != null ? alarm.onset() : past);
    }

    /** Without what stands here no longer. */
    DoorMemory only(Map<String, ?> devices) {
        if (devices.keySet().containsAll(doors.keySet()) && devices.keySet().containsAll(cold.keySet())) {
            return this;
        }
        var present = new TreeMap<>(doors);
        present.keySet().retainAll(devices.keySet());
        var known = new TreeMap<>(cold);
        known.keySet().retainAll(devices.keySet());
        return new DoorMemory(present, insideAt, known, alarm, past);
    }

    private static <T> Map<String, T> put(Map<String, T> map, String key, T value) {
        var next = new TreeMap<>(map);
        next.put(key, value);
        return next;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        out.writeShort(doors.size());
        for (var entry : doors.entrySet()) {
            out.writeUTF(entry.getKey());
            entry.getValue().write(out);
        }
        out.writeLong(insideAt);
        out.writeShort(cold.size());
        for (var entry : cold.entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeFloat(entry.getValue().celsius());
            out.writeLong(entry.getValue().at());
        }
        out.writeBoolean(alarm != null);
        if (alarm != null) {
            alarm.write(out);
        }
        out.writeLong(past);
    }

    static DoorMemory read(DataInput in) throws IOException {
        var version = in.readUnsignedByte();
        if (version != VERSION) {
            throw new IOException("memory of doors in version " + version);
        }
        var doors = new TreeMap<String, Door>();
        for (var rest = in.readUnsignedShort(); rest > 0; rest--) {
            doors.put(in.readUTF(), Door.read(in));
        }
        var insideAt = in.readLong();
        var cold = new TreeMap<String, Warmth>();
        for (var rest = in.readUnsignedShort(); rest > 0; rest--) {
            cold.put(in.readUTF(), new Warmth(in.readFloat(), in.readLong()));
        }
        var alarm = in.readBoolean() ? DoorAlarm.read(in) : null;
        return new DoorMemory(doors, insideAt, cold, alarm, in.readLong());
    }
}
