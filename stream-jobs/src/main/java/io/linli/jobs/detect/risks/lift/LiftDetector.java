package io.linli.jobs.detect.risks.lift;

import io.linli.jobs.detect.Detector;
import io.linli.jobs.detect.Verdict;
import io.linli.jobs.detect.Watched;
import io.linli.jobs.detect.risks.Found;
import io.linli.jobs.detect.risks.Together;
import io.linli.jobs.detect.risks.lift.Track.What;
import io.linli.jobs.detect.risks.lift.Track.Word;
import io.linli.model.ClearReason;
import io.linli.model.Device;
import io.linli.model.DeviceKind;
import io.linli.model.DeviceRecord;
import io.linli.model.Metric;
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
import java.util.Map;
import java.util.Objects;

/**
 * Somebody is held in a lift: it stands off level, or with its door shut and somebody inside. Ended by a door that is
 * open at a level with nobody left, or by people who were there. The cars of a site are one alert, led by the worst.
 */
public final class LiftDetector implements Detector<LiftMemory> {
    /** What comes late comes with what followed it. */
    private static final long SETTLES = Duration.ofMinutes(2).toMillis();

    private static final long WHILE_BLIND = 60_000;

    @Override
    public RuleKind kind() {
        return RuleKind.LIFT;
    }

    @Override
    public boolean watches(Rule rule, Device device) {
        return isLift(device)
                || device.place().home() == null
                        && (device.kind() == DeviceKind.CALL_BOX
                                || device.metrics().stream().anyMatch(LiftDetector::tellsOfPeople));
    }

    private static boolean isLift(Device device) {
        return device.metrics().contains(Metric.LIFT_STATE);
    }

    private static boolean tellsOfPeople(Metric metric) {
        return metric == Metric.OCCUPANCY || metric == Metric.PEOPLE_COUNT || metric == Metric.SOS;
    }

    @Override
    public Verdict<LiftMemory> begin(Watched watched, long now) {
        return Verdict.quiet(LiftMemory.EMPTY, Verdict.NEVER);
    }

    @Override
    public Verdict<LiftMemory> takeOver(LiftMemory memory, Watched watched, long now) {
        return Verdict.quiet(memory.withoutAlarm(), now);
    }

    @Override
    public Verdict<LiftMemory> on(Observation observation, LiftMemory memory, Watched watched) {
        var now = observation.receivedAt();
        var alarm = memory.alarm();
        if (alarm != null && Found.by(observation, alarm.onset(), watched)) {
            return Round.ended(memory, alarm, ClearReason.BY_PERSON, watched, now);
        }
        if (observation instanceof DeviceRecord) {
            return judge(memory.only(watched.devices()), watched, now);
        }
        var heard = heard(observation, memory, watched.devices());
        return isLate(observation) && heard.alarm() == null
                ? Verdict.quiet(heard, now + SETTLES)
                : Together.settled(judge(heard, watched, now), heard, now);
    }

    private static boolean isLate(Observation observation) {
        return observation instanceof Reading reading && reading.quality() == Quality.BACKFILL;
    }

    private static LiftMemory heard(Observation observation, LiftMemory memory, Map<String, Device> devices) {
        if (observation instanceof Reading reading && reading.quality() != Quality.SNAPSHOT) {
            var device = devices.get(reading.device());
            return device == null ? memory : heard(reading, device, memory, devices);
        }
        if (observation instanceof Signal signal
                && signal.kind() == SignalKind.SOS_PRESSED
                && signal.quality() != Quality.SNAPSHOT) {
            var device = devices.get(signal.device());
            var at = Math.min(signal.observedAt(), signal.receivedAt());
            return device == null ? memory : inCar(new Word(at, What.CALL, 1), device, memory, devices);
        }
        return memory;
    }

    private static LiftMemory heard(Reading reading, Device device, LiftMemory memory, Map<String, Device> devices) {
        var at = Math.min(reading.observedAt(), reading.receivedAt());
        return switch (reading.metric()) {
            case LIFT_STATE ->
                memory.with(
                        device.id(), track(device.id(), memory).said(new Word(at, What.STATE, (int) reading.value())));
            case SOS -> reading.isOn() ? inCar(new Word(at, What.CALL, 1), device, memory, devices) : memory;
            case OCCUPANCY, PEOPLE_COUNT ->
                inCar(new Word(at, What.PEOPLE, reading.isOn() ? 1 : 0), device, memory, devices);
            default -> memory;
        };
    }

    private static LiftMemory inCar(Word word, Device device, LiftMemory memory, Map<String, Device> devices) {
        var next = memory;
        for (var id : memory.lifts().keySet()) {
            next = isIn(device, id, devices) ? next.with(id, track(id, next).said(word)) : next;
        }
        return next;
    }

    private static Track track(String device, LiftMemory memory) {
        return memory.lifts().getOrDefault(device, Track.UNKNOWN);
    }

    /** Where a site has several lifts, their rooms tell which car a sensor hangs in. */
    private static boolean isIn(Device sensor, String lift, Map<String, Device> devices) {
        var car = devices.get(lift);
        return car == null
                || car.place().room() == null
                || sensor.place().room() == null
                || Objects.equals(car.place().room(), sensor.place().room());
    }

    @Override
    public Verdict<LiftMemory> at(long now, LiftMemory memory, Watched watched) {
        return judge(memory, watched, now);
    }

    private static Verdict<LiftMemory> judge(LiftMemory memory, Watched watched, long now) {
        if (memory.lifts().isEmpty() && memory.alarm() == null) {
            return Verdict.quiet(memory, Verdict.NEVER);
        }
        if (watched.blindness().isOpenAt(now)) {
            return Verdict.quiet(memory, now + WHILE_BLIND);
        }
        return Round.of(memory, watched, now);
    }

    @Override
    public LiftMemory read(DataInput in) throws IOException {
        return LiftMemory.read(in);
    }
}
