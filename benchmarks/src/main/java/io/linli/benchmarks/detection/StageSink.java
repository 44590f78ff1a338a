package io.linli.benchmarks.detection;

import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Keeps what a job in this process says, and how far time has come there. */
record StageSink<T>(String run) implements Sink<T> {
    private static final Map<String, Said> ALL = new ConcurrentHashMap<>();

    /** All that was written, with the nanosecond clock of its arrival, and the watermark of each task. */
    private static final class Said {
        final Queue<Object> written = new ConcurrentLinkedQueue<>();
        final Queue<Long> arrived = new ConcurrentLinkedQueue<>();
        final Map<Integer, Long> reached = new ConcurrentHashMap<>();
    }

    private static Said said(String run) {
        return ALL.computeIfAbsent(run, any -> new Said());
    }

    @SuppressWarnings("unchecked") // whoever knows the run knows what it says
    Queue<T> written() {
        return (Queue<T>) said(run).written;
    }

    /** In the order of {@link #written} where one task wrote. */
    Queue<Long> arrived() {
        return said(run).arrived;
    }

    boolean hasReached(long time, int tasks) {
        var reached = said(run).reached;
        return reached.size() == tasks && reached.values().stream().allMatch(watermark -> watermark >= time);
    }

    void forget() {
        ALL.remove(run);
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
        var task = context.getTaskInfo().getIndexOfThisSubtask();
        var said = said(run);
        return new SinkWriter<>() {
            @Override
            public void write(T element, Context at) {
                said.arrived.add(System.nanoTime());
                said.written.add(Objects.requireNonNull(element));
            }

            @Override
            public void writeWatermark(Watermark watermark) {
                said.reached.put(task, watermark.getTimestamp());
            }

            @Override
            public void flush(boolean endOfInput) {}

            @Override
            public void close() {}
        };
    }
}
