package io.linli.jobs.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** A serializer of what changes in place, so that a true copy is made while a snapshot is being written. */
abstract class MemorySerializer<T> extends CodedSerializer<T> {
    private static final int USUAL_SIZE = 512;

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public T copy(T from) {
        try {
            var written = new DataOutputSerializer(USUAL_SIZE);
            serialize(from, written);
            return deserialize(new DataInputDeserializer(written.getSharedBuffer(), 0, written.length()));
        } catch (IOException e) {
            throw new UncheckedIOException("a memory cannot be copied", e);
        }
    }
}
