package io.linli.jobs.detect.risks.co;

import io.linli.jobs.detect.risks.hazard.Sight;
import io.linli.jobs.detect.risks.hazard.Trace;
import io.linli.jobs.detect.risks.hazard.Track;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What one sensor measured, ppm.
 *
 * @param dose taken up until the oldest of the kept samples
 */
record CoTrack(Trace trace, double dose) implements Track {
    private static final double[] LIMITS = {Curve.LEAST};
    static final CoTrack FRESH = new CoTrack(Trace.EMPTY, 0);

    CoTrack take(long at, double ppm, Sight<CoTrack> sight) {
        var next = trace.take(at, ppm, LIMITS);
        return next.equals(trace) ? this : new CoTrack(next, isClean() ? 0 : passed(next, sight));
    }

    /** Clean air undoes nothing where there is nothing. */
    boolean isClean() {
        return dose == 0 && trace.highest() < Curve.LEAST;
    }

    /** With the oldest sample the dose until it goes on, up to the one that is the oldest now. */
    private double passed(Trace next, Sight<CoTrack> sight) {
        var before = trace.samples();
        var oldest = next.samples().get(0);
        if (before.isEmpty() || oldest.at() <= before.get(0).at()) {
            return dose;
        }
        var span = Math.min(oldest.at() - before.get(0).at(), sight.knownUntil(0));
        return Curve.of(sight).after(dose, before.get(0).value(), span);
    }

    /** The dose when the newest sample was taken; each lasts until the next, whatever the order in which they came. */
    double doseAtNewest(Curve curve, long longest) {
        var sum = dose;
        var samples = trace.samples();
        for (var i = 1; i < samples.size(); i++) {
            var span = Math.min(samples.get(i).at() - samples.get(i - 1).at(), longest);
            sum = curve.after(sum, samples.get(i - 1).value(), span);
        }
        return sum;
    }

    CoTrack settled() {
        return new CoTrack(trace.newestOnly(), 0);
    }

    @Override
    public void write(DataOutput out) throws IOException {
        trace.write(out);
        out.writeDouble(dose);
    }

    static CoTrack read(DataInput in) throws IOException {
        return new CoTrack(Trace.read(in), in.readDouble());
    }
}
