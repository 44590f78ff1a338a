package io.linli.jobs.detect.risks.smoke;

import io.linli.jobs.detect.risks.hazard.Trace;
import io.linli.jobs.detect.risks.hazard.Track;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What one smoke detector said, 1 and 0. */
record SmokeTrack(Trace trace) implements Track {
    static final double SMOKE = 0.5;
    static final double[] LIMITS = {SMOKE};
    static final SmokeTrack FRESH = new SmokeTrack(Trace.EMPTY);

    SmokeTrack with(Trace next) {
        return next.equals(trace) ? this : new SmokeTrack(next);
    }

    /** Since when it has said so, {@link Trace#NEVER} when it does not. */
    long since() {
        return trace.aboveSince(SMOKE);
    }

    boolean isSmoke() {
        return since() != Trace.NEVER;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        trace.write(out);
    }

    static SmokeTrack read(DataInput in) throws IOException {
        return new SmokeTrack(Trace.read(in));
    }
}
