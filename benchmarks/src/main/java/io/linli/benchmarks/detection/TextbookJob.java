package io.linli.benchmarks.detection;

import io.linli.jobs.io.ArrivalTime;
import io.linli.jobs.io.ObservationSerializer;
import io.linli.model.Beacon;
import io.linli.model.Metric;
import io.linli.model.Observation;
import io.linli.model.Reading;
import java.io.Serializable;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * The same three rules as one finds them in books on Flink: a keyed process function with a state for each sensor, an
 * event-time timer for each event, and a list of rules that is gone through at each.
 */
final class TextbookJob {
    private static final double MARK = 150;

    /** What a book calls a rule: a name and a question. */
    private enum Kind {
        PRESS,
        LEVEL,
        SILENCE
    }

    private record BookRule(String name, Metric metric, Kind kind) implements Serializable {}

    private static final List<BookRule> RULES = List.of(
            new BookRule("sos", Metric.SOS, Kind.PRESS),
            new BookRule("flood", Metric.WATER_LEVEL, Kind.LEVEL),
            new BookRule("inactivity", Metric.MOTION, Kind.SILENCE));

    private TextbookJob() {}

    static void define(StreamExecutionEnvironment env, FeedSource<Observation> log, StageSink<String> words) {
        env.getConfig().enableObjectReuse();
        env.setMaxParallelism(720);
        env.fromSource(log, ArrivalTime.ofObservations(), "observations", ObservationSerializer.TYPE)
                .filter(observation -> !(observation instanceof Beacon))
                .keyBy(Observation::subject, Types.STRING)
                .process(new Watching(), Types.STRING)
                .sinkTo(words);
    }

    // Flink hands over state after construction.
    @SuppressWarnings("NullAway.Init")
    private static final class Watching extends KeyedProcessFunction<String, Observation, String> {
        private transient MapState<String, Double> lastValue;
        private transient MapState<String, Long> lastSeen;
        private transient ValueState<Long> lastMotion;
        private transient MapState<String, Boolean> alarmed;

        @Override
        public void open(OpenContext context) {
            var state = getRuntimeContext();
            lastValue = state.getMapState(new MapStateDescriptor<>("last-value", Types.STRING, Types.DOUBLE));
            lastSeen = state.getMapState(new MapStateDescriptor<>("last-seen", Types.STRING, Types.LONG));
            lastMotion = state.getState(new ValueStateDescriptor<>("last-motion", Types.LONG));
            alarmed = state.getMapState(new MapStateDescriptor<>("alarmed", Types.STRING, Types.BOOLEAN));
        }

        @Override
        public void processElement(Observation observation, Context context, Collector<String> out) throws Exception {
            if (!(observation instanceof Reading reading)) {
                return;
            }
            lastSeen.put(reading.device(), reading.observedAt());
            for (var rule : RULES) {
                if (rule.metric() == reading.metric()) {
                    judge(rule, reading, out);
                }
            }
            lastValue.put(reading.device(), reading.value());
            context.timerService().registerEventTimeTimer(reading.receivedAt() + Town.SILENCE.toMillis());
        }

        private void judge(BookRule rule, Reading reading, Collector<String> out) throws Exception {
            switch (rule.kind()) {
                case PRESS -> tell(rule.name(), reading.subject(), reading.receivedAt(), out);
                case LEVEL -> {
                    var before = lastValue.get(reading.device());
                    if (before != null && Math.min(before, reading.value()) >= MARK) {
                        tell(rule.name(), reading.subject(), reading.receivedAt(), out);
                    }
                }
                case SILENCE -> lastMotion.update(reading.receivedAt());
            }
        }

        @Override
        public void onTimer(long time, OnTimerContext context, Collector<String> out) throws Exception {
            @Nullable Long motion = lastMotion.value();
            if (motion != null && time - motion >= Town.SILENCE.toMillis()) {
                tell("inactivity", context.getCurrentKey(), motion + Town.SILENCE.toMillis(), out);
            }
        }

        private void tell(String rule, String subject, long at, Collector<String> out) throws Exception {
            if (!alarmed.contains(rule)) {
                alarmed.put(rule, true);
                out.collect(Town.word(rule, subject, at));
            }
        }
    }
}
