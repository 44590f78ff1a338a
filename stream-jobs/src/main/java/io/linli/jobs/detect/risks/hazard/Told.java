package io.linli.jobs.detect.risks.hazard;

import io.linli.model.Level;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What was told: the open episode.
 *
 * @param device that leads it
 * @param judgedAt when a person told what they found, or {@link Trace#NEVER}
 */
public record Told(long onset, Level level, String device, boolean late, long judgedAt) {

    public boolean isJudged() {
        return judgedAt != Trace.NEVER;
    }

    Told judged(long now) {
        return new Told(onset, level, device, late, now);
    }

    /** Worse than people knew: they have to look again. */
    Told risen(Level higher, String leading) {
        return new Told(onset, higher, leading, false, Trace.NEVER);
    }

    Told fallen(Level lower) {
        return new Told(onset, lower, device, late, judgedAt);
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(onset);
        out.writeByte(level.ordinal());
        out.writeUTF(device);
        out.writeBoolean(late);
        out.writeLong(judgedAt);
    }

    static Told read(DataInput in) throws IOException {
        return new Told(
                in.readLong(), Level.values()[in.readUnsignedByte()], in.readUTF(), in.readBoolean(), in.readLong());
    }
}
