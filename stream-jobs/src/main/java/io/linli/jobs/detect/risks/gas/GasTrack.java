package io.linli.jobs.detect.risks.gas;

import io.linli.jobs.detect.risks.hazard.Trace;
import io.linli.jobs.detect.risks.hazard.Track;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What one gas sensor said.
 *
 * @param heardAt its last word, of whatever it was, or {@link #UNHEARD}
 * @param warmAt from when on it is believed
 */
record GasTrack(Trace trace, long heardAt, long warmAt, Baseline baseline) implements Track {
    static final long UNHEARD = Long.MIN_VALUE;
    static final GasTrack FRESH = new GasTrack(Trace.EMPTY, UNHEARD, UNHEARD, Baseline.UNKNOWN);

    /** Cold when it is heard for the first time. */
    GasTrack heard(long at, long warmUp) {
        return new GasTrack(trace, Math.max(heardAt, at), heardAt == UNHEARD ? at + warmUp : warmAt, baseline);
    }

    /** Who lost the line for less than it takes to cool down is warm still. */
    GasTrack online(long at, long warmUp) {
        return heardAt == UNHEARD || at - heardAt < warmUp ? this : warmAt(at + warmUp);
    }

    GasTrack warmAt(long time) {
        return new GasTrack(trace, heardAt, time, baseline);
    }

    GasTrack with(Trace next, Baseline base) {
        return new GasTrack(next, heardAt, warmAt, base);
    }

    @Override
    public void write(DataOutput out) throws IOException {
        trace.write(out);
        out.writeLong(heardAt);
        out.writeLong(warmAt);
        baseline.write(out);
    }

    static GasTrack read(DataInput in) throws IOException {
        return new GasTrack(Trace.read(in), in.readLong(), in.readLong(), Baseline.read(in));
    }
}
