package io.linli.jobs.detect.risks.device;

import io.linli.jobs.detect.Detector;
import io.linli.jobs.detect.Verdict;
import io.linli.jobs.detect.Watched;
import io.linli.model.ClearReason;
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
import java.util.Map;

/**
 * Devices that want looking after: silent, stuck, out of range, with an empty battery, a wrong clock, or flapping. All of
 * a home or site are one alert of the lowest level; a gateway's silence stands for that of its children.
 */
public final class DeviceDetector implements Detector<DeviceMemory> {

    @Override
    public RuleKind kind() {
        return RuleKind.DEVICE;
    }

    @Override
    public boolean watches(Rule rule, Device device) {
        return true;
    }

    @Override
    public Verdict<DeviceMemory> begin(Watched watched, long now) {
        return judge(DeviceMemory.EMPTY.following(watched, now), watched, now);
    }

    @Override
    public Verdict<DeviceMemory> takeOver(DeviceMemory memory, Watched watched, long now) {
        return Verdict.quiet(memory.with((Upkeep) null).due(now), now);
    }

    @Override
    public Verdict<DeviceMemory> on(Observation observation, DeviceMemory before, Watched watched) {
        var now = observation.receivedAt();
        var others = observation instanceof DeviceRecord
                || before.ids().size() != watched.devices().size();
        var memory = others ? before.following(watched, now) : before;
        var heard = heard(observation, memory, watched);
        if (others || heard.differsFrom(memory)) {
            return judge(heard, watched, now);
        }
        return heard.equals(memory) ? Verdict.unchanged() : quiet(heard);
    }

    private static DeviceMemory heard(Observation observation, DeviceMemory memory, Watched watched) {
        if (observation instanceof Reading reading && reading.quality() != Quality.SNAPSHOT) {
            var device = watched.devices().get(reading.device());
            var place = memory.find(reading.device());
            if (device == null || place < 0) {
                return memory;
            }
            var health = Checkup.read(reading, device, memory.healths()[place], watched);
            return through(device, place, health, true, memory, watched, reading.receivedAt());
        }
        if (observation instanceof Signal signal && signal.quality() != Quality.SNAPSHOT) {
            var device = watched.devices().get(signal.device());
            var place = memory.find(signal.device());
            if (device == null || place < 0 || signal.kind() == SignalKind.COMMAND_ANSWERED) {
                return memory;
            }
            var health = Checkup.happened(signal, memory.healths()[place], watched);
            var spoke = health.heard() != memory.healths()[place].heard();
            return through(device, place, health, spoke, memory, watched, signal.receivedAt());
        }
        return memory;
    }

    /** Whoever speaks through a gateway shows that it lives. */
    private static DeviceMemory through(
            Device device, int place, Health health, boolean spoke, DeviceMemory memory, Watched watched, long now) {
        var next = memory.with(place, health);
        var parent = device.parent();
        var gateway = parent == null ? null : next.of(parent);
        if (parent == null
                || gateway == null
                || !spoke
                || Checkup.isKnown(gateway, watched.devices().get(parent), now)) {
            return next;
        }
        var alive = gateway.heard(now);
        return next.with(parent, alive.reported(gateway.faults() & ~Fault.SILENT.bit()));
    }

    @Override
    public Verdict<DeviceMemory> at(long now, DeviceMemory memory, Watched watched) {
        return judge(memory, watched, now);
    }

    private static Verdict<DeviceMemory> judge(DeviceMemory before, Watched watched, long now) {
        var round = Round.of(before.following(watched, now), watched, now);
        var memory = round.memory();
        var open = memory.upkeep();
        if (round.faults().isEmpty()) {
            return open == null
                    ? quiet(memory)
                    : Verdict.tell(
                            memory.with((Upkeep) null),
                            memory.due(),
                            DeviceWords.mended(open, watched).cleared(ClearReason.RECOVERED));
        }
        if (open == null) {
            var onset = onset(round.faults(), memory, now);
            var begun = new Upkeep(onset, round.faults());
            return Verdict.tell(memory.with(begun), memory.due(), DeviceWords.finding(begun, round, watched, now));
        }
        var next = new Upkeep(open.onset(), round.faults());
        return !open.told().equals(next.told())
                ? Verdict.tell(memory.with(next), memory.due(), DeviceWords.finding(next, round, watched, now))
                : quiet(memory);
    }

    /** When the first of them fell silent, else now; never the onset of an episode that is over. */
    private static long onset(Map<String, Integer> faults, DeviceMemory memory, long now) {
        var onset = now;
        for (var entry : faults.entrySet()) {
            var health = memory.of(entry.getKey());
            if (health != null && Fault.SILENT.isIn(entry.getValue())) {
                onset = Math.min(onset, health.heard());
            }
        }
        return onset <= memory.past() ? now : onset;
    }

    @Override
    public DeviceMemory read(DataInput in) throws IOException {
        return DeviceMemory.read(in);
    }

    private static Verdict<DeviceMemory> quiet(DeviceMemory memory) {
        return Verdict.quiet(memory, memory.due());
    }
}
