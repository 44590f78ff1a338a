package io.linli.jobs.detect.risks.fall;

import io.linli.jobs.detect.Detector;
import io.linli.jobs.detect.Verdict;
import io.linli.jobs.detect.Watched;
import io.linli.jobs.detect.risks.Found;
import io.linli.jobs.detect.risks.Presence;
import io.linli.jobs.detect.risks.fall.FallMemory.Seen;
import io.linli.model.ClearReason;
import io.linli.model.Device;
import io.linli.model.DeviceKind;
import io.linli.model.Metric;
import io.linli.model.Observation;
import io.linli.model.Quality;
import io.linli.model.Reading;
import io.linli.model.Rule;
import io.linli.model.RuleKind;
import io.linli.model.Signal;
import java.io.DataInput;
import java.io.IOException;
import java.time.Duration;

/**
 * A device saw or felt a fall and nobody rose. Whoever lives with a pet or with somebody else is told of only when nothing
 * moves for long. Ended by somebody who is up and about, or by people who were there.
 */
public final class FallDetector implements Detector<FallMemory> {
    /** A fall that is told later than this is a finding on the record. */
    private static final long TOO_LATE = Duration.ofMinutes(15).toMillis();
    /** What comes late comes with what followed it. */
    private static final long SETTLES = Duration.ofMinutes(2).toMillis();
    /** How long a count of people is believed. */
    private static final long COUNTED = Duration.ofMinutes(10).toMillis();

    private static final long WHILE_BLIND = 60_000;

    @Override
    public RuleKind kind() {
        return RuleKind.FALL;
    }

    @Override
    public boolean watches(Rule rule, Device device) {
        return device.kind() == DeviceKind.CALL_BOX
                || device.metrics().contains(Metric.FALL)
                || device.metrics().contains(Metric.SOS)
                || device.place().home() != null
                        && (Presence.isToldBy(device) || device.metrics().contains(Metric.PEOPLE_COUNT));
    }

    @Override
    public Verdict<FallMemory> begin(Watched watched, long now) {
        return Verdict.quiet(FallMemory.EMPTY, Verdict.NEVER);
    }

    /** Who lies on the floor lies there still. */
    @Override
    public Verdict<FallMemory> takeOver(FallMemory memory, Watched watched, long now) {
        var fallen = memory.fallen();
        return fallen == null ? Verdict.quiet(memory, Verdict.NEVER) : Verdict.quiet(memory.with(fallen.step(0)), now);
    }

    @Override
    public Verdict<FallMemory> on(Observation observation, FallMemory memory, Watched watched) {
        var now = observation.receivedAt();
        var fallen = memory.fallen();
        if (fallen != null && fallen.isTold() && Found.by(observation, fallen.at(), watched)) {
            return ended(fallen, memory, ClearReason.BY_PERSON, watched, now);
        }
        if (observation instanceof Reading reading && reading.quality() != Quality.SNAPSHOT) {
            var device = watched.devices().get(reading.device());
            var heard = device == null ? memory : heard(reading, device, memory, watched);
            return fallen == null && heard.equals(memory) ? Verdict.unchanged() : judge(heard, watched, now);
        }
        if (observation instanceof Signal signal && signal.quality() != Quality.SNAPSHOT) {
            var device = watched.devices().get(signal.device());
            return device == null ? judge(memory, watched, now) : judge(happened(signal, device, memory), watched, now);
        }
        return judge(memory, watched, now);
    }

    private static FallMemory heard(Reading reading, Device device, FallMemory memory, Watched watched) {
        var at = Math.min(reading.observedAt(), reading.receivedAt());
        if (reading.metric() == Metric.FALL) {
            return reading.isOn()
                    ? fell(at, device, reading.receivedAt(), reading.quality(), memory)
                    : memory.seeing(new Seen(at, device.id(), "", true));
        }
        if (reading.metric() == Metric.PEOPLE_COUNT) {
            return memory.counted((int) reading.value(), at);
        }
        // Most homes have nothing that could tell of a fall.
        return Presence.isSeen(reading, device) && (memory.fallen() != null || canTell(watched))
                ? memory.seeing(new Seen(at, device.id(), about(device), reading.metric() == Metric.BED_OCCUPIED))
                : memory;
    }

    private static boolean canTell(Watched watched) {
        for (var device : watched.devices().values()) {
            if (device.metrics().contains(Metric.FALL)) {
                return true;
            }
        }
        return false;
    }

    private static String room(Device device) {
        var room = device.place().room();
        return room == null ? "" : room;
    }

    /** What is seen in a room that nobody wrote down is seen somewhere. */
    private static String about(Device device) {
        var room = room(device);
        return room.isEmpty() ? "?" : room;
    }

    private static FallMemory happened(Signal signal, Device device, FallMemory memory) {
        var at = Math.min(signal.observedAt(), signal.receivedAt());
        var fallen = memory.fallen();
        return switch (signal.kind()) {
            case FALL_DETECTED -> fell(at, device, signal.receivedAt(), signal.quality(), memory);
            // Who can press the button that takes it back is awake and can move.
            case PREALARM_CANCELLED ->
                fallen != null && fallen.device().equals(device.id())
                        ? memory.with(fallen.upright(at).active(at))
                        : memory.seeing(new Seen(at, device.id(), "", true));
            default -> memory;
        };
    }

    private static FallMemory fell(long at, Device device, long now, Quality quality, FallMemory memory) {
        var fallen = memory.fallen();
        if (at <= memory.overAt() || fallen != null && !fallen.isUp()) {
            return memory;
        }
        if (fallen != null && fallen.isTold()) {
            return at <= fallen.uprightAt() ? memory : memory.with(fallen.again());
        }
        return memory.fell(Fallen.now(at, device.id(), room(device), now, quality == Quality.BACKFILL));
    }

    @Override
    public Verdict<FallMemory> at(long now, FallMemory memory, Watched watched) {
        return judge(memory, watched, now);
    }

    private static Verdict<FallMemory> judge(FallMemory memory, Watched watched, long now) {
        var fallen = memory.fallen();
        if (fallen == null) {
            return Verdict.quiet(memory, Verdict.NEVER);
        }
        if (watched.blindness().isOpenAt(now)) {
            return Verdict.quiet(memory, now + WHILE_BLIND);
        }
        return fallen.isTold() ? told(fallen, memory, watched, now) : waiting(fallen, memory, watched, now);
    }

    private static Verdict<FallMemory> waiting(Fallen fallen, FallMemory memory, Watched watched, long now) {
        var shared = isShared(fallen, memory, watched, now);
        if (fallen.isUp() || shared && fallen.isActive()) {
            return Verdict.quiet(memory.over(), Verdict.NEVER);
        }
        var due = due(fallen, watched.millis(shared ? "still_after" : "rise_within"), watched, now);
        if (now < due) {
            return Verdict.quiet(memory, due);
        }
        var isStill = !fallen.isActive() && now >= due(fallen, watched.millis("still_after"), watched, now);
        var next = fallen.step(isStill ? 2 : 1);
        var finding = FallWords.finding(next, watched, now);
        return fallen.late() && now - fallen.at() > TOO_LATE
                ? Verdict.tell(memory.over(), Verdict.NEVER, finding.onRecord())
                : Verdict.tell(memory.with(next), nextDue(next, watched, now), finding);
    }

    private static Verdict<FallMemory> told(Fallen fallen, FallMemory memory, Watched watched, long now) {
        if (fallen.isUp() && (fallen.isActive() || !isSeenElsewhere(fallen, watched))) {
            return ended(fallen, memory, ClearReason.RECOVERED, watched, now);
        }
        var isStill = !fallen.isActive() && !fallen.isUp();
        if (fallen.step() == 1 && isStill && now >= due(fallen, watched.millis("still_after"), watched, now)) {
            var risen = fallen.step(2);
            return Verdict.tell(memory.with(risen), Verdict.NEVER, FallWords.finding(risen, watched, now));
        }
        return Verdict.quiet(memory, nextDue(fallen, watched, now));
    }

    private static long nextDue(Fallen fallen, Watched watched, long now) {
        return fallen.step() != 1 || fallen.isActive() || fallen.isUp()
                ? Verdict.NEVER
                : due(fallen, watched.millis("still_after"), watched, now);
    }

    private static long due(Fallen fallen, long after, Watched watched, long now) {
        var due = fallen.at() + after + watched.blindness().within(fallen.at(), now);
        return fallen.late() ? Math.max(due, fallen.arrivedAt() + SETTLES) : due;
    }

    /** A pet may look like a fall, and whoever lives with somebody is helped up by them. */
    private static boolean isShared(Fallen fallen, FallMemory memory, Watched watched, long now) {
        var device = watched.devices().get(fallen.device());
        var tags = watched.devices().values().stream()
                .anyMatch(each -> each.tags().contains("pets") || each.tags().contains("two-people"));
        var counted = memory.people() >= 2 && now - memory.peopleAt() <= COUNTED;
        return tags || counted || device != null && isShared(device);
    }

    private static boolean isShared(Device device) {
        return device.settings().getOrDefault("pets", 0.0) > 0
                || device.settings().getOrDefault("people", 1.0) >= 2;
    }

    /** Whether anything else could tell that somebody is about. */
    private static boolean isSeenElsewhere(Fallen fallen, Watched watched) {
        return watched.devices().values().stream()
                .anyMatch(device -> !device.id().equals(fallen.device()) && Presence.isToldBy(device));
    }

    private static Verdict<FallMemory> ended(
            Fallen fallen, FallMemory memory, ClearReason reason, Watched watched, long now) {
        var finding = FallWords.ended(fallen, watched, now);
        return Verdict.tell(memory.over(now), Verdict.NEVER, finding.cleared(reason));
    }

    @Override
    public FallMemory read(DataInput in) throws IOException {
        return FallMemory.read(in);
    }
}
