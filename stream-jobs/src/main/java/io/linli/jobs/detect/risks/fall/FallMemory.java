package io.linli.jobs.detect.risks.fall;

import io.linli.jobs.detect.Memory;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of falls in a home.
 *
 * @param fallen the fall that is not over
 * @param overAt of the newest fall that is over, by its device's clock
 * @param people how many the last count told of, 0 when none did
 * @param peopleAt when
 * @param seen the last words of who is up or about: the fall that they follow may come after them
 */
record FallMemory(@Nullable Fallen fallen, long overAt, int people, long peopleAt, List<Seen> seen) implements Memory {
    private static final int MOST = 4;

    private static final int VERSION = 1;
    static final FallMemory EMPTY = new FallMemory(null, Fallen.NEVER, 0, Fallen.NEVER, List.of());

    /**
     * A word of somebody who is up or about.
     *
     * @param isUp told by the fall's own device, or of a bed: surely up; else up where it is another room
     */
    record Seen(long at, String device, String room, boolean isUp) {

        Fallen after(Fallen fallen) {
            var own = device.equals(fallen.device());
            if (isUp && room.isEmpty()) {
                return own ? fallen.upright(at) : fallen;
            }
            var elsewhere = !room.isEmpty() && !fallen.room().isEmpty() && !room.equals(fallen.room());
            return (isUp || elsewhere) && at > fallen.at() ? fallen.active(at).upright(at) : fallen.active(at);
        }
    }

    FallMemory seeing(Seen word) {
        if (seen.contains(word)) {
            return this;
        }
        var known = fallen == null ? null : word.after(fallen);
        return new FallMemory(known, overAt, people, peopleAt, isNewest(word) ? followedBy(word) : sorted(word));
    }

    private boolean isNewest(Seen word) {
        return seen.isEmpty() || word.at > seen.get(seen.size() - 1).at;
    }

    private List<Seen> followedBy(Seen word) {
        var first = Math.max(0, seen.size() + 1 - MOST);
        var next = new Seen[seen.size() + 1 - first];
        for (var i = 0; i < next.length - 1; i++) {
            next[i] = seen.get(first + i);
        }
        next[next.length - 1] = word;
        return Arrays.asList(next);
    }

    private List<Seen> sorted(Seen word) {
        var next = new ArrayList<>(seen);
        next.add(word);
        next.sort(Comparator.comparingLong(Seen::at).thenComparing(Seen::device));
        if (next.size() > MOST) {
            next.remove(0);
        }
        return List.copyOf(next);
    }

    /** A fall, and what was seen since, though it was told before. */
    FallMemory fell(Fallen fall) {
        var known = fall;
        for (var word : seen) {
            known = word.after(known);
        }
        return with(known);
    }

    FallMemory with(Fallen next) {
        return new FallMemory(next, overAt, people, peopleAt, seen);
    }

    /** What fell before this one did is old news from now on. */
    FallMemory over() {
        return fallen == null ? this : new FallMemory(null, Math.max(overAt, fallen.at()), people, peopleAt, seen);
    }

    /** The same, and whatever was seen until now is. */
    FallMemory over(long now) {
        return new FallMemory(null, Math.max(overAt, now), people, peopleAt, seen);
    }

    FallMemory counted(int many, long at) {
        return at < peopleAt ? this : new FallMemory(fallen, overAt, many, at, seen);
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
        out.writeByte(seen.size());
        for (var word : seen) {
            out.writeLong(word.at);
            out.writeUTF(word.device);
            out.writeUTF(word.room);
            out.writeBoolean(word.isUp);
        }
    }

    static FallMemory read(DataInput in) throws IOException {
        var version = in.readUnsignedByte();
        if (version != VERSION) {
            throw new IOException("memory of falls in version " + version);
        }
        var fallen = in.readBoolean() ? Fallen.read(in) : null;
        var overAt = in.readLong();
        var people = in.readInt();
        var peopleAt = in.readLong();
        var seen = new Seen[in.readUnsignedByte()];
        for (var i = 0; i < seen.length; i++) {
            seen[i] = new Seen(in.readLong(), in.readUTF(), in.readUTF(), in.readBoolean());
        }
        return new FallMemory(fallen, overAt, people, peopleAt, List.of(seen));
    }
}
