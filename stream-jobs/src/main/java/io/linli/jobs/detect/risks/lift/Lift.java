package io.linli.jobs.detect.risks.lift;

import io.linli.model.LiftState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A lift as it was last told; times by the devices' clocks.
 *
 * @param state bits of {@link LiftState}
 * @param stateAt of its newest word
 * @param stillSince since when it stands off level or with its door shut, or {@link #NEVER}
 * @param peopleAt of the newest word of a counter of people
 * @param peopleSince since when one says that somebody is in the car, or {@link #NEVER}
 * @param buttonAt when somebody in the car called, until the door opens at a level, or {@link #NEVER}
 */
record Lift(int state, long stateAt, long stillSince, long peopleAt, long peopleSince, long buttonAt) {
    static final long NEVER = Long.MIN_VALUE;
    static final Lift UNKNOWN = new Lift(LiftState.DOOR_OPEN, NEVER, NEVER, NEVER, NEVER, NEVER);

    boolean is(int bit) {
        return (state & bit) != 0;
    }

    boolean isShutOrOffLevel() {
        return !is(LiftState.MOVING) && (!is(LiftState.DOOR_OPEN) || is(LiftState.OFF_LEVEL));
    }

    /** Whoever is inside can walk out. */
    boolean isOpenAtLevel() {
        return is(LiftState.DOOR_OPEN) && !is(LiftState.OFF_LEVEL) && !is(LiftState.MOVING);
    }

    /** What is older than its newest word changes nothing. */
    Lift said(int bits, long at) {
        if (at < stateAt) {
            return this;
        }
        var next = new Lift(bits, at, stillSince, peopleAt, peopleSince, buttonAt);
        var still = next.isShutOrOffLevel();
        var called = next.is(LiftState.ALARM_BUTTON) ? earliest(buttonAt, at) : buttonAt;
        // An open door lets out who called, unless the button is still held.
        var button = next.isOpenAtLevel() && !next.is(LiftState.ALARM_BUTTON) ? NEVER : called;
        var since = !still ? NEVER : stillSince == NEVER ? at : stillSince;
        var people = next.is(LiftState.PEOPLE) ? earliest(peopleSince, at) : is(LiftState.PEOPLE) ? NEVER : peopleSince;
        return new Lift(bits, at, since, peopleAt, people, button);
    }

    Lift counted(boolean anybody, long at) {
        if (at < peopleAt) {
            return this;
        }
        return new Lift(state, stateAt, stillSince, at, anybody ? earliest(peopleSince, at) : NEVER, buttonAt);
    }

    Lift called(long at) {
        return isOpenAtLevel()
                ? this
                : new Lift(state, stateAt, stillSince, peopleAt, peopleSince, earliest(buttonAt, at));
    }

    private static long earliest(long since, long at) {
        return since == NEVER ? at : since;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(state);
        out.writeLong(stateAt);
        out.writeLong(stillSince);
        out.writeLong(peopleAt);
        out.writeLong(peopleSince);
        out.writeLong(buttonAt);
    }

    static Lift read(DataInput in) throws IOException {
        return new Lift(in.readInt(), in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readLong());
    }
}
