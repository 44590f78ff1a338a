package io.linli.jobs.detect.risks.door;

import io.linli.jobs.detect.Detector;
import io.linli.jobs.detect.Verdict;
import io.linli.jobs.detect.Watched;
import io.linli.jobs.detect.risks.Found;
import io.linli.jobs.detect.risks.Presence;
import io.linli.jobs.detect.risks.Together;
import io.linli.jobs.detect.risks.door.DoorMemory.Warmth;
import io.linli.model.ClearReason;
import io.linli.model.Device;
import io.linli.model.DeviceRecord;
import io.linli.model.Level;
import io.linli.model.Metric;
import io.linli.model.Observation;
import io.linli.model.Quality;
import io.linli.model.Reading;
import io.linli.model.Rule;
import io.linli.model.RuleKind;
import java.io.DataInput;
import java.io.IOException;
import java.time.Duration;

/**
 * Somebody goes out at night and does not come back, or an exit door stands open. Ended by whoever is seen inside, and
 * by the door that is shut.
 */
public final class DoorDetector implements Detector<DoorMemory> {
    /** What is delivered later than this is a finding on the record. */
    private static final long TOO_LATE = Duration.ofMinutes(60).toMillis();

    /** What comes late comes with what followed it. */
    private static final long SETTLES = Duration.ofMinutes(2).toMillis();

    private static final long WHILE_BLIND = 60_000;
    /** Temperatures come often and change little: one is kept that differs so much, °C, or is so much newer. */
    private static final double NOTICEABLE = 0.5;

    private static final long NOTED = Duration.ofMinutes(30).toMillis();

    @Override
    public RuleKind kind() {
        return RuleKind.DOOR_AT_NIGHT;
    }

    @Override
    public boolean watches(Rule rule, Device device) {
        return device.place().home() != null
                && (isExit(device)
                        || Presence.isToldBy(device)
                        || device.metrics().contains(Metric.TEMPERATURE));
    }

    private static boolean isExit(Device device) {
        return device.exitDoor() && device.metrics().contains(Metric.CONTACT_OPEN);
    }

    @Override
    public Verdict<DoorMemory> begin(Watched watched, long now) {
        return Verdict.quiet(DoorMemory.EMPTY, Verdict.NEVER);
    }

    @Override
    public Verdict<DoorMemory> takeOver(DoorMemory memory, Watched watched, long now) {
        return Verdict.quiet(memory.with((DoorAlarm) null), now);
    }

    @Override
    public Verdict<DoorMemory> on(Observation observation, DoorMemory memory, Watched watched) {
        var now = observation.receivedAt();
        var alarm = memory.alarm();
        if (alarm != null && Found.by(observation, alarm.onset(), watched)) {
            return ended(alarm, settled(memory, now), ClearReason.BY_PERSON, watched, now);
        }
        if (observation instanceof DeviceRecord) {
            return judge(memory.only(watched.devices()), watched, now);
        }
        if (!(observation instanceof Reading reading) || reading.quality() == Quality.SNAPSHOT) {
            return judge(memory, watched, now);
        }
        var device = watched.devices().get(reading.device());
        if (device == null) {
            return judge(memory, watched, now);
        }
        var heard = heard(reading, device, memory, watched);
        if (alarm == null && heard.isOver()) {
            return heard.equals(memory) ? Verdict.unchanged() : Verdict.quiet(heard, Verdict.NEVER);
        }
        return reading.quality() == Quality.BACKFILL && hasDoor(heard)
                ? Verdict.quiet(heard, now + SETTLES)
                : Together.settled(judge(heard, watched, now), heard, now);
    }

    private static DoorMemory heard(Reading reading, Device device, DoorMemory memory, Watched watched) {
        // A clock that is ahead of ours would keep a door open into the future.
        var at = Math.min(reading.observedAt(), reading.receivedAt());
        if (reading.metric() == Metric.TEMPERATURE) {
            var known = memory.cold().get(device.id());
            var isNews = known == null
                    || at > known.at() && Math.abs(reading.value() - known.celsius()) >= NOTICEABLE
                    || at - known.at() >= NOTED;
            return isNews ? memory.with(device.id(), new Warmth((float) reading.value(), at)) : memory;
        }
        if (Presence.isSeen(reading, device)) {
            return hasDoor(memory) ? memory.inside(at) : memory;
        }
        if (isExit(device) && reading.metric() == Metric.CONTACT_OPEN) {
            var door = memory.doors().getOrDefault(device.id(), Door.SHUT);
            return memory.with(device.id(), door.said(reading.isOn(), at, watched.millis("passage")));
        }
        return memory;
    }

    /** In a home without an exit door there is nothing to remember. */
    private static boolean hasDoor(DoorMemory memory) {
        return !memory.doors().isEmpty();
    }

    @Override
    public Verdict<DoorMemory> at(long now, DoorMemory memory, Watched watched) {
        return judge(memory, watched, now);
    }

    private static Verdict<DoorMemory> judge(DoorMemory memory, Watched watched, long now) {
        if (memory.doors().isEmpty() && memory.alarm() == null) {
            return Verdict.quiet(memory, Verdict.NEVER);
        }
        if (watched.blindness().isOpenAt(now)) {
            return Verdict.quiet(memory, now + WHILE_BLIND);
        }
        var sight = Threshold.of(memory, watched, now);
        var alarm = memory.alarm();
        if (alarm == null) {
            return sight.isCalm() ? Verdict.quiet(memory, sight.next()) : raise(sight, memory, watched, now);
        }
        if (sight.isCalm()) {
            var late = alarm.left() != Door.NEVER
                    && memory.insideAt() >= alarm.left()
                    && memory.insideAt() < alarm.toldAt();
            return ended(alarm, memory, late ? ClearReason.LATE_DATA : ClearReason.RECOVERED, watched, now);
        }
        var level = level(sight, watched);
        if (sight.left() == alarm.left() && sight.stands() == alarm.stands() && !level.isAbove(alarm.level())) {
            return Verdict.quiet(memory, sight.next());
        }
        var next = alarm.with(sight.device(), sight.left(), sight.stands(), sight.limit(), now, level);
        return Verdict.tell(memory.with(next), sight.next(), DoorWords.finding(next, watched, now));
    }

    private static Verdict<DoorMemory> raise(Threshold.Sight sight, DoorMemory memory, Watched watched, long now) {
        var begun = sight.left() == Door.NEVER ? sight.stands() : sight.left();
        var onset = begun <= memory.past() ? now : begun;
        var alarm = new DoorAlarm(
                onset, sight.device(), sight.left(), sight.stands(), sight.limit(), now, level(sight, watched));
        var finding = DoorWords.finding(alarm, watched, now);
        return now - begun > sight.limit() + TOO_LATE
                ? Verdict.tell(
                        settled(memory.with(alarm), now).with((DoorAlarm) null), sight.next(), finding.onRecord())
                : Verdict.tell(memory.with(alarm), sight.next(), finding);
    }

    /** People know: what was told is not told again, though the door may stand as it stood. */
    private static DoorMemory settled(DoorMemory memory, long now) {
        var settled = memory.inside(now);
        for (var device : memory.doors().keySet()) {
            settled = settled.with(device, Door.settled(now));
        }
        return settled;
    }

    private static Level level(Threshold.Sight sight, Watched watched) {
        if (sight.left() != Door.NEVER) {
            var own = watched.rule().level();
            return own == null ? Level.II : own;
        }
        return sight.night() ? Level.III : Level.IV;
    }

    private static Verdict<DoorMemory> ended(
            DoorAlarm alarm, DoorMemory memory, ClearReason reason, Watched watched, long now) {
        var closed = memory.with((DoorAlarm) null);
        var next = Threshold.of(closed, watched, now).next();
        return Verdict.tell(closed, next, DoorWords.ended(alarm, watched, now).cleared(reason));
    }

    @Override
    public DoorMemory read(DataInput in) throws IOException {
        return DoorMemory.read(in);
    }
}
