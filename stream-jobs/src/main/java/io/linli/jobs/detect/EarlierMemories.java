package io.linli.jobs.detect;

import io.linli.jobs.detect.SubjectMemory.Waiting;
import io.linli.model.Device;
import io.linli.model.Json;
import io.linli.model.Observation;
import io.linli.model.RuleKind;
import io.linli.model.Wire;
import java.io.ByteArrayInputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what the versions before this one kept of a subject. */
final class EarlierMemories {
    private EarlierMemories() {}

    static void readParts(SubjectMemory memory, int version, DataInput in) throws IOException {
        EarlierDevices.read(memory.devices, in);
        for (var rest = Compact.readSize(in); rest > 0; rest--) {
            memory.add(readEntry(in));
        }
        for (var rest = Compact.readSize(in); rest > 0; rest--) {
            var taken = version == SubjectMemoryCodec.SECOND ? readTold(memory, in) : readTaken(in);
            memory.await(new Waiting(readObservation(in), taken));
        }
    }

    static Set<String> readTaken(DataInput in) throws IOException {
        var keys = new HashSet<String>();
        for (var rest = Compact.readSize(in); rest > 0; rest--) {
            keys.add(Shared.of(in.readUTF()));
        }
        return keys;
    }

    private static Set<String> readTold(SubjectMemory memory, DataInput in) throws IOException {
        return in.readBoolean()
                ? Arrays.stream(memory.entries)
                        .filter(entry -> entry.detector().isUrgent())
                        .map(Entry::key)
                        .collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    private static Entry readEntry(DataInput in) throws IOException {
        var key = Shared.of(in.readUTF());
        var kind = RuleKind.parse(in.readUTF());
        var lookAgainAt = in.readLong();
        var memory = Detectors.of(kind).read(new DataInputStream(new ByteArrayInputStream(readShort(in))));
        var episode = readShort(in);
        var entry = new Entry(CompiledRule.named(key, kind), memory, lookAgainAt);
        entry.tell(episode.length == 0 ? null : Json.read(episode, Episode.class));
        var held = readShort(in);
        if (held.length > 0) {
            entry.hold(Json.read(held, Held.class));
        }
        return entry;
    }

    static void readFirst(SubjectMemory memory, DataInput in) throws IOException {
        for (var rest = in.readInt(); rest > 0; rest--) {
            var device = Json.read(readBytes(in), Device.class);
            memory.devices.put(device.id(), Parts.shared(device, memory.devices));
        }
        for (var rest = in.readInt(); rest > 0; rest--) {
            memory.add(readFirstEntry(in));
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
        var entry = new Entry(CompiledRule.named(key, kind), memory, lookAgainAt);
        entry.tell(episode.length == 0 ? null : Json.read(episode, Episode.class));
        return entry;
    }

    static Observation readObservation(DataInput in) throws IOException {
        var subject = in.readUTF();
        var receivedAt = in.readLong();
        return Wire.decode(subject, receivedAt, readBytes(in));
    }

    private static byte[] readBytes(DataInput in) throws IOException {
        var bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return bytes;
    }

    static byte[] readShort(DataInput in) throws IOException {
        var bytes = new byte[Compact.readSize(in)];
        in.readFully(bytes);
        return bytes;
    }
}
