package io.linli.jobs.detect.risks.device;

import io.linli.jobs.detect.Memory;
import io.linli.jobs.detect.Watched;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the devices of a home, a site, or one alone, are.
 *
 * @param ids sorted
 * @param due when somebody may have been silent for too long
 * @param past the onset of the episode before this one: its id is spent
 */
record DeviceMemory(
        List<String> ids,
        Health[] healths,
        long due,
        @Nullable Upkeep upkeep,
        long past) implements Memory {
    private static final int VERSION = 1;
    static final DeviceMemory EMPTY = new DeviceMemory(List.of(), new Health[0], Long.MIN_VALUE, null, Long.MIN_VALUE);

    @Nullable
    Health of(String device) {
        var i = find(device);
        return i < 0 ? null : healths[i];
    }

    /** Where a device stands in {@link #healths}; negative where it is not known. */
    int find(String device) {
        for (var i = 0; i < ids.size(); i++) {
            if (ids.get(i).equals(device)) {
                return i;
            }
        }
        return -1;
    }

    DeviceMemory with(String device, Health health) {
        var i = find(device);
        return i < 0 ? this : with(i, health);
    }

    DeviceMemory with(int i, Health health) {
        if (healths[i].equals(health)) {
            return this;
        }
        var next = healths.clone();
        next[i] = health;
        return new DeviceMemory(ids, next, due, upkeep, past);
    }

    /** Whether a device has other faults, or lost or found its connection: all else changes no judgement. */
    boolean differsFrom(DeviceMemory before) {
        if (Arrays.equals(healths, before.healths)) {
            return false;
        }
        for (var i = 0; i < healths.length; i++) {
            if (healths[i].faults() != before.healths[i].faults()
                    || healths[i].offline() != before.healths[i].offline()) {
                return true;
            }
        }
        return false;
    }

    /** Follows the registry: a device that is gone is forgotten, a new one has its time to speak. */
    DeviceMemory following(Watched watched, long now) {
        if (watched.devices().size() == ids.size() && watched.devices().keySet().containsAll(ids)) {
            return this;
        }
        var present = watched.devices().keySet().stream().sorted().toList();
        var next = new Health[present.size()];
        for (var i = 0; i < next.length; i++) {
            var known = of(present.get(i));
            next[i] = known == null ? Health.registered(now) : known;
        }
        return new DeviceMemory(present, next, due, upkeep, past);
    }

    DeviceMemory due(long time) {
        return time == due ? this : new DeviceMemory(ids, healths, time, upkeep, past);
    }

    DeviceMemory with(@Nullable Upkeep next) {
        return new DeviceMemory(ids, healths, due, next, next == null && upkeep != null ? upkeep.onset() : past);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof DeviceMemory that
                        && ids.equals(that.ids)
                        && Arrays.equals(healths, that.healths)
                        && due == that.due
                        && past == that.past
                        && Objects.equals(upkeep, that.upkeep);
    }

    @Override
    public int hashCode() {
        return 31 * ids.hashCode() + Arrays.hashCode(healths);
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        out.writeShort(ids.size());
        for (var i = 0; i < ids.size(); i++) {
            out.writeUTF(ids.get(i));
            healths[i].write(out);
        }
        out.writeLong(due);
        out.writeBoolean(upkeep != null);
        if (upkeep != null) {
            upkeep.write(out);
        }
        out.writeLong(past);
    }

    static DeviceMemory read(DataInput in) throws IOException {
        var version = in.readUnsignedByte();
        if (version != VERSION) {
            throw new IOException("memory of devices in version " + version);
        }
        var ids = new String[in.readUnsignedShort()];
        var healths = new Health[ids.length];
        for (var i = 0; i < ids.length; i++) {
            ids[i] = in.readUTF();
            healths[i] = Health.read(in);
        }
        var due = in.readLong();
        var upkeep = in.readBoolean() ? Upkeep.read(in) : null;
        return new DeviceMemory(List.of(ids), healths, due, upkeep, in.readLong());
    }
}
