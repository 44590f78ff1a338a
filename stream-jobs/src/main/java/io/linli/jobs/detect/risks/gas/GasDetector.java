package io.linli.jobs.detect.risks.gas;

import io.linli.jobs.detect.Watched;
import io.linli.jobs.detect.risks.hazard.Hazard;
import io.linli.jobs.detect.risks.hazard.HazardWords;
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
import io.linli.model.Signal;
import io.linli.model.SignalKind;
import java.io.DataInput;
import java.io.IOException;
import java.util.ArrayList;

/**
 * Gas that could burn. Two readings within {@code confirm_for}, or one that lasts so long, are believed; the alert
 * stays until the air is clean and a person has said what they found.
 *
 * <p>A sensor whose zero has crept up is told at level IV, as one to be serviced; its drift is taken off its readings
 * for the warning, and never for the alarm.
 */
public final class GasDetector extends Hazard<GasTrack> {
    private static final GasWords WORDS = new GasWords();

    @Override
    public RuleKind kind() {
        return RuleKind.GAS;
    }

    @Override
    public boolean watches(Rule rule, Device device) {
        return device.metrics().contains(Metric.GAS_LEL);
    }

    @Override
    protected boolean needsPerson(Level level) {
        return level != Level.IV;
    }

    @Override
    protected GasTrack fresh() {
        return GasTrack.FRESH;
    }

    @Override
    protected GasTrack take(GasTrack track, Observation said, Device device, Watched watched) {
        var warmUp = (long) watched.number("warm_up", device);
        if (said instanceof Signal signal) {
            var next = signal.kind() == SignalKind.ONLINE ? track.online(signal.receivedAt(), warmUp) : track;
            return next.heard(signal.receivedAt(), warmUp);
        }
        if (!(said instanceof Reading reading)) {
            return track;
        }
        var at = observedAt(reading);
        var heard = track.heard(at, warmUp);
        return switch (reading.metric()) {
            case UPTIME -> heard.warmAt(at - (long) (reading.value() * 1000) + warmUp);
            case GAS_LEL -> at < heard.warmAt() ? heard : measured(heard, at, reading.value(), device, watched);
            default -> heard;
        };
    }

    private static GasTrack measured(GasTrack track, long at, double value, Device device, Watched watched) {
        var limits = Limits.of(track, device, watched);
        var half = watched.millis("drift_for") / 2;
        return track.with(
                track.trace().take(at, value, limits.clear(), limits.warn(), limits.alarm()),
                track.baseline().take(at, value, half));
    }

    @Override
    protected boolean isCalm(GasTrack track, Device device, Watched watched) {
        var limits = Limits.of(track, device, watched);
        return limits.drift() == 0 && track.trace().highest() < limits.warn();
    }

    @Override
    protected Standing look(Sight<GasTrack> sight) {
        var trace = sight.track().trace();
        var newest = trace.newest();
        if (newest == null) {
            return Standing.UNKNOWN;
        }
        var limits = Limits.of(sight.track(), sight.device(), sight.watched());
        var steps = new ArrayList<Step>(3);
        reach(Level.I, limits.alarm(), sight, steps);
        reach(Level.II, limits.warn(), sight, steps);
        if (limits.drift() > 0) {
            var half = sight.watched().millis("drift_for") / 2;
            var baseline = sight.track().baseline();
            steps.add(Step.lasting(Level.IV, baseline.since(half), baseline.passed(half), newest.at()));
        }
        var calmSince = trace.belowSince(limits.clear());
        if (calmSince == Trace.NEVER) {
            return new Standing(steps, Level.I, newest.at(), Trace.NEVER);
        }
        var held = limits.drift() > 0 ? Level.IV : null;
        return new Standing(steps, held, calmSince, sight.knownUntil(newest.at()));
    }

    private static void reach(Level level, double limit, Sight<GasTrack> sight, ArrayList<Step> steps) {
        var confirmFor = sight.millis("confirm_for");
        var trace = sight.track().trace();
        var twice = trace.twiceAbove(limit, confirmFor);
        var since = trace.aboveSince(limit);
        if (twice != Trace.NEVER) {
            steps.add(Step.atOnce(
                    level,
                    Math.min(twice, since),
                    since == Trace.NEVER ? twice : Telling.newest(trace).at()));
        } else if (since != Trace.NEVER) {
            steps.add(Step.lasting(
                    level, since, since + confirmFor, Telling.newest(trace).at()));
        }
    }

    @Override
    protected GasTrack settled(GasTrack track) {
        return track.with(track.trace().newestOnly(), track.baseline());
    }

    @Override
    protected GasTrack readTrack(DataInput in) throws IOException {
        return GasTrack.read(in);
    }

    @Override
    protected HazardWords<GasTrack> words() {
        return WORDS;
    }
}
