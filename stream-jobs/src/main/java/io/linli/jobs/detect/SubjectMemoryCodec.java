package io.linli.jobs.detect;

import io.linli.jobs.detect.SubjectMemory.Entry;
import io.linli.jobs.detect.SubjectMemory.Waiting;
import io.linli.model.Device;
import io.linli.model.Json;
import io.linli.model.Observation;
import io.linli.model.RuleKind;
import io.linli.model.Wire;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** How a {@link SubjectMemory} is kept in checkpoints: a version byte, then the parts, each with its length. */
public final class SubjectMemoryCodec {
    private static final int VERSION = 4;
    /** Without the alerts that were cut short. */
    private static final int THIRD = 3;
    /** Of what waits, whether it was told to those that cannot wait. */
    private static final int SECOND = 2;
    /** Devices as JSON, and nothing held. */
    private static final int FIRST = 1;

    private SubjectMemoryCodec() {}

    public static void write(SubjectMemory memory, DataOutput out) throws IOException {
        out.writeByte(VERSION);
        out.writeLong(memory.armedFor);
        DevicesCodec.write(memory.devices, out);
        Compact.write(memory.entries.size(), out);
        for (var entry : memory.entries) {
            writeEntry(entry, out);
        }
        Compact.write(memory.waiting.size(), out);
        for (var each : memory.waiting) {
            var observation = each.observation();
            Compact.write(each.taken().size(), out);
            for (var key : each.taken()) {
                out.writeUTF(key);
            }
            out.writeUTF(observation.subject());
            out.writeLong(observation.receivedAt());
            writeBytes(Wire.encode(observation), out);
        }
        Compact.write(memory.cutShort.size(), out);
        for (var known : memory.cutShort.entrySet()) {
            out.writeUTF(known.getKey());
            Compact.write(known.getValue(), out);
        }
    }

    /** Throws IOException on a version that it does not know, rather than guess. */
    public static SubjectMemory read(DataInput in) throws IOException {
        var version = in.readUnsignedByte();
        if (version < FIRST || version > VERSION) {
            throw new IOException("memory of a subject in version " + version + ", this job reads up to " + VERSION);
        }
        var memory = new SubjectMemory();
        memory.armedFor = in.readLong();
        if (version == FIRST) {
            readFirst(memory, in);
            return memory;
        }
        DevicesCodec.read(memory.devices, in);
        for (var rest = Compact.readSize(in); rest > 0; rest--) {
            memory.entries.add(readEntry(in));
        }
        for (var rest = Compact.readSize(in); rest > 0; rest--) {
            var taken = version == SECOND ? readTold(memory, in) : readTaken(in);
            memory.await(new Waiting(readObservation(in), taken));
        }
        if (version > THIRD) {
            memory.cutShort = readCutShort(in);
        }
        return memory;
    }

    private static Map<String, Integer> readCutShort(DataInput in) throws IOException {
        var size = Compact.readSize(in);
        if (size == 0) {
            return Map.of();
        }
        var cutShort = new LinkedHashMap<String, Integer>();
        for (var rest = size; rest > 0; rest--) {
            cutShort.put(in.readUTF(), (int) Compact.read(in));
        }
        return cutShort;
    }

    private static Set<String> readTaken(DataInput in) throws IOException {
        var keys = new HashSet<String>();
        for (var rest = Compact.readSize(in); rest > 0; rest--) {
            keys.add(Shared.of(in.readUTF()));
        }
        return keys;
    }

    private static Set<String> readTold(SubjectMemory memory, DataInput in) throws IOException {
        return in.readBoolean()
                ? memory.entries.stream()
                        .filter(entry -> entry.detector.isUrgent())
                        .map(entry -> entry.key)
                        .collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    private static void writeEntry(Entry entry, DataOutput out) throws IOException {
        out.writeUTF(entry.key);
        out.writeUTF(entry.kind.id());
        out.writeLong(entry.lookAgainAt);
        var memory = new ByteArrayOutputStream();
        entry.memory.write(new DataOutputStream(memory));
        writeShort(memory.toByteArray(), out);
        var episode = entry.episode;
        writeShort(episode == null ? new byte[0] : Json.write(episode), out);
        var held = entry.held;
        writeShort(held == null ? new byte[0] : Json.write(held), out);
    }

    private static Entry readEntry(DataInput in) throws IOException {
        var key = Shared.of(in.readUTF());
        var kind = RuleKind.parse(in.readUTF());
        var lookAgainAt = in.readLong();
        var memory = Detectors.of(kind).read(new DataInputStream(new ByteArrayInputStream(readShort(in))));
        var episode = readShort(in);
        var entry = new Entry(
                key, kind, memory, lookAgainAt, episode.length == 0 ? null : Json.read(episode, Episode.class));
        var held = readShort(in);
        entry.held = held.length == 0 ? null : Json.read(held, Held.class);
        return entry;
    }

    private static void readFirst(SubjectMemory memory, DataInput in) throws IOException {
        for (var rest = in.readInt(); rest > 0; rest--) {
            var device = Json.read(readBytes(in), Device.class);
            memory.devices.put(device.id(), device);
        }
        for (var rest = in.readInt(); rest > 0; rest--) {
            memory.entries.add(readFirstEntry(in));
        }
        for (var rest = in.readInt(); rest > 0; rest--) {
            var taken = readTold(memory, in);
            memory.await(new Waiting(readObservation(in), taken));
        }
    }

    private static Entry readFirstEntry(DataInput in) throws IOException {
        var key = in.readUTF();
        var kind = RuleKind.parse(in.readUTF());
        var lookAgainAt = in.readLong();
        var memory = Detectors.of(kind).read(new DataInputStream(new ByteArrayInputStream(readBytes(in))));
        var episode = readBytes(in);
        return new Entry(
                key, kind, memory, lookAgainAt, episode.length == 0 ? null : Json.read(episode, Episode.class));
    }

    private static Observation readObservation(DataInput in) throws IOException {
        var subject = in.readUTF();
        var receivedAt = in.readLong();
        return Wire.decode(subject, receivedAt, readBytes(in));
    }

    private static void writeBytes(byte[] bytes, DataOutput out) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] readBytes(DataInput in) throws IOException {
        var bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return bytes;
    }

    private static void writeShort(byte[] bytes, DataOutput out) throws IOException {
        Compact.write(bytes.length, out);
        out.write(bytes);
    }

    private static byte[] readShort(DataInput in) throws IOException {
        var bytes = new byte[Compact.readSize(in)];
        in.readFully(bytes);
        return bytes;
    }
}
