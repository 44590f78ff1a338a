package io.linli.jobs.detect;

import io.linli.jobs.correlate.Corroboration;
import io.linli.jobs.io.ControlSerializer;
import io.linli.jobs.io.DetectionMetrics;
import io.linli.jobs.io.ObservationSerializer;
import io.linli.jobs.io.RuleFailureSerializer;
import io.linli.jobs.io.SubjectMemorySerializer;
import io.linli.model.Alert;
import io.linli.model.Json;
import io.linli.model.Observation;
import io.linli.model.Rule;
import io.linli.model.RuleFailure;
import io.linli.model.Signal;
import io.linli.model.SignalKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** All state and timers of detection: one memory and one timer for each subject, however many rules watch it. */
// Flink hands over state and metrics after construction.
@SuppressWarnings("NullAway.Init")
public final class RiskFunction extends KeyedBroadcastProcessFunction<String, Observation, Control, Alert>
        implements CheckpointedFunction {
    public static final MapStateDescriptor<String, Control> CONTROL =
            new MapStateDescriptor<>("control", Types.STRING, ControlSerializer.TYPE);
    private static final ValueStateDescriptor<SubjectMemory> MEMORY =
            new ValueStateDescriptor<>("memory", SubjectMemorySerializer.TYPE);
    private static final ListStateDescriptor<String> WITHDRAWN = new ListStateDescriptor<>("withdrawn", Types.STRING);
    /** Rules that could not judge. */
    public static final OutputTag<RuleFailure> FAILED = new OutputTag<>("failed", RuleFailureSerializer.TYPE);

    private static final ValueStateDescriptor<Observation> NUDGE =
            new ValueStateDescriptor<>("nudge", ObservationSerializer.TYPE);
    /** How often it is looked, and for how long, whether the rule has come that a nudge speaks of, milliseconds. */
    private static final long LOOK_EVERY = 50;

    private static final long LOOK_FOR = 10_000;
    /** Deadlines share timers of this grain; an alert bears the deadline's own time. */
    private static final long GRAIN = Corroboration.LAG;

    /** Known when the job was submitted, as JSON. */
    private final byte[] submitted;

    private transient BroadcastState<String, Control> control;
    private transient ListState<String> withdrawn;
    private transient ValueState<SubjectMemory> memories;
    private transient ValueState<Observation> nudges;
    private transient RuleBook book;
    private transient Blindness blindness;
    private transient SubjectWatch watch;
    private transient DetectionMetrics metrics;
    private transient List<RuleFailure> failures;

    /** Nothing orders a broadcast before the log, so the rules known at the start are handed over with the job. */
    public RiskFunction(Collection<Rule> rules) {
        this.submitted = Json.write(rules);
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        control = context.getOperatorStateStore().getBroadcastState(CONTROL);
        blindness = new Blindness();
        var rules = new HashMap<String, Rule>();
        for (var rule : Json.read(submitted, Rule[].class)) {
            rules.put(rule.key(), rule);
        }
        for (var entry : control.immutableEntries()) {
            var told = entry.getValue();
            if (told.blind() != null) {
                blindness.add(told.blind());
            } else {
                rules.computeIfPresent(
                        told.key(), (key, known) -> known.version() > told.version() ? known : told.rule());
                if (told.rule() != null) {
                    rules.putIfAbsent(told.key(), told.rule());
                }
            }
        }
        // What failed at one subject must not be tried again at all others after each restart.
        withdrawn = context.getOperatorStateStore().getUnionListState(WITHDRAWN);
        book = new RuleBook(rules.values(), withdrawn.get());
        failures = new ArrayList<>();
        watch = new SubjectWatch(book, blindness, failures::add);
    }

    @Override
    public void open(OpenContext context) {
        memories = getRuntimeContext().getState(MEMORY);
        nudges = getRuntimeContext().getState(NUDGE);
        metrics = new DetectionMetrics(getRuntimeContext().getMetricGroup(), watch, book);
    }

    @Override
    public void processElement(Observation observation, ReadOnlyContext context, Collector<Alert> out)
            throws Exception {
        if (!waitsForItsRule(observation, context.timerService())) {
            take(observation, context, out);
        }
    }

    private void take(Observation observation, ReadOnlyContext context, Collector<Alert> out) throws Exception {
        var kept = memories.value();
        var memory = kept == null ? new SubjectMemory() : kept;
        var time = context.timerService();
        watch.advance(observation.subject(), time.currentWatermark(), memory, metrics.counting(out));
        watch.on(observation, memory, metrics.counting(out));
        tellFailures(context);
        keep(memory, time);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Alert> out) throws Exception {
        if (context.timeDomain() == TimeDomain.PROCESSING_TIME) {
            nudge(context, out);
        } else {
            judge(timestamp, context, out);
        }
    }

    /** Nothing orders the stream of rules and the log: a nudge may be here before its rule. */
    private boolean waitsForItsRule(Observation observation, TimerService time) throws Exception {
        if (!(observation instanceof Signal signal)
                || signal.kind() != SignalKind.RULE_CHANGED
                || book.knows(signal)
                || time.currentProcessingTime() > signal.receivedAt() + LOOK_FOR) {
            return false;
        }
        nudges.update(signal);
        time.registerProcessingTimeTimer(time.currentProcessingTime() + LOOK_EVERY);
        return true;
    }

    private void nudge(ReadOnlyContext context, Collector<Alert> out) throws Exception {
        var nudge = nudges.value();
        if (nudge != null && !waitsForItsRule(nudge, context.timerService())) {
            nudges.clear();
            take(nudge, context, out);
        }
    }

    private void judge(long timestamp, OnTimerContext context, Collector<Alert> out) throws Exception {
        var memory = memories.value();
        if (memory == null) {
            return;
        }
        if (memory.armedFor() == timestamp) {
            memory.armFor(Verdict.NEVER);
        }
        var time = context.timerService();
        metrics.deadline(memory.lookAgainAt(), time.currentWatermark());
        watch.advance(context.getCurrentKey(), time.currentWatermark(), memory, metrics.counting(out));
        tellFailures(context);
        keep(memory, time);
    }

    @Override
    public void processBroadcastElement(Control told, Context context, Collector<Alert> out) throws Exception {
        if (told.blind() != null) {
            if (blindness.add(told.blind())) {
                control.put(told.key(), told);
                forgetOldBlindness(context.currentWatermark());
            }
        } else if (told.rule() == null) {
            control.put(told.key(), told.ofVersion(book.remove(told.key())));
        } else if (book.publish(told.rule())) {
            control.put(told.key(), told);
        }
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        withdrawn.update(List.copyOf(book.withdrawn()));
    }

    private void tellFailures(ReadOnlyContext context) {
        if (!failures.isEmpty()) {
            failures.forEach(failure -> context.output(FAILED, failure));
            failures.clear();
        }
    }

    private void forgetOldBlindness(long watermark) throws Exception {
        blindness.forget(watermark);
        for (var told = control.iterator(); told.hasNext(); ) {
            var period = told.next().getValue().blind();
            if (period != null && !blindness.periods().contains(period)) {
                told.remove();
            }
        }
    }

    private void keep(SubjectMemory memory, TimerService time) throws Exception {
        if (memory.isEmpty()) {
            if (memory.armedFor() != Verdict.NEVER) {
                time.deleteEventTimeTimer(memory.armedFor());
            }
            memories.clear();
            return;
        }
        var next = memory.lookAgainAt();
        if (next != Verdict.NEVER) {
            // Who waits for a judgement waits no longer than it needs.
            var timer = memory.isAnyWaiting() ? next : (next + GRAIN - 1) / GRAIN * GRAIN;
            if (timer < memory.armedFor()) {
                time.registerEventTimeTimer(timer);
                memory.armFor(timer);
            }
        }
        if (memory.isChanged()) {
            memory.kept();
            memories.update(memory);
        }
    }
}
