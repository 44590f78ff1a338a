package io.linli.jobs.detect.risks.fall;

import io.linli.jobs.detect.Memory;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of falls in a home.
 *
 * @param fallen the fall that is not over
 * @param overAt of the newest fall that is over, by its device's clock
 * @param people how many the last count told of, 0 when none did
 * @param peopleAt when
 */
record FallMemory(@Nullable Fallen fallen, long overAt, int people, long peopleAt) implements Memory {
    private static final int VERSION = 1;
    static final FallMemory EMPTY = new FallMemory(null, Fallen.NEVER, 0, Fallen.NEVER);

    FallMemory with(Fallen next) {
        return new FallMemory(next, overAt, people, peopleAt);
    }

    /** What fell before this one did is old news from now on. */
    FallMemory over() {
        return fallen == null ? this : new FallMemory(null, Math.max(overAt, fallen.at()), people, peopleAt);
    }

    /** The same, and whatever was seen until now is. */
    FallMemory over(long now) {
        return new FallMemory(null, Math.max(overAt, now), people, peopleAt);
    }

    FallMemory counted(int many, long at) {
        return at < peopleAt ? this : new FallMemory(fallen, overAt, many, at);
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        out.writeBoolean(fallen != null);
        if (fallen != null) {
            fallen.write(out);
        }
        out.writeLong(overAt);
        out.writeInt(people);
        out.writeLong(peopleAt);
    }

    static FallMemory read(DataInput in) throws IOException {
        var version = in.readUnsignedByte();
        if (version != VERSION) {
            throw new IOException("memory of falls in version " + version);
        }
        var fallen = in.readBoolean() ? Fallen.read(in) : null;
        return new FallMemory(fallen, in.readLong(), in.readInt(), in.readLong());
    }
}
