package io.linli.jobs.detect.risks.door;

import io.linli.model.Level;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * An open episode.
 *
 * @param left when somebody went out, or {@link Door#NEVER}
 * @param stands since when the door stands open, or {@link Door#NEVER}
 * @param limit by which it was told, milliseconds
 */
record DoorAlarm(long onset, String device, long left, long stands, long limit, long toldAt, Level level) {

    DoorAlarm with(String door, long leftAt, long standsSince, long by, long now, Level its) {
        return new DoorAlarm(onset, door, leftAt, standsSince, by, now, its);
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(onset);
        out.writeUTF(device);
        out.writeLong(left);
        out.writeLong(stands);
        out.writeLong(limit);
        out.writeLong(toldAt);
        out.writeByte(level.ordinal());
    }

    static DoorAlarm read(DataInput in) throws IOException {
        return new DoorAlarm(
                in.readLong(),
                in.readUTF(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                Level.values()[in.readUnsignedByte()]);
    }
}
