package io.linli.jobs.detect.risks.fall;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A fall that a device told of; times by the devices' clocks.
 *
 * @param room in which it was, empty where nobody wrote that down
 * @param arrivedAt when we heard of it
 * @param uprightAt when somebody was seen to be up again, or {@link #NEVER}
 * @param activeAt of the last sign of somebody elsewhere, or {@link #NEVER}
 * @param step 0 while it waits, 1 once told, 2 once nobody moved for long
 */
record Fallen(
        long at, String device, String room, long arrivedAt, long uprightAt, long activeAt, int step, boolean late) {
    static final long NEVER = Long.MIN_VALUE;

    static Fallen now(long at, String device, String room, long arrivedAt, boolean late) {
        return new Fallen(at, device, room, arrivedAt, NEVER, NEVER, 0, late);
    }

    Fallen upright(long when) {
        return when <= uprightAt || when <= at
                ? this
                : new Fallen(at, device, room, arrivedAt, when, activeAt, step, late);
    }

    Fallen active(long when) {
        return when <= activeAt || when <= at
                ? this
                : new Fallen(at, device, room, arrivedAt, uprightAt, when, step, late);
    }

    /** Down once more, before anybody came. */
    Fallen again() {
        return new Fallen(at, device, room, arrivedAt, NEVER, NEVER, step, late);
    }

    Fallen step(int next) {
        return new Fallen(at, device, room, arrivedAt, uprightAt, activeAt, next, late);
    }

    boolean isUp() {
        return uprightAt != NEVER;
    }

    boolean isActive() {
        return activeAt != NEVER;
    }

    boolean isTold() {
        return step > 0;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(at);
        out.writeUTF(device);
        out.writeUTF(room);
        out.writeLong(arrivedAt);
        out.writeLong(uprightAt);
        out.writeLong(activeAt);
        out.writeByte(step);
        out.writeBoolean(late);
    }

    static Fallen read(DataInput in) throws IOException {
        return new Fallen(
                in.readLong(),
                in.readUTF(),
                in.readUTF(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readUnsignedByte(),
                in.readBoolean());
    }
}
