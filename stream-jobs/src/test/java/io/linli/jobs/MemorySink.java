package io.linli.jobs;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Keeps what a job writes in this JVM, again after a restart where the job writes it again. */
record MemorySink<T>(String name) implements Sink<T> {
    private static final Map<String, List<Object>> ALL = new ConcurrentHashMap<>();

    MemorySink() {
        this(UUID.randomUUID().toString());
        ALL.put(name, new CopyOnWriteArrayList<>());
    }

    @SuppressWarnings("unchecked") // only this sink writes under its name
    List<T> written() {
        return (List<T>) ALL.get(name);
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
        return new SinkWriter<>() {
            @Override
            public void write(T element, Context context) {
                written().add(element);
            }

            @Override
            public void flush(boolean endOfInput) {}

            @Override
            public void close() {}
        };
    }
}
