package io.linli.api;

import io.linli.api.stream.StreamWriter;
import io.linli.api.stream.Streaming;
import io.linli.model.Streams;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Streams that end in this memory, and can be cut off. */
public final class MemoryStreaming implements Streaming, StreamWriter {
    public record Written(Streams stream, String key, byte @Nullable [] value) {}

    public final List<Written> written = new CopyOnWriteArrayList<>();
    public final AtomicBoolean isDown = new AtomicBoolean();

    @Override
    public CompletionStage<?> write(Streams stream, String key, byte @Nullable [] value) {
        if (isDown.get()) {
            return CompletableFuture.failedFuture(new IllegalStateException("the log is down"));
        }
        written.add(new Written(stream, key, value));
        return CompletableFuture.completedFuture(null);
    }

    public List<Written> of(Streams stream) {
        return written.stream().filter(record -> record.stream() == stream).toList();
    }

    @Override
    public StreamWriter writer() {
        return this;
    }

    @Override
    public Map<String, byte[]> snapshot(Streams stream) {
        var values = new LinkedHashMap<String, byte[]>();
        of(stream).forEach(record -> values.put(record.key(), record.value()));
        return values;
    }

    @Override
    public void read(Intake intake) {}

    @Override
    public Optional<String> trouble() {
        return isDown.get() ? Optional.of("down") : Optional.empty();
    }

    @Override
    public void close() {}
}
