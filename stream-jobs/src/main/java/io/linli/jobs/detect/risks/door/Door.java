package io.linli.jobs.detect.risks.door;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * One exit door, by its own clock.
 *
 * @param at of its newest word
 * @param openedAt since when it stands open, or {@link #NEVER} while it is shut
 * @param movedAt when somebody last went through, or may be on the way
 */
record Door(long at, long openedAt, long movedAt) {
    static final long NEVER = Long.MIN_VALUE;
    static final Door SHUT = new Door(NEVER, NEVER, NEVER);

    boolean isOpen() {
        return openedAt != NEVER;
    }

    /** What is older than its newest word changes nothing, and neither does the same again. */
    Door said(boolean open, long time, long passage) {
        if (time < at || open == isOpen()) {
            return time <= at ? this : new Door(time, openedAt, movedAt);
        }
        if (open) {
            return new Door(time, time, movedAt);
        }
        var wentThrough = time - openedAt >= passage;
        return new Door(time, NEVER, wentThrough ? time : movedAt);
    }

    /** When the last passage was: a door that still stands open may be one. */
    long passedAt(long now, long passage) {
        return isOpen() && now - openedAt >= passage ? Math.max(openedAt, movedAt) : movedAt;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(at);
        out.writeLong(openedAt);
        out.writeLong(movedAt);
    }

    static Door read(DataInput in) throws IOException {
        return new Door(in.readLong(), in.readLong(), in.readLong());
    }
}
