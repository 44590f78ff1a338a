package io.linli.jobs.detect.risks.co;

import io.linli.jobs.detect.Watched;
import io.linli.jobs.detect.risks.hazard.Hazard;
import io.linli.jobs.detect.risks.hazard.HazardWords;
import io.linli.jobs.detect.risks.hazard.Sample;
import io.linli.jobs.detect.risks.hazard.Sight;
import io.linli.jobs.detect.risks.hazard.Standing;
import io.linli.jobs.detect.risks.hazard.Step;
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
import java.util.List;
import java.util.Map;

/**
 * Carbon monoxide, which nobody smells: level I once what was breathed reaches the dose of {@link Curve}, however
 * irregular the readings. It stays open until the air is clean and somebody has been there.
 */
public final class CoDetector extends Hazard<CoTrack> {
    private static final CoWords WORDS = new CoWords();

    @Override
    public RuleKind kind() {
        return RuleKind.CO;
    }

    @Override
    public boolean watches(Rule rule, Device device) {
        return device.metrics().contains(Metric.CO);
    }

    @Override
    protected boolean needsPerson(Level level) {
        return true;
    }

    @Override
    protected CoTrack fresh() {
        return CoTrack.FRESH;
    }

    @Override
    protected CoTrack take(CoTrack track, Observation said, Device device, Watched watched) {
        if (!(said instanceof Reading reading) || reading.metric() != Metric.CO) {
            return track;
        }
        var sight = new Sight<>(track, device, watched, Map.of(), reading.receivedAt());
        return track.take(observedAt(reading), reading.value(), sight);
    }

    @Override
    protected boolean isCalm(CoTrack track, Device device, Watched watched) {
        return track.isClean();
    }

    @Override
    protected Standing look(Sight<CoTrack> sight) {
        var newest = sight.track().trace().newest();
        if (newest == null) {
            return Standing.UNKNOWN;
        }
        var knownUntil = sight.knownUntil(newest.at());
        var since = sight.track().trace().aboveSince(Curve.LEAST);
        if (since == Trace.NEVER) {
            var calmSince = sight.track().trace().belowSince(Curve.LEAST);
            return new Standing(steps(newest, newest.at(), sight), null, calmSince, knownUntil);
        }
        return new Standing(steps(newest, since, sight), Level.I, newest.at(), knownUntil);
    }

    /** Readings that came together may have reached the dose though the newest is below. */
    private static List<Step> steps(Sample newest, long since, Sight<CoTrack> sight) {
        var curve = Curve.of(sight);
        var dose = dose(sight);
        if (dose >= 1) {
            return List.of(Step.lasting(Level.I, since, newest.at(), newest.at()));
        }
        if (newest.value() < Curve.LEAST) {
            return List.of();
        }
        var rest = Math.round((1 - dose) * curve.lasts(newest.value()));
        return List.of(Step.lasting(Level.I, since, newest.at() + rest, newest.at()));
    }

    /** Of an alarm, at the newest reading. */
    static double dose(Sight<CoTrack> sight) {
        return sight.track().doseAtNewest(Curve.of(sight), sight.knownUntil(0));
    }

    @Override
    protected CoTrack settled(CoTrack track) {
        return track.settled();
    }

    @Override
    protected CoTrack readTrack(DataInput in) throws IOException {
        return CoTrack.read(in);
    }

    @Override
    protected HazardWords<CoTrack> words() {
        return WORDS;
    }
}
