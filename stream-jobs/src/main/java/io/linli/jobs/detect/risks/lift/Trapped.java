package io.linli.jobs.detect.risks.lift;

import io.linli.model.Level;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * An open episode.
 *
 * @param people whether somebody is known to be inside
 * @param late whether it was told by readings that came late
 */
record Trapped(long onset, String device, long since, boolean people, Level level, int steps, boolean late) {

    Trapped risen(boolean anybody, Level to, int step) {
        return new Trapped(onset, device, since, people || anybody, to.isAbove(level) ? to : level, step, late);
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(onset);
        out.writeUTF(device);
        out.writeLong(since);
        out.writeBoolean(people);
        out.writeByte(level.ordinal());
        out.writeByte(steps);
        out.writeBoolean(late);
    }

    static Trapped read(DataInput in) throws IOException {
        return new Trapped(
                in.readLong(),
                in.readUTF(),
                in.readLong(),
                in.readBoolean(),
                Level.values()[in.readUnsignedByte()],
                in.readUnsignedByte(),
                in.readBoolean());
    }
}
