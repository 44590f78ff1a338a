package io.linli.jobs.io;

import io.linli.jobs.correlate.GridMemory;
import io.linli.jobs.correlate.GridMemoryCodec;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** What is kept of a neighbourhood. */
public final class GridMemorySerializer extends MemorySerializer<GridMemory> {
    public static final StreamType<GridMemory> TYPE = new StreamType<>(GridMemory.class, new GridMemorySerializer());

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
