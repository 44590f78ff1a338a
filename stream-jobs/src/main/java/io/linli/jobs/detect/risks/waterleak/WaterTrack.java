package io.linli.jobs.detect.risks.waterleak;

import io.linli.jobs.detect.risks.hazard.Sample;
import io.linli.jobs.detect.risks.hazard.Trace;
import io.linli.jobs.detect.risks.hazard.Track;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What one probe or meter said.
 *
 * @param wet of a probe, 1 and 0
 * @param flow L/min, measured or told by the counter
 * @param ranAt until when water is known to have run, however little
 * @param counter as last read, litres
 */
record WaterTrack(
        Trace wet,
        Trace flow,
        Meter meter,
        long ranAt,
        @Nullable Sample counter) implements Track {
    static final double WET = 0.5;
    private static final double[] LIMITS = {WET};
    static final WaterTrack FRESH = new WaterTrack(Trace.EMPTY, Trace.EMPTY, Meter.EMPTY, Long.MIN_VALUE, null);
    /** A counter read less often than this knows of no pauses, and a flow is taken to last no longer. */
    static final long CLOSE = 10 * 60_000L;

    WaterTrack probed(Sample sample) {
        var next = wet.take(sample.at(), sample.value(), LIMITS);
        return next.equals(wet) ? this : new WaterTrack(next, flow, meter, ranAt, counter);
    }

    /** A meter that counts besides tells by its counter how much it was. */
    WaterTrack flowed(Sample sample, double least) {
        var after = with(flow.take(sample.at(), sample.value(), least));
        if (flow.isEmpty() || counter != null || sample.at() <= flow.newestAt()) {
            return after;
        }
        var span = Math.min(sample.at() - flow.newestAt(), CLOSE);
        var before = flow.newestValue();
        return after.ran(flow.newestAt(), sample.at(), before < least ? 0 : before * span / 60_000);
    }

    /**
     * What came in late says nothing that the newest has not counted. A counter that went back, or rose faster than
     * water runs, is another one: it is counted on from there.
     */
    WaterTrack counted(Sample sample, double least, double steepest, boolean hasFlow) {
        var before = counter;
        if (before != null && sample.at() <= before.at()) {
            return this;
        }
        var after = new WaterTrack(wet, flow, meter, ranAt, sample);
        if (before == null) {
            return after;
        }
        var span = sample.at() - before.at();
        var litres = sample.value() - before.value();
        var rate = litres * 60_000 / span;
        if (litres < 0 || rate > steepest) {
            return after;
        }
        var counted = after.ran(before.at(), sample.at(), litres);
        return hasFlow ? counted : counted.with(counted.flow(before.at(), new Sample(sample.at(), rate), least));
    }

    private Trace flow(long from, Sample sample, double least) {
        var paused = sample.at() - from > CLOSE ? flow.take(sample.at() - 1, 0, least) : flow;
        return paused.take(sample.at(), sample.value(), least);
    }

    private WaterTrack with(Trace next) {
        return next.equals(flow) ? this : new WaterTrack(wet, next, meter, ranAt, counter);
    }

    private WaterTrack ran(long from, long until, double litres) {
        return new WaterTrack(wet, flow, meter.ran(from, until, litres), litres > 0 ? until : ranAt, counter);
    }

    WaterTrack settled() {
        return new WaterTrack(wet.newestOnly(), flow.newestOnly(), Meter.EMPTY, ranAt, counter);
    }

    @Override
    public void write(DataOutput out) throws IOException {
        wet.write(out);
        flow.write(out);
        meter.write(out);
        out.writeLong(ranAt);
        out.writeBoolean(counter != null);
        if (counter != null) {
            out.writeLong(counter.at());
            out.writeDouble(counter.value());
        }
    }

    static WaterTrack read(DataInput in) throws IOException {
        var wet = Trace.read(in);
        var flow = Trace.read(in);
        var meter = Meter.read(in);
        var ranAt = in.readLong();
        var counter = in.readBoolean() ? new Sample(in.readLong(), in.readDouble()) : null;
        return new WaterTrack(wet, flow, meter, ranAt, counter);
    }
}
