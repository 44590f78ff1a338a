package io.linli.jobs.detect.risks.flood;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of how water rises at a sensor.
 *
 * @param past the last rises, oldest first
 * @param now the one that has not ended
 */
record Rises(List<Rise> past, @Nullable Rise now) {
    /** A rise that this many others followed says nothing any more. */
    private static final int KEPT = 32;
    /** What is left so long after a peak is a puddle. */
    private static final long STANDS = Duration.ofHours(6).toMillis();

    static final Rises NONE = new Rises(List.of(), null);

    /** With a sample that is believed, its rate in mm/min, and the depth from which on there is water. */
    Rises seen(Sample sample, double rate, double wet) {
        if (now == null) {
            return sample.depth() >= Rise.LOWEST ? new Rises(past, Rise.begun(sample, rate)) : this;
        }
        if (sample.depth() < wet || sample.depth() < Rise.LOWEST && sample.at() > now.peakAt() + STANDS) {
            return ended(now);
        }
        var next = now.seen(sample, rate);
        return next.equals(now) ? this : new Rises(past, next);
    }

    private Rises ended(Rise last) {
        var next = new ArrayList<>(past);
        next.add(last);
        if (next.size() > KEPT) {
            next.remove(0);
        }
        return new Rises(List.copyOf(next), null);
    }

    void write(DataOutput out) throws IOException {
        out.writeByte(past.size());
        for (var rise : past) {
            rise.write(out);
        }
        out.writeBoolean(now != null);
        if (now != null) {
            now.write(out);
        }
    }

    static Rises read(DataInput in) throws IOException {
        var past = new ArrayList<Rise>();
        for (var rest = in.readUnsignedByte(); rest > 0; rest--) {
            past.add(Rise.read(in));
        }
        return new Rises(List.copyOf(past), in.readBoolean() ? Rise.read(in) : null);
    }
}
