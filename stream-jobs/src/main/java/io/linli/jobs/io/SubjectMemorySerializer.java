package io.linli.jobs.io;

import io.linli.jobs.detect.SubjectMemory;
import io.linli.jobs.detect.SubjectMemoryCodec;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** What is kept of a subject. */
public final class SubjectMemorySerializer extends MemorySerializer<SubjectMemory> {
    public static final StreamType<SubjectMemory> TYPE =
            new StreamType<>(SubjectMemory.class, new SubjectMemorySerializer());

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
