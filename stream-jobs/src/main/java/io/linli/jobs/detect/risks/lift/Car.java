package io.linli.jobs.detect.risks.lift;

import io.linli.jobs.detect.Verdict;
import io.linli.jobs.detect.Watched;
import io.linli.model.Level;
import io.linli.model.LiftState;
import org.jspecify.annotations.Nullable;

/** One lift at one time: whether somebody may be held in it, since when, and what comes next. */
record Car(String device, Lift lift, Watched watched, long now) {
    private static final String MAINTENANCE = "maintenance";

    /**
     * @param since when it came to stand so
     * @param step 0 when it is told, 1 and 2 when the clocks have run out
     */
    record Sight(long since, boolean people, int step, long next) {

        Level level() {
            if (people) {
                return step == 0 ? Level.II : Level.I;
            }
            return step == 2 ? Level.II : Level.III;
        }
    }

    /** Whether somebody is inside: a sensor that says so for hours on end is stuck. */
    boolean hasPeople() {
        return lift.buttonAt() != Lift.NEVER || isCounted();
    }

    private boolean isCounted() {
        return lift.peopleSince() != Lift.NEVER && now - lift.peopleSince() <= watched.millis("stuck_after");
    }

    /** How long ago anything of it was last heard. */
    long age() {
        return now - Math.max(lift.stateAt(), Math.max(lift.peopleAt(), lift.buttonAt()));
    }

    boolean isFree() {
        return lift.isOpenAtLevel() && !hasPeople();
    }

    /** Since when somebody may be held, by whatever sign; null when nothing tells of it. */
    private @Nullable Long since() {
        if (lift.stillSince() == Lift.NEVER) {
            return null;
        }
        if (!hasPeople()) {
            return lift.is(LiftState.OFF_LEVEL) ? lift.stillSince() : null;
        }
        if (lift.is(LiftState.OFF_LEVEL)) {
            return lift.stillSince();
        }
        var counted = isCounted() ? lift.peopleSince() : Long.MAX_VALUE;
        var called = lift.buttonAt() == Lift.NEVER ? Long.MAX_VALUE : lift.buttonAt();
        return Math.max(lift.stillSince(), Math.min(counted, called));
    }

    private boolean isExplained() {
        var registered = watched.devices().get(device);
        var isInspected = lift.is(LiftState.MAINTENANCE)
                || registered != null && registered.tags().contains(MAINTENANCE);
        return isInspected || now - lift.stateAt() > watched.millis("stuck_after");
    }

    /** Null when nothing is to be told and nothing is to be waited for. */
    @Nullable
    Sight look() {
        var since = since();
        if (since == null || isExplained()) {
            return null;
        }
        var from = since + watched.blindness().within(since, now);
        var due = new long[] {
            from + watched.millis("held_for"),
            from + watched.millis("first_clock"),
            from + watched.millis("second_clock")
        };
        if (now < due[0]) {
            return new Sight(since, hasPeople(), -1, due[0]);
        }
        var step = now >= due[2] ? 2 : now >= due[1] ? 1 : 0;
        return new Sight(since, hasPeople(), step, step == 2 ? Verdict.NEVER : due[step + 1]);
    }

    /** The steps of a car that is told go on by its own clock, whatever the sensors say meanwhile. */
    Sight goOn(Trapped told) {
        var from = told.since() + watched.blindness().within(told.since(), now);
        var first = from + watched.millis("first_clock");
        var second = from + watched.millis("second_clock");
        var step = now >= second ? 2 : now >= first ? 1 : 0;
        var next = step == 2 ? Verdict.NEVER : step == 1 ? second : first;
        return new Sight(told.since(), told.people() || hasPeople(), step, next);
    }
}
