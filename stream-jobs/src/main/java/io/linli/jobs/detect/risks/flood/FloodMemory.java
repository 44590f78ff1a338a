package io.linli.jobs.detect.risks.flood;

import io.linli.jobs.detect.Memory;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a site.
 *
 * @param tracks by sensor
 * @param floats by float switch, whether it is up
 * @param rain the gauges' counters as last read
 * @param rainedAt when a counter last rose
 * @param course of the open episode
 */
record FloodMemory(
        Map<String, Track> tracks,
        Map<String, Boolean> floats,
        Map<String, Double> rain,
        long rainedAt,
        @Nullable Course course)
        implements Memory {
    private static final int VERSION = 1;
    static final FloodMemory EMPTY = new FloodMemory(Map.of(), Map.of(), Map.of(), 0, null);

    Track track(String device) {
        return tracks.getOrDefault(device, Track.EMPTY);
    }

    FloodMemory with(String device, Track track) {
        return new FloodMemory(put(tracks, device, track), floats, rain, rainedAt, course);
    }

    FloodMemory withFloat(String device, boolean up) {
        return new FloodMemory(tracks, put(floats, device, up), rain, rainedAt, course);
    }

    FloodMemory withRain(String device, double counter, long at) {
        var before = rain.get(device);
        var rained = before != null && counter > before ? Math.max(rainedAt, at) : rainedAt;
        return new FloodMemory(tracks, floats, put(rain, device, counter), rained, course);
    }

    FloodMemory with(@Nullable Course next) {
        return new FloodMemory(tracks, floats, rain, rainedAt, next);
    }

    private static <T> Map<String, T> put(Map<String, T> map, String key, T value) {
        var next = new TreeMap<>(map);
        next.put(key, value);
        return next;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        out.writeShort(tracks.size());
        for (var entry : tracks.entrySet()) {
            out.writeUTF(entry.getKey());
            entry.getValue().write(out);
        }
        out.writeShort(floats.size());
        for (var entry : floats.entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeBoolean(entry.getValue());
        }
        out.writeShort(rain.size());
        for (var entry : rain.entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeDouble(entry.getValue());
        }
        out.writeLong(rainedAt);
        out.writeBoolean(course != null);
        if (course != null) {
            course.write(out);
        }
    }

    static FloodMemory read(DataInput in) throws IOException {
        var version = in.readUnsignedByte();
        if (version != VERSION) {
            throw new IOException("memory of a site in version " + version);
        }
        var tracks = new TreeMap<String, Track>();
        for (var rest = in.readUnsignedShort(); rest > 0; rest--) {
            tracks.put(in.readUTF(), Track.read(in));
        }
        var floats = new TreeMap<String, Boolean>();
        for (var rest = in.readUnsignedShort(); rest > 0; rest--) {
            floats.put(in.readUTF(), in.readBoolean());
        }
        var rain = new TreeMap<String, Double>();
        for (var rest = in.readUnsignedShort(); rest > 0; rest--) {
            rain.put(in.readUTF(), in.readDouble());
        }
        var rainedAt = in.readLong();
        return new FloodMemory(tracks, floats, rain, rainedAt, in.readBoolean() ? Course.read(in) : null);
    }
}
