package io.linli.jobs.detect.risks.inactivity;

import io.linli.jobs.detect.Detector;
import io.linli.jobs.detect.Verdict;
import io.linli.jobs.detect.Watched;
import io.linli.jobs.detect.risks.inactivity.InactivityMemory.Unjudged;
import io.linli.model.Device;
import io.linli.model.DeviceRecord;
import io.linli.model.Observation;
import io.linli.model.Quality;
import io.linli.model.Reading;
import io.linli.model.Rule;
import io.linli.model.RuleKind;
import io.linli.model.Signal;
import io.linli.model.SignalKind;
import java.io.DataInput;
import java.io.IOException;
import java.util.Locale;

/**
 * Nobody moves in a home where somebody should be. Judged by how long it was ever quiet when a silence began at this
 * time of day, and only while the home's sensors and gateway are alive: what was not seen is never read as quiet.
 */
public final class InactivityDetector implements Detector<InactivityMemory> {

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
        var calm = memory.with((Alarm) null).unseenSince(Silence.NONE).due(now).sightDue(now);
        return Verdict.quiet(Limit.isFixed(watched) ? calm.with(Silence.countedFrom(now)) : calm, now);
    }

    @Override
    public Verdict<InactivityMemory> on(Observation observation, InactivityMemory memory, Watched watched) {
        var verdict = taken(observation, memory, watched);
        return memory.isSaidToBeUnseen() ? Sight.regained(verdict, watched, observation.receivedAt()) : verdict;
    }

    private static Verdict<InactivityMemory> taken(Observation observation, InactivityMemory memory, Watched watched) {
        var now = observation.receivedAt();
        if (observation instanceof DeviceRecord) {
            var present = memory.with(memory.senses().only(watched.devices()))
                    .with(memory.meters().only(watched.devices().keySet()));
            return Watch.judge(present.due(now).sightDue(now), watched, now);
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
        var now = reading.receivedAt();
        var known = memory.senses().of(device.id());
        var activity = Activity.of(reading, device, known, memory, watched);
        var told = Activity.isLasting(reading.metric())
                ? known.told((float) reading.value(), reading.observedAt())
                : known;
        if (reading.quality() == Quality.SNAPSHOT) {
            return Watch.go(memory.with(memory.senses().set(device.id(), told)), watched, now);
        }
        var sense = told.late(reading.quality() == Quality.BACKFILL, now);
        var heard = Watch.hear(device, known, sense, memory, watched, now);
        var metered =
                Meters.isMeter(reading.metric()) ? heard.with(heard.meters().read(reading)) : heard;
        var isLate = reading.quality() == Quality.BACKFILL;
        if (activity != null) {
            return Stirring.acted(activity, isLate, metered, watched, now);
        }
        return metered.equals(memory) && !memory.isDue(now) && !memory.isSaidToBeUnseen()
                ? Verdict.unchanged()
                : Watch.go(metered, watched, now);
    }

    private static Verdict<InactivityMemory> signalled(Signal signal, InactivityMemory memory, Watched watched) {
        var now = signal.receivedAt();
        var device = watched.devices().get(signal.device());
        if (signal.kind() == SignalKind.CHECKIN_ANSWERED && memory.alarm() != null) {
            return Watch.judge(
                    memory.with(memory.alarm().answered(signal.observedAt())).due(now), watched, now);
        }
        if (signal.kind() == SignalKind.RULE_CHANGED) {
            // By other numbers it may be due long before the version before would have looked again.
            return Watch.judge(memory.due(now), watched, now);
        }
        if (signal.kind() == SignalKind.INCIDENT_OUTCOME) {
            return Watch.go(outcome(signal, memory, watched), watched, now);
        }
        if (device == null || signal.kind() == SignalKind.OFFLINE || signal.quality() == Quality.SNAPSHOT) {
            return Watch.go(memory, watched, now);
        }
        var known = memory.senses().of(device.id());
        var heard = Watch.hear(device, known, known, memory, watched, now);
        var activity = Activity.of(signal, device);
        var isLate = signal.quality() == Quality.BACKFILL;
        return activity == null ? Watch.go(heard, watched, now) : Stirring.acted(activity, isLate, heard, watched, now);
    }

    /** An emergency is no part of what is usual; all else that people looked at is. */
    private static InactivityMemory outcome(Signal signal, InactivityMemory memory, Watched watched) {
        var unjudged = memory.unjudged();
        if (unjudged == null) {
            return memory;
        }
        var outcome = signal.data().getOrDefault("outcome", "").toLowerCase(Locale.ROOT);
        var known = memory.with((Unjudged) null);
        return outcome.startsWith("real") ? known : Stirring.learn(known, unjudged, watched);
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
