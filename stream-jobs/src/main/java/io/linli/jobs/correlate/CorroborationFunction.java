package io.linli.jobs.correlate;

import io.linli.jobs.io.GridMemorySerializer;
import io.linli.model.Alert;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** All state and timers of corroboration: one memory and one timer for each neighbourhood. */
// Flink hands over state after construction.
@SuppressWarnings("NullAway.Init")
public final class CorroborationFunction extends KeyedProcessFunction<String, Alert, Alert> {
    private static final ValueStateDescriptor<GridMemory> MEMORY =
            new ValueStateDescriptor<>("neighbourhood", GridMemorySerializer.TYPE);

    private transient ValueState<GridMemory> memories;

    @Override
    public void open(OpenContext context) {
        memories = getRuntimeContext().getState(MEMORY);
    }

    @Override
    public void processElement(Alert alert, Context context, Collector<Alert> out) throws Exception {
        if (!Corroboration.concerns(alert)) {
            out.collect(alert);
            return;
        }
        var kept = memories.value();
        var memory = kept == null ? new GridMemory() : kept;
        var time = context.timerService();
        Corroboration.on(alert, memory, time.currentWatermark(), out::collect);
        keep(memory, time);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Alert> out) throws Exception {
        var memory = memories.value();
        if (memory == null) {
            return;
        }
        if (memory.armedFor() == timestamp) {
            memory.armFor(GridMemory.NEVER);
        }
        var time = context.timerService();
        Corroboration.advance(time.currentWatermark(), memory, out::collect);
        keep(memory, time);
    }

    private void keep(GridMemory memory, TimerService time) throws Exception {
        if (memory.isEmpty()) {
            if (memory.armedFor() != GridMemory.NEVER) {
                time.deleteEventTimeTimer(memory.armedFor());
            }
            memories.clear();
            return;
        }
        var next = memory.lookAgainAt();
        if (next != GridMemory.NEVER) {
            var timer = next + Corroboration.LAG;
            if (timer < memory.armedFor()) {
                time.registerEventTimeTimer(timer);
                memory.armFor(timer);
            }
        }
        memories.update(memory);
    }
}
