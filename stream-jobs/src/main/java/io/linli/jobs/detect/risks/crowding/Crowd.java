package io.linli.jobs.detect.risks.crowding;

import io.linli.model.Level;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * An open episode.
 *
 * @param peak the most people that were there since
 */
record Crowd(long onset, String device, Level level, double peak, boolean late) {

    Crowd seen(double people) {
        return people <= peak ? this : new Crowd(onset, device, level, people, late);
    }

    Crowd risen(String worst, Level to) {
        return new Crowd(onset, worst, to, peak, late);
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(onset);
        out.writeUTF(device);
        out.writeByte(level.ordinal());
        out.writeDouble(peak);
        out.writeBoolean(late);
    }

    static Crowd read(DataInput in) throws IOException {
        return new Crowd(
                in.readLong(), in.readUTF(), Level.values()[in.readUnsignedByte()], in.readDouble(), in.readBoolean());
    }
}
