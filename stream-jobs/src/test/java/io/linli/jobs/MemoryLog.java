package io.linli.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A log in this JVM that can be read again from any place, and appended to while it is read, as Kafka's can. */
final class MemoryLog<T> {
    private static final Map<String, MemoryLog<?>> ALL = new ConcurrentHashMap<>();

    final String name = UUID.randomUUID().toString();
    private final List<List<T>> partitions = new ArrayList<>();
    private CompletableFuture<Void> more = new CompletableFuture<>();
    private @Nullable RuntimeException failure;

    MemoryLog(int partitions) {
        for (var each = 0; each < partitions; each++) {
            this.partitions.add(new ArrayList<>());
        }
        ALL.put(name, this);
    }

    @SuppressWarnings("unchecked") // whoever knows the name knows what is in it
    static <T> MemoryLog<T> named(String name) {
        return (MemoryLog<T>) ALL.get(name);
    }

    MemorySource<T> source() {
        return new MemorySource<>(name);
    }

    int partitions() {
        return partitions.size();
    }

    synchronized void append(int partition, T element) {
        partitions.get(partition).add(element);
        wake();
    }

    void appendAll(int partition, List<? extends T> elements) {
        elements.forEach(element -> append(partition, element));
    }

    void appendEverywhere(T element) {
        for (var partition = 0; partition < partitions(); partition++) {
            append(partition, element);
        }
    }

    /** The next read fails, once. */
    synchronized void fail() {
        failure = new IllegalStateException("the test fails this task");
        wake();
    }

    synchronized @Nullable T read(int partition, int offset) {
        if (failure != null) {
            var thrown = failure;
            failure = null;
            throw thrown;
        }
        var elements = partitions.get(partition);
        return offset < elements.size() ? elements.get(offset) : null;
    }

    /** Done once there may be something new to read since this call. */
    synchronized CompletableFuture<Void> more() {
        return more;
    }

    synchronized void wake() {
        var waiting = more;
        more = new CompletableFuture<>();
        waiting.complete(null);
    }
}
