package io.linli.jobs.detect.risks.flood;

import io.linli.jobs.detect.Memory;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a site.
 *
 * @param tracks by sensor
 * @param rain by gauge
 * @param rainedAt when a counter last rose
 * @param machines what stands there and is on or off
 * @param course of the open episode
 */
record FloodMemory(
        Map<String, Track> tracks,
        Map<String, Rainfall> rain,
        long rainedAt,
        Machines machines,
        @Nullable Course course)
        implements Memory {
    private static final int FIRST = 1;
    private static final int VERSION = 2;
    static final FloodMemory EMPTY = new FloodMemory(Map.of(), Map.of(), 0, Machines.NONE, null);

    Track track(String device) {
        return tracks.getOrDefault(device, Track.EMPTY);
    }

    FloodMemory with(String device, Track track) {
        if (tracks.isEmpty() || tracks.size() == 1 && tracks.containsKey(device)) {
            return new FloodMemory(Map.of(device, track), rain, rainedAt, machines, course);
        }
        var next = new TreeMap<>(tracks);
        next.put(device, track);
        return new FloodMemory(next, rain, rainedAt, machines, course);
    }

    /** Without what is not there any more. */
    FloodMemory only(Set<String> devices) {
        if (devices.containsAll(tracks.keySet()) && devices.containsAll(rain.keySet()) && machines.areOf(devices)) {
            return this;
        }
        var here = new TreeMap<>(tracks);
        here.keySet().retainAll(devices);
        var gauges = new TreeMap<>(rain);
        gauges.keySet().retainAll(devices);
        return new FloodMemory(here, gauges, rainedAt, machines.only(devices), course);
    }

    FloodMemory with(Machines next) {
        return new FloodMemory(tracks, rain, rainedAt, next, course);
    }

    FloodMemory withRain(String device, double counter, long at) {
        var before = rain.get(device);
        var now = before == null ? Rainfall.first(counter, at) : before.read(counter, at);
        var next = new TreeMap<>(rain);
        next.put(device, now);
        var rained = before != null && now.roseSince(before) ? Math.max(rainedAt, at) : rainedAt;
        return new FloodMemory(tracks, next, rained, machines, course);
    }

    FloodMemory with(@Nullable Course next) {
        return new FloodMemory(tracks, rain, rainedAt, machines, next);
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        out.writeShort(tracks.size());
        for (var entry : tracks.entrySet()) {
            out.writeUTF(entry.getKey());
            entry.getValue().write(out);
        }
        machines.write(out);
        out.writeShort(rain.size());
        for (var entry : rain.entrySet()) {
            out.writeUTF(entry.getKey());
            entry.getValue().write(out);
        }
        out.writeLong(rainedAt);
        out.writeBoolean(course != null);
        if (course != null) {
            course.write(out);
        }
    }

    static FloodMemory read(DataInput in) throws IOException {
        var version = in.readUnsignedByte();
        if (version < FIRST || version > VERSION) {
            throw new IOException("memory of a site in version " + version);
        }
        var isFirst = version == FIRST;
        var tracks = new TreeMap<String, Track>();
        for (var rest = in.readUnsignedShort(); rest > 0; rest--) {
            tracks.put(in.readUTF(), Track.read(in, isFirst));
        }
        var machines = isFirst ? Machines.readFloats(in) : Machines.read(in);
        var rain = new TreeMap<String, Rainfall>();
        for (var rest = in.readUnsignedShort(); rest > 0; rest--) {
            rain.put(in.readUTF(), isFirst ? Rainfall.first(in.readDouble(), 0) : Rainfall.read(in));
        }
        var rainedAt = in.readLong();
        return new FloodMemory(tracks, rain, rainedAt, machines, in.readBoolean() ? Course.read(in) : null);
    }
}
