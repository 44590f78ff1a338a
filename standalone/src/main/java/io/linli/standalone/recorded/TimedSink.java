package io.linli.standalone.recorded;

import io.linli.model.Alert;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** A sink of alerts that also says in this JVM until when all has been judged and written. */
final class TimedSink implements Sink<Alert> {
    private static final long serialVersionUID = 1;
    /** By run, then by writer. The job's tasks are copies of what was submitted, so they meet here. */
    private static final Map<String, Map<Integer, Long>> REACHED = new ConcurrentHashMap<>();

    private final String run;
    private final Sink<Alert> alerts;

    /** @param run a name that no other run in this JVM has */
    TimedSink(String run, Sink<Alert> alerts) {
        this.run = run;
        this.alerts = alerts;
    }

    /** The least that any of so many writers has reached. */
    static long reached(String run, int writers) {
        var times = REACHED.getOrDefault(run, Map.of());
        return times.size() < writers
                ? Long.MIN_VALUE
                : times.values().stream().mapToLong(time -> time).min().orElse(Long.MIN_VALUE);
    }

    static void forget(String run) {
        REACHED.remove(run);
    }

    @Override
    public SinkWriter<Alert> createWriter(WriterInitContext context) throws IOException {
        var writer = context.getTaskInfo().getIndexOfThisSubtask();
        return new TimedWriter(run, writer, alerts.createWriter(context));
    }

    private record TimedWriter(String run, int writer, SinkWriter<Alert> alerts) implements SinkWriter<Alert> {

        @Override
        public void write(Alert alert, Context context) throws IOException, InterruptedException {
            alerts.write(alert, context);
        }

        @Override
        public void writeWatermark(Watermark watermark) throws IOException, InterruptedException {
            alerts.writeWatermark(watermark);
            alerts.flush(false);
            REACHED.computeIfAbsent(run, name -> new ConcurrentHashMap<>()).put(writer, watermark.getTimestamp());
        }

        @Override
        public void flush(boolean endOfInput) throws IOException, InterruptedException {
            alerts.flush(endOfInput);
        }

        @Override
        public void close() throws Exception {
            alerts.close();
        }
    }
}
