package io.linli.jobs.detect.risks.inactivity;

import io.linli.model.Ladder;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * An open episode.
 *
 * @param limit by which it was raised; what is learned meanwhile changes nothing
 * @param raisedAt when its first step was taken
 * @param answeredAt when the resident answered the check-in call, or {@link #NONE}
 * @param wokeAt of the first activity since, that waits for a second
 */
record Alarm(long onset, Ladder step, Limit limit, long raisedAt, long answeredAt, String wokeBy, long wokeAt) {
    static final long NONE = Long.MIN_VALUE;

    static Alarm raised(long onset, Ladder step, Limit limit, long now) {
        return new Alarm(onset, step, limit, now, NONE, "", NONE);
    }

    Alarm at(Ladder next) {
        return new Alarm(onset, next, limit, raisedAt, answeredAt, wokeBy, wokeAt);
    }

    Alarm answered(long at) {
        return new Alarm(onset, step, limit, raisedAt, at, wokeBy, wokeAt);
    }

    boolean isAnswered() {
        return answeredAt != NONE;
    }

    Alarm woken(Activity activity) {
        return new Alarm(onset, step, limit, raisedAt, answeredAt, activity.device(), activity.at());
    }

    /** Whether somebody is really up: a second activity soon after the first, or by another sensor. */
    boolean isEndedBy(Activity activity, long soon) {
        if (wokeAt == NONE || activity.at() == wokeAt && activity.device().equals(wokeBy)) {
            return false;
        }
        return Math.abs(activity.at() - wokeAt) <= soon || !activity.device().equals(wokeBy);
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(onset);
        out.writeByte(step.ordinal());
        limit.write(out);
        out.writeLong(raisedAt);
        out.writeLong(answeredAt);
        out.writeUTF(wokeBy);
        out.writeLong(wokeAt);
    }

    static Alarm read(DataInput in, int version) throws IOException {
        return new Alarm(
                in.readLong(),
                Ladder.values()[in.readUnsignedByte()],
                Limit.read(in, version),
                in.readLong(),
                in.readLong(),
                in.readUTF(),
                in.readLong());
    }
}
