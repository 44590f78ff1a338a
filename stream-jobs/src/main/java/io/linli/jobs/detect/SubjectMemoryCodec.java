package io.linli.jobs.detect;

import io.linli.jobs.detect.SubjectMemory.Waiting;
import io.linli.model.Json;
import io.linli.model.RuleKind;
import io.linli.model.Wire;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** How a {@link SubjectMemory} is kept in checkpoints: a version byte, its words, then the parts, each with its length. */
public final class SubjectMemoryCodec {
    private static final int VERSION = 4;
    /** Of what waits, whether it was told to those that cannot wait. */
    static final int SECOND = 2;
    /** Devices as JSON, and nothing held. */
    private static final int FIRST = 1;

    private static final int EPISODE = 1;
    private static final int HELD = 2;

    private SubjectMemoryCodec() {}

    public static void write(SubjectMemory memory, DataOutput out) throws IOException {
        var words = new Words();
        var bytes = new ByteArrayOutputStream(512);
        writeParts(memory, words, new DataOutputStream(bytes));
        out.writeByte(VERSION);
        out.writeLong(memory.armedFor());
        words.write(out);
        out.write(bytes.toByteArray());
    }

    private static void writeParts(SubjectMemory memory, Words words, DataOutput out) throws IOException {
        new DevicesCodec(words).write(memory.devices, out);
        Compact.write(memory.entries.length, out);
        for (var entry : memory.entries) {
            write(entry, base(memory), words, out);
        }
        Compact.write(memory.waiting().size(), out);
        for (var each : memory.waiting()) {
            write(each, out);
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
        memory.armFor(in.readLong());
        if (version == VERSION) {
            readParts(memory, Words.read(in), in);
        } else if (version == FIRST) {
            EarlierMemories.readFirst(memory, in);
        } else {
            EarlierMemories.readParts(memory, version, in);
        }
        memory.kept();
        return memory;
    }

    private static void readParts(SubjectMemory memory, Words words, DataInput in) throws IOException {
        new DevicesCodec(words).read(memory.devices, in);
        var entries = new Entry[Compact.readSize(in)];
        for (var i = 0; i < entries.length; i++) {
            entries[i] = readEntry(base(memory), words, in);
        }
        memory.hold(entries);
        for (var rest = Compact.readSize(in); rest > 0; rest--) {
            var taken = EarlierMemories.readTaken(in);
            memory.await(new Waiting(EarlierMemories.readObservation(in), taken));
        }
        memory.cutShort = readCutShort(in);
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

    private static void write(Entry entry, long base, Words words, DataOutput out) throws IOException {
        Compact.write(words.of(entry.kind().id()), out);
        Compact.write(entry.key().equals(usualKey(entry.kind())) ? 0 : words.of(entry.key()), out);
        Compact.writeTime(entry.lookAgainAt(), base, out);
        var memory = new ByteArrayOutputStream(64);
        entry.memory.write(new WordOutput(words, memory));
        var episode = entry.episode();
        var held = entry.held();
        out.writeByte((episode == null ? 0 : EPISODE) | (held == null ? 0 : HELD));
        writeShort(memory.toByteArray(), out);
        if (episode != null) {
            writeShort(Json.write(episode), out);
        }
        if (held != null) {
            writeShort(Json.write(held), out);
        }
    }

    private static Entry readEntry(long base, Words words, DataInput in) throws IOException {
        var kind = RuleKind.parse(words.readText(in));
        var key = words.readWord(in);
        var rule = CompiledRule.named(key == null ? usualKey(kind) : key, kind);
        var lookAgainAt = Compact.readTime(base, in);
        var open = in.readUnsignedByte();
        var memory = EarlierMemories.readShort(in);
        var read = rule.detector().read(new WordInput(words, memory));
        var entry = new Entry(rule, read, lookAgainAt);
        if ((open & EPISODE) != 0) {
            entry.tell(Json.read(EarlierMemories.readShort(in), Episode.class));
        }
        if ((open & HELD) != 0) {
            entry.hold(Json.read(EarlierMemories.readShort(in), Held.class));
        }
        return entry;
    }

    /** Deadlines are near each other. */
    private static long base(SubjectMemory memory) {
        return memory.armedFor() == Verdict.NEVER ? 0 : memory.armedFor();
    }

    /** Of the rule that comes with its kind. */
    private static String usualKey(RuleKind kind) {
        return kind.id() + ":live";
    }

    private static void write(Waiting each, DataOutput out) throws IOException {
        var observation = each.observation();
        Compact.write(each.taken().size(), out);
        for (var key : each.taken()) {
            out.writeUTF(key);
        }
        out.writeUTF(observation.subject());
        out.writeLong(observation.receivedAt());
        var bytes = Wire.encode(observation);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static void writeShort(byte[] bytes, DataOutput out) throws IOException {
        Compact.write(bytes.length, out);
        out.write(bytes);
    }
}
