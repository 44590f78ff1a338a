package io.linli.jobs.io;

import io.linli.jobs.correlate.GridMemory;
import io.linli.jobs.correlate.GridMemoryCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/** What is kept of a neighbourhood. It changes in place, so a true copy is made while a snapshot is being written. */
public final class GridMemorySerializer extends CodedSerializer<GridMemory> {
    public static final StreamType<GridMemory> TYPE = new StreamType<>(GridMemory.class, new GridMemorySerializer());

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public GridMemory copy(GridMemory from) {
        try {
            var written = new DataOutputSerializer(512);
            serialize(from, written);
            return deserialize(new DataInputDeserializer(written.getSharedBuffer(), 0, written.length()));
        } catch (IOException e) {
            throw new UncheckedIOException("a memory cannot be copied", e);
        }
    }

    @Override
    public void serialize(GridMemory memory, DataOutputView target) throws IOException {
        GridMemoryCodec.write(memory, target);
    }

    @Override
    public GridMemory deserialize(DataInputView source) throws IOException {
        return GridMemoryCodec.read(source);
    }

    @Override
    public TypeSerializerSnapshot<GridMemory> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Stands in every checkpoint; its name must not change. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<GridMemory> {
        public Snapshot() {
            super(GridMemorySerializer::new);
        }
    }
}
