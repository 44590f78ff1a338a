package io.linli.jobs.io;

import io.linli.jobs.detect.SubjectMemory;
import io.linli.jobs.detect.SubjectMemoryCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/** What is kept of a subject. It changes in place, so a true copy is made while a snapshot is being written. */
public final class SubjectMemorySerializer extends CodedSerializer<SubjectMemory> {
    public static final StreamType<SubjectMemory> TYPE =
            new StreamType<>(SubjectMemory.class, new SubjectMemorySerializer());

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public SubjectMemory copy(SubjectMemory from) {
        try {
            var written = new DataOutputSerializer(512);
            serialize(from, written);
            return deserialize(new DataInputDeserializer(written.getSharedBuffer(), 0, written.length()));
        } catch (IOException e) {
            throw new UncheckedIOException("a memory cannot be copied", e);
        }
    }

    @Override
    public void serialize(SubjectMemory memory, DataOutputView target) throws IOException {
        SubjectMemoryCodec.write(memory, target);
    }

    @Override
    public SubjectMemory deserialize(DataInputView source) throws IOException {
        return SubjectMemoryCodec.read(source);
    }

    @Override
    public TypeSerializerSnapshot<SubjectMemory> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Stands in every checkpoint; its name must not change. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<SubjectMemory> {
        public Snapshot() {
            super(SubjectMemorySerializer::new);
        }
    }
}
