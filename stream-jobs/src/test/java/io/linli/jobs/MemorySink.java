package io.linli.jobs;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Keeps what a job writes in this JVM, again after a restart where the job writes it again. */
record MemorySink<T>(String name) implements Sink<T> {
    private record Kept(List<Object> written, Map<Integer, Long> times) {}

    private static final Map<String, Kept> ALL = new ConcurrentHashMap<>();

    MemorySink() {
        this(UUID.randomUUID().toString());
        ALL.put(name, new Kept(new CopyOnWriteArrayList<>(), new ConcurrentHashMap<>()));
    }

    @SuppressWarnings("unchecked") // only this sink writes under its name
    List<T> written() {
        return (List<T>) kept().written;
    }

    /** Whether so many writers have heard that it is at least this time. */
    boolean hasReached(long time, int writers) {
        var times = kept().times.values();
        return times.size() == writers && times.stream().allMatch(reached -> reached >= time);
    }

    private Kept kept() {
        return ALL.get(name);
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
        var writer = context.getTaskInfo().getIndexOfThisSubtask();
        kept().times.put(writer, Long.MIN_VALUE);
        return new SinkWriter<>() {
            @Override
            public void write(T element, Context context) {
                kept().written.add(element);
            }

            @Override
            public void writeWatermark(Watermark watermark) {
                kept().times.put(writer, watermark.getTimestamp());
            }

            @Override
            public void flush(boolean endOfInput) {}

            @Override
            public void close() {}
        };
    }
}
