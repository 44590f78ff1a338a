package io.linli.api.stream;

import io.linli.model.Streams;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Appends to the streams. */
public interface StreamWriter extends AutoCloseable {

    /** Completes when the log has it; a null value removes the key from a compacted stream. */
    CompletionStage<?> write(Streams stream, String key, byte @Nullable [] value);

    @Override
    default void close() {}
}
