package io.linli.jobs.detect.risks.crowding;

import io.linli.jobs.detect.Memory;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of how many people are at a site.
 *
 * @param counters by device
 * @param past the onset of the episode before this one: its id is spent
 */
record CrowdingMemory(
        Map<String, Counter> counters, @Nullable Crowd crowd, long past) implements Memory {
    private static final int VERSION = 1;
    static final CrowdingMemory EMPTY = new CrowdingMemory(Map.of(), null, Counter.NEVER);

    CrowdingMemory with(String device, Counter counter) {
        if (counters.isEmpty() || counters.size() == 1 && counters.containsKey(device)) {
            return new CrowdingMemory(Map.of(device, counter), crowd, past);
        }
        var next = new TreeMap<>(counters);
        next.put(device, counter);
        return new CrowdingMemory(next, crowd, past);
    }

    CrowdingMemory with(@Nullable Crowd next) {
        return new CrowdingMemory(counters, next, next == null && crowd != null ? crowd.onset() : past);
    }

    CrowdingMemory told(long onset) {
        return new CrowdingMemory(counters, crowd, onset);
    }

    CrowdingMemory only(Map<String, ?> devices) {
        if (devices.keySet().containsAll(counters.keySet())) {
            return this;
        }
        var present = new TreeMap<>(counters);
        present.keySet().retainAll(devices.keySet());
        return new CrowdingMemory(present, crowd, past);
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        out.writeShort(counters.size());
        for (var entry : counters.entrySet()) {
            out.writeUTF(entry.getKey());
            entry.getValue().write(out);
        }
        out.writeBoolean(crowd != null);
        if (crowd != null) {
            crowd.write(out);
        }
        out.writeLong(past);
    }

    static CrowdingMemory read(DataInput in) throws IOException {
        var version = in.readUnsignedByte();
        if (version != VERSION) {
            throw new IOException("memory of crowds in version " + version);
        }
        var counters = new TreeMap<String, Counter>();
        for (var rest = in.readUnsignedShort(); rest > 0; rest--) {
            counters.put(in.readUTF(), Counter.read(in));
        }
        var crowd = in.readBoolean() ? Crowd.read(in) : null;
        return new CrowdingMemory(counters, crowd, in.readLong());
    }
}
