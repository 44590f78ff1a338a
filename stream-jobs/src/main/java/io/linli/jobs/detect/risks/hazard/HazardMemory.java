package io.linli.jobs.detect.risks.hazard;

import io.linli.jobs.detect.Memory;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a home, a site or a device.
 *
 * @param tracks by device
 * @param past the onset of the episode before this one: its id is spent
 */
public record HazardMemory<T extends Track>(
        Map<String, T> tracks, @Nullable Told told, long past) implements Memory {
    private static final int VERSION = 1;

    /** How a track is read back. */
    public interface TrackReader<T extends Track> {
        T read(DataInput in) throws IOException;
    }

    private static final HazardMemory<?> EMPTY = new HazardMemory<>(Map.of(), null, Trace.NEVER);

    @SuppressWarnings("unchecked") // it has no tracks
    static <T extends Track> HazardMemory<T> empty() {
        return (HazardMemory<T>) EMPTY;
    }

    /** With one track changed; tracks of devices that are gone go too. */
    HazardMemory<T> with(String device, T track, Map<String, ?> devices) {
        var before = tracks.get(device);
        if (tracks.isEmpty() || before != null && tracks.size() == 1) {
            return track.equals(before) ? this : new HazardMemory<>(Map.of(device, track), told, past);
        }
        if (track.equals(before) && devices.keySet().containsAll(tracks.keySet())) {
            return this;
        }
        var next = new TreeMap<>(tracks);
        next.keySet().retainAll(devices.keySet());
        next.put(device, track);
        return new HazardMemory<>(next, told, past);
    }

    HazardMemory<T> telling(@Nullable Told next) {
        return new HazardMemory<>(tracks, next, past);
    }

    /** Once the episode of this onset is over. */
    HazardMemory<T> settled(UnaryOperator<T> settling, long onset) {
        var next = new TreeMap<String, T>();
        tracks.forEach((device, track) -> next.put(device, settling.apply(track)));
        return new HazardMemory<>(next, null, onset);
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        out.writeShort(tracks.size());
        for (var entry : tracks.entrySet()) {
            out.writeUTF(entry.getKey());
            entry.getValue().write(out);
        }
        out.writeLong(past);
        out.writeBoolean(told != null);
        if (told != null) {
            told.write(out);
        }
    }

    static <T extends Track> HazardMemory<T> read(DataInput in, TrackReader<T> reader) throws IOException {
        var version = in.readUnsignedByte();
        if (version != VERSION) {
            throw new IOException("memory of a hazard in version " + version);
        }
        var tracks = new TreeMap<String, T>();
        for (var rest = in.readUnsignedShort(); rest > 0; rest--) {
            tracks.put(in.readUTF(), reader.read(in));
        }
        var past = in.readLong();
        return new HazardMemory<>(tracks, in.readBoolean() ? Told.read(in) : null, past);
    }
}
