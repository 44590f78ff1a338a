package io.linli.jobs.detect.risks.inactivity;

import io.linli.jobs.detect.Detector;
import io.linli.jobs.detect.Verdict;
import io.linli.jobs.detect.Watched;
import io.linli.jobs.detect.risks.inactivity.InactivityMemory.Unjudged;
import io.linli.model.ClearReason;
import io.linli.model.Device;
import io.linli.model.DeviceRecord;
import io.linli.model.Ladder;
import io.linli.model.Observation;
import io.linli.model.Quality;
import io.linli.model.Reading;
import io.linli.model.Rule;
import io.linli.model.RuleKind;
import io.linli.model.Signal;
import io.linli.model.SignalKind;
import java.io.DataInput;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Nobody moves in a home where somebody should be. Judged by how long it was ever quiet when a silence began at this
 * time of day, and only while the home's sensors and gateway are alive: what was not seen is never read as quiet.
 */
public final class InactivityDetector implements Detector<InactivityMemory> {
    /** While a gateway delivers what it kept, nothing is judged until it paused for so long. */
    private static final long SETTLES = Duration.ofMinutes(2).toMillis();
    /** Two activities within this are a person, not a curtain. */
    private static final long SOON = Duration.ofMinutes(10).toMillis();

    @Override
    public RuleKind kind() {
        return RuleKind.INACTIVITY;
    }

    @Override
    public boolean watches(Rule rule, Device device) {
        return device.place().home() != null;
    }

    @Override
    public Verdict<InactivityMemory> begin(Watched watched, long now) {
        return Watch.judge(InactivityMemory.watchedFrom(now), watched, now);
    }

    /** What is usual in a home stays known, whichever rule judges by it. */
    @Override
    public Verdict<InactivityMemory> takeOver(InactivityMemory memory, Watched watched, long now) {
        var calm = memory.with((Alarm) null).due(now);
        return Verdict.quiet(Limit.isFixed(watched) ? calm.with(Silence.countedFrom(now)) : calm, now);
    }

    @Override
    public Verdict<InactivityMemory> on(Observation observation, InactivityMemory memory, Watched watched) {
        var now = observation.receivedAt();
        if (observation instanceof DeviceRecord) {
            var present = memory.with(memory.senses().only(watched.devices()));
            return Watch.judge(present, watched, now);
        }
        if (observation instanceof Reading reading) {
            var device = watched.devices().get(reading.device());
            return device == null ? Watch.go(memory, watched, now) : heard(reading, device, memory, watched);
        }
        return observation instanceof Signal signal
                ? signalled(signal, memory, watched)
                : Watch.go(memory, watched, now);
    }

    private static Verdict<InactivityMemory> heard(
            Reading reading, Device device, InactivityMemory memory, Watched watched) {
        var before = memory.senses().valueOf(device.id());
        var isState = reading.quality() != Quality.BACKFILL && reading.metric().isState();
        var value = isState ? (float) reading.value() : before;
        var activity = Activity.of(reading, device, before);
        var heard = reading.quality() == Quality.SNAPSHOT
                ? memory.with(memory.senses().set(device.id(), memory.senses().heardAt(device.id()), value))
                : Watch.hear(device, value, memory, watched, reading.receivedAt());
        return activity == null
                ? Watch.go(heard, watched, reading.receivedAt())
                : acted(activity, reading, heard, watched);
    }

    private static Verdict<InactivityMemory> signalled(Signal signal, InactivityMemory memory, Watched watched) {
        var now = signal.receivedAt();
        var device = watched.devices().get(signal.device());
        if (signal.kind() == SignalKind.CHECKIN_ANSWERED && memory.alarm() != null) {
            return Watch.judge(memory.with(memory.alarm().answered(signal.observedAt())), watched, now);
        }
        if (signal.kind() == SignalKind.RULE_CHANGED) {
            // By other numbers it may be due long before the version before would have looked again.
            return Watch.judge(memory, watched, now);
        }
        if (signal.kind() == SignalKind.INCIDENT_OUTCOME) {
            return Watch.go(outcome(signal, memory, watched), watched, now);
        }
        if (device == null || signal.kind() == SignalKind.OFFLINE || signal.quality() == Quality.SNAPSHOT) {
            return Watch.go(memory, watched, now);
        }
        var heard = Watch.hear(device, memory.senses().valueOf(device.id()), memory, watched, now);
        var activity = Activity.of(signal, device, Float.NaN);
        return activity == null ? Watch.go(heard, watched, now) : acted(activity, signal, heard, watched);
    }

    /** An emergency is no part of what is usual; all else that people looked at is. */
    private static InactivityMemory outcome(Signal signal, InactivityMemory memory, Watched watched) {
        var unjudged = memory.unjudged();
        if (unjudged == null) {
            return memory;
        }
        var outcome = signal.data().getOrDefault("outcome", "").toLowerCase(Locale.ROOT);
        var known = memory.with((Unjudged) null);
        return outcome.startsWith("real") ? known : learn(known, unjudged, watched);
    }

    private static Verdict<InactivityMemory> acted(
            Activity activity, Observation observation, InactivityMemory memory, Watched watched) {
        var now = observation.receivedAt();
        if (activity.at() <= memory.silence().begun()) {
            return Watch.go(memory, watched, now);
        }
        var late = observation instanceof Reading reading && reading.quality() == Quality.BACKFILL;
        var due = late ? now + SETTLES : now;
        var alarm = memory.alarm();
        if (alarm == null) {
            var learned = Watch.isTypical(memory, activity, watched)
                    ? learn(memory, ended(memory, activity), watched)
                    : memory;
            return Watch.restart(learned.with(Silence.from(activity)), watched, now, due);
        }
        if (activity.at() < alarm.raisedAt()) {
            return ended(activity, ClearReason.LATE_DATA, memory, watched, now, due);
        }
        if (alarm.isEndedBy(activity, SOON)) {
            return ended(activity, ClearReason.RECOVERED, memory, watched, now, due);
        }
        return Watch.go(memory.with(alarm.woken(activity)), watched, now);
    }

    private static Verdict<InactivityMemory> ended(
            Activity activity, ClearReason reason, InactivityMemory memory, Watched watched, long now, long due) {
        var alarm = memory.alarm();
        if (alarm == null) {
            return Watch.go(memory, watched, now);
        }
        var finding =
                InactivityWords.ended(alarm, memory, watched, now, activity).cleared(reason);
        var silence = ended(memory, activity);
        var isTypical = Watch.isTypical(memory, activity, watched);
        var closed = memory.with((Alarm) null);
        if (isTypical && alarm.step() == Ladder.L1) {
            closed = learn(closed, silence, watched);
        } else if (isTypical) {
            closed = learn(closed, closed.unjudged(), watched).with(silence);
        }
        var next = Watch.restart(closed.with(Silence.from(activity)), watched, now, due);
        return Verdict.tell(next.memory(), next.lookAgainAt(), finding);
    }

    private static Unjudged ended(InactivityMemory memory, Activity activity) {
        return new Unjudged(
                memory.silence().begun(), activity.at(), memory.silence().room());
    }

    private static InactivityMemory learn(InactivityMemory memory, @Nullable Unjudged silence, Watched watched) {
        return silence == null
                ? memory
                : memory.with(memory.profile()
                        .learn(
                                silence.begun(),
                                silence.ended(),
                                silence.room(),
                                watched.place().zone()));
    }

    @Override
    public Verdict<InactivityMemory> at(long now, InactivityMemory memory, Watched watched) {
        return Watch.judge(memory, watched, now);
    }

    @Override
    public InactivityMemory read(DataInput in) throws IOException {
        return InactivityMemory.read(in);
    }
}
