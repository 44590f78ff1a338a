package io.linli.jobs.detect.risks.inactivity;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The present silence of a home.
 *
 * @param begun at the last activity
 * @param device that told it, empty when none has yet
 * @param doorAt when the exit door last moved with nothing inside since, or {@link #NONE}
 * @param unseen milliseconds since in which no gateway was heard
 */
record Silence(long begun, String device, String room, long doorAt, long unseen) {
    static final long NONE = Long.MIN_VALUE;

    static Silence from(Activity activity) {
        return new Silence(
                activity.at(), activity.device(), activity.room(), activity.exitDoor() ? activity.at() : NONE, 0);
    }

    /** Whatever was before. */
    static Silence countedFrom(long now) {
        return new Silence(now, "", "", NONE, 0);
    }

    Silence unseenFor(long more) {
        return new Silence(begun, device, room, doorAt, unseen + more);
    }

    /** The door moved and then nothing did inside for so long: probably nobody is there. */
    boolean isAway(long now, long after) {
        return doorAt != NONE && now >= doorAt + after;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(begun);
        out.writeUTF(device);
        out.writeUTF(room);
        out.writeLong(doorAt);
        out.writeLong(unseen);
    }

    static Silence read(DataInput in) throws IOException {
        return new Silence(in.readLong(), in.readUTF(), in.readUTF(), in.readLong(), in.readLong());
    }
}
