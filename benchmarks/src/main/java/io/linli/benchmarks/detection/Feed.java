package io.linli.benchmarks.detection;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What a job in this process reads: a log without a broker, which can be read again from any place. */
interface Feed<T> {
    Map<String, Feed<?>> ALL = new ConcurrentHashMap<>();

    @SuppressWarnings("unchecked") // whoever knows the name knows what is in it
    static <T> Feed<T> named(String name) {
        return (Feed<T>) Objects.requireNonNull(ALL.get(name), name);
    }

    int partitions();

    /** Null while there is nothing more to read. */
    @Nullable
    T read(int partition, long position);
}
