package io.linli.jobs.detect.risks.inactivity;

import io.linli.jobs.detect.Watched;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How long a silence may last, and why: the shortest of what applies, never below the floor.
 *
 * @param norm the longest usual silence that it comes from, 0 when none
 * @param call after which the check-in call comes
 */
record Limit(long span, Reason reason, long norm, long call) {

    /** Their order is kept in memories. */
    enum Reason {
        /** Nothing learned applies. */
        CAP,
        LEARNING,
        FEW_SENSORS,
        BEGUN,
        ROOM,
        UP_BY,
        AWAY,
        /** The rule says so, whatever was learned. */
        FIXED,
        /** Beyond the longest silence of all. */
        LONGEST,
        /** A sensor fell silent: somebody may be where nobody would see. */
        SENSOR_FAULT,
        /** The home could not be seen for a while: somebody may have gone out. */
        UNSEEN,
        /** Beyond all that were ever going on at this time of day. */
        ONGOING
    }

    private static final String FIXED_LIMIT = "fixed_limit";

    static boolean isFixed(Watched watched) {
        return watched.millis(FIXED_LIMIT) > 0;
    }

    /** The shortest that any silence may last. */
    static double least(Watched watched) {
        var floor = Math.min(watched.number("floor"), watched.number("bathroom_floor"));
        return isFixed(watched) ? Math.min(floor, watched.number(FIXED_LIMIT)) : floor;
    }

    static Limit of(Home home, long now) {
        var watched = home.watched();
        var silence = home.memory().silence();
        if (isFixed(watched)) {
            return learned(watched.millis(FIXED_LIMIT), Reason.FIXED, 0, watched);
        }
        var limit = present(home, now);
        return silence.seenAgain() == Silence.NONE ? limit : limit.from(silence.seenAgain(), silence, watched);
    }

    private static Limit present(Home home, long now) {
        var watched = home.watched();
        var silence = home.memory().silence();
        if (silence.isAway(now, watched.millis("away_after"))) {
            return Absence.limit(home);
        }
        var cap = watched.millis("cap");
        if (home.liveChannels(now) < 2) {
            return plain(cap, Reason.FEW_SENSORS);
        }
        if (home.isDoorUnseen(now)) {
            return plain(Math.max(cap, Absence.limit(home).span()), Reason.SENSOR_FAULT);
        }
        if (home.isPartlyUnseen(now)) {
            return plain(cap, Reason.SENSOR_FAULT);
        }
        return silence.seenAgain() == Silence.NONE
                ? Usual.limit(home, silence.begun(), silence.room(), now)
                : unknown(home, now);
    }

    /** Nobody saw who went out meanwhile. */
    private static Limit unknown(Home home, long now) {
        var usual = Usual.limit(home, home.memory().silence().seenSince(), "", now);
        var absence = Absence.limit(home);
        return home.hasExitDoor() && absence.span > usual.span
                ? new Limit(absence.span, Reason.UNSEEN, 0, absence.span)
                : usual;
    }

    /** Whoever was not seen for a while may have begun to rest only then; what was seen before comes on top. */
    private Limit from(long seenAgain, Silence silence, Watched watched) {
        var before = Math.max(0, seenAgain - silence.begun() - silence.unseen());
        var most = Math.max(span, watched.millis("cap"));
        return new Limit(Math.min(most, span + before), reason, norm, Math.min(most, call + before));
    }

    /** Not known for this home: a call at the limit, and more when nobody answers. */
    static Limit plain(long span, Reason reason) {
        return new Limit(span, reason, 0, span);
    }

    /** Known for this home: the call comes before it, but not before half of what lies beyond the longest that was usual. */
    static Limit learned(long span, Reason reason, long norm, Watched watched) {
        var early = Math.max((long) (span * watched.number("call_share")), (norm + span) / 2);
        return new Limit(span, reason, norm, Math.min(early, span));
    }

    boolean isPlain() {
        return switch (reason) {
            case LEARNING, FEW_SENSORS, SENSOR_FAULT, UNSEEN -> true;
            case CAP, BEGUN, ROOM, UP_BY, AWAY, FIXED, LONGEST, ONGOING -> false;
        };
    }

    Limit orShorter(Limit other) {
        return other.span < span ? other : this;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(span);
        out.writeByte(reason.ordinal());
        out.writeLong(norm);
        out.writeLong(call);
    }

    static Limit read(DataInput in, int version) throws IOException {
        var span = in.readLong();
        var reason = Reason.values()[in.readUnsignedByte()];
        var norm = in.readLong();
        return new Limit(span, reason, norm, version == 1 ? span : in.readLong());
    }
}
