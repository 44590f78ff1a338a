package io.linli.jobs.detect.risks.waterleak;

import io.linli.jobs.detect.Watched;
import io.linli.jobs.detect.risks.hazard.Hazard;
import io.linli.jobs.detect.risks.hazard.HazardWords;
import io.linli.jobs.detect.risks.hazard.Sample;
import io.linli.jobs.detect.risks.hazard.Sight;
import io.linli.jobs.detect.risks.hazard.Standing;
import io.linli.jobs.detect.risks.hazard.Step;
import io.linli.jobs.detect.risks.hazard.Telling;
import io.linli.jobs.detect.risks.hazard.Trace;
import io.linli.model.Device;
import io.linli.model.Level;
import io.linli.model.Metric;
import io.linli.model.Observation;
import io.linli.model.Reading;
import io.linli.model.Rule;
import io.linli.model.RuleKind;
import java.io.DataInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Water on a floor, water that never stops running, and far more water than a household needs. */
public final class WaterLeakDetector extends Hazard<WaterTrack> {
    private static final List<String> WET_ROOMS = List.of("kitchen", "bath", "toilet");
    private static final LeakWords WORDS = new LeakWords();

    @Override
    public RuleKind kind() {
        return RuleKind.WATER_LEAK;
    }

    @Override
    public boolean watches(Rule rule, Device device) {
        return device.metrics().contains(Metric.WATER_LEAK)
                || device.metrics().contains(Metric.WATER_FLOW)
                || device.metrics().contains(Metric.WATER_VOLUME);
    }

    @Override
    protected WaterTrack fresh() {
        return WaterTrack.FRESH;
    }

    @Override
    protected WaterTrack take(WaterTrack track, Observation said, Device device, Watched watched) {
        if (!(said instanceof Reading reading)) {
            return track;
        }
        var sample = new Sample(observedAt(reading), reading.value());
        var least = watched.number("least_flow", device);
        return switch (reading.metric()) {
            case WATER_LEAK -> track.probed(sample);
            case WATER_FLOW -> track.flowed(sample, least);
            case WATER_VOLUME ->
                track.counted(
                        sample,
                        least,
                        watched.number("steepest", device),
                        device.metrics().contains(Metric.WATER_FLOW));
            default -> track;
        };
    }

    @Override
    protected boolean isCalm(WaterTrack track, Device device, Watched watched) {
        var isDry = track.wet().isEmpty() || track.wet().newestValue() < WaterTrack.WET;
        if (!isDry || track.flow().isEmpty() && track.meter().equals(Meter.EMPTY)) {
            return isDry;
        }
        return (track.flow().isEmpty() || track.flow().newestValue() < watched.number("least_flow", device))
                && !track.meter().tells(watched.number("most_a_day", device));
    }

    @Override
    protected Standing look(Sight<WaterTrack> sight) {
        var track = sight.track();
        var wet = track.wet().newest();
        var flow = track.flow().newest();
        if (wet == null && flow == null) {
            return Standing.UNKNOWN;
        }
        var seenAt = Math.max(wet == null ? 0 : wet.at(), flow == null ? 0 : flow.at());
        var isWet = wet != null && wet.value() >= WaterTrack.WET;
        var isRunning = flow != null && flow.value() >= sight.number("least_flow");
        var dryAt = wet == null ? Long.MIN_VALUE : track.wet().belowSince(WaterTrack.WET);
        var stoppedAt = flow == null ? track.ranAt() : track.flow().belowSince(sight.number("least_flow"));
        return isWet || isRunning
                ? new Standing(steps(sight), level(sight), seenAt, knownUntil(sight))
                : new Standing(
                        steps(sight), null, Math.max(Math.max(dryAt, stoppedAt), track.ranAt()), knownUntil(sight));
    }

    /** A probe says when it changes; how long a flow lasts is known while the meter speaks. */
    private static long knownUntil(Sight<WaterTrack> sight) {
        var flow = sight.track().flow().newest();
        if (flow == null) {
            return Trace.NEVER;
        }
        return sight.track().counter() == null ? sight.knownUntil(flow.at()) : flow.at() + WaterTrack.CLOSE;
    }

    private static List<Step> steps(Sight<WaterTrack> sight) {
        var track = sight.track();
        var level = level(sight);
        var steps = new ArrayList<Step>(4);
        var wetSince = track.wet().aboveSince(WaterTrack.WET);
        if (wetSince != Trace.NEVER) {
            steps.add(Step.lasting(
                    level,
                    wetSince,
                    wetSince + sight.millis(patience(sight)),
                    Telling.newest(track.wet()).at()));
        }
        var runsSince = track.flow().aboveSince(sight.number("least_flow"));
        if (runsSince != Trace.NEVER) {
            steps.add(Step.lasting(
                    level,
                    runsSince,
                    runsSince + sight.millis("flow_for"),
                    Telling.newest(track.flow()).at()));
        }
        if (Cause.of(sight) != Cause.NONE) {
            steps.add(Step.lasting(level, Math.max(track.meter().since(), 0), track.ranAt(), track.ranAt()));
        }
        return steps;
    }

    private static String patience(Sight<WaterTrack> sight) {
        return WET_ROOMS.stream().anyMatch(sight.room()::contains) ? "mopped_for" : "wet_for";
    }

    private static Level level(Sight<WaterTrack> sight) {
        return Objects.requireNonNullElse(sight.watched().rule().level(), Level.III);
    }

    /** What the meter alone tells of the last day. */
    enum Cause {
        NONE,
        NEVER_STOPS,
        TOO_MUCH;

        static Cause of(Sight<WaterTrack> sight) {
            var meter = sight.track().meter();
            if (meter.sum(sight.now()) > sight.number("most_a_day")) {
                return TOO_MUCH;
            }
            return meter.running() == Meter.SLOTS ? NEVER_STOPS : NONE;
        }
    }

    @Override
    protected WaterTrack settled(WaterTrack track) {
        return track.settled();
    }

    @Override
    protected WaterTrack readTrack(DataInput in) throws IOException {
        return WaterTrack.read(in);
    }

    @Override
    protected HazardWords<WaterTrack> words() {
        return WORDS;
    }
}
