package io.linli.jobs.detect.risks.flood;

import io.linli.model.Level;
import io.linli.model.Stage;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How an episode stands.
 *
 * @param device the sensor that tells the present level
 * @param deepest mm, the most that was seen so far
 * @param lowSince since when the water is below the present level by the margin, or {@link #NONE}
 * @param calmSince since when it is below every level
 * @param drySince since when nothing is wet
 */
record Course(
        long onset,
        Level level,
        Stage stage,
        String device,
        double deepest,
        long deepestAt,
        boolean late,
        long lowSince,
        long calmSince,
        long drySince) {
    static final long NONE = Long.MAX_VALUE;

    static Course opened(long onset, Target target, Sample sample, boolean late) {
        return new Course(
                onset,
                target.level(),
                target.stage(),
                target.device(),
                sample.depth(),
                sample.at(),
                late,
                NONE,
                NONE,
                NONE);
    }

    Course at(Target target, long calmSince) {
        return new Course(
                onset,
                target.level(),
                target.stage(),
                target.device(),
                deepest,
                deepestAt,
                late,
                NONE,
                calmSince,
                drySince);
    }

    /** Below every level; what was only expected has not been reached by that. */
    Target left() {
        return new Target(Level.IV, stage, device, 0, Cause.DEPTH);
    }

    Course seen(Sample sample) {
        return sample.depth() <= deepest
                ? this
                : new Course(
                        onset, level, stage, device, sample.depth(), sample.at(), late, lowSince, calmSince, drySince);
    }

    Course low(long since) {
        return new Course(onset, level, stage, device, deepest, deepestAt, late, since, calmSince, drySince);
    }

    Course dry(long since) {
        return new Course(onset, level, stage, device, deepest, deepestAt, late, lowSince, calmSince, since);
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(onset);
        out.writeByte(level.ordinal());
        out.writeByte(stage.ordinal());
        out.writeUTF(device);
        out.writeDouble(deepest);
        out.writeLong(deepestAt);
        out.writeBoolean(late);
        out.writeLong(lowSince);
        out.writeLong(calmSince);
        out.writeLong(drySince);
    }

    static Course read(DataInput in) throws IOException {
        return new Course(
                in.readLong(),
                Level.values()[in.readUnsignedByte()],
                Stage.values()[in.readUnsignedByte()],
                in.readUTF(),
                in.readDouble(),
                in.readLong(),
                in.readBoolean(),
                in.readLong(),
                in.readLong(),
                in.readLong());
    }
}
