package io.linli.jobs.detect.risks.inactivity;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The present silence of a home.
 *
 * @param begun at the last activity
 * @param device that told it, empty when none has yet
 * @param doorAt when the exit door last moved with nothing inside surely since, or {@link #NONE}
 * @param lastDoor when it last moved at all, or {@link #NONE}
 * @param unseen milliseconds since in which no gateway was heard
 * @param seenAgain when the last such time ended, or {@link #NONE}
 */
record Silence(long begun, String device, String room, long doorAt, long lastDoor, long unseen, long seenAgain) {
    static final long NONE = Long.MIN_VALUE;
    /**
     * Who goes out is still seen behind the door: of six silences of half an hour that began so soon after it in the
     * recorded homes, five were absences.
     */
    private static final long SHUTS = 10_000L;
    /** Clocks of two devices may be wrong by 90 s each. */
    private static final long CLOCKS = 180_000L;

    /** The one that an activity begins, after this one. What the door did just before a home was seen again is not known. */
    Silence endedBy(Activity activity, long awayAfter) {
        var isShutting = doorAt != NONE && activity.at() - doorAt <= SHUTS;
        var door = activity.exitDoor() ? activity.at() : isShutting ? doorAt : NONE;
        var isFresh = seenAgain != NONE && activity.at() - seenAgain <= awayAfter;
        return new Silence(
                activity.at(),
                activity.device(),
                activity.room(),
                door,
                door == NONE ? lastDoor : door,
                0,
                isFresh ? seenAgain : NONE);
    }

    /** Of an exit door that spoke after what it seems to have moved before: which came last nobody can tell. */
    Silence outOfOrder(Activity door) {
        return door.exitDoor() && door.at() > lastDoor && begun - door.at() <= CLOCKS
                ? new Silence(begun, device, room, door.at(), door.at(), unseen, seenAgain)
                : this;
    }

    /** Whatever was before. */
    static Silence countedFrom(long now) {
        return new Silence(now, "", "", NONE, NONE, 0, NONE);
    }

    Silence unseenFor(long more, long now) {
        return new Silence(begun, device, room, doorAt, lastDoor, unseen + more, now);
    }

    /** Since when it may be that nobody stirred, as far as was seen. */
    long seenSince() {
        return Math.max(begun, seenAgain);
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
        out.writeLong(lastDoor);
        out.writeLong(seenAgain);
    }

    static Silence read(DataInput in, int version) throws IOException {
        var begun = in.readLong();
        var device = in.readUTF();
        var room = in.readUTF();
        var doorAt = in.readLong();
        var unseen = in.readLong();
        return version == 1
                ? new Silence(begun, device, room, doorAt, doorAt, unseen, NONE)
                : new Silence(begun, device, room, doorAt, in.readLong(), unseen, in.readLong());
    }
}
