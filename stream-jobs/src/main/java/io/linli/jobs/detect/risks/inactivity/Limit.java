package io.linli.jobs.detect.risks.inactivity;

import io.linli.jobs.detect.Watched;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;

/**
 * How long a silence may last, and why: the shortest of what applies, never below the floor.
 *
 * @param norm the longest usual silence that it comes from, 0 when none
 */
record Limit(long span, Reason reason, long norm) {

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
        FIXED
    }

    /** Known for this home, so that a call comes before it. */
    boolean isLearned() {
        return switch (reason) {
            case CAP, BEGUN, ROOM, UP_BY, FIXED -> true;
            case LEARNING, FEW_SENSORS, AWAY -> false;
        };
    }

    private static final LocalTime DAY_FROM = LocalTime.of(7, 0);
    private static final LocalTime DAY_TO = LocalTime.of(21, 0);
    private static final LocalTime NIGHT_FROM = LocalTime.of(20, 0);
    private static final LocalTime NIGHT_TO = LocalTime.of(5, 0);
    private static final String BATHROOM = "bath";
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
        var begun = silence.begun();
        if (isFixed(watched)) {
            return new Limit(watched.millis(FIXED_LIMIT), Reason.FIXED, 0);
        }
        if (silence.isAway(now, watched.millis("away_after"))) {
            return new Limit(away(begun, watched), Reason.AWAY, 0);
        }
        if (home.liveChannels(now) < 2) {
            return new Limit(watched.millis("cap"), Reason.FEW_SENSORS, 0);
        }
        if (begun
                < home.memory().watchedSince()
                        + Duration.ofDays((long) watched.number("learning_days"))
                                .toMillis()) {
            var day = isBetween(begun, watched, DAY_FROM, DAY_TO);
            return new Limit(watched.millis(day ? "learning_day" : "learning_night"), Reason.LEARNING, 0);
        }
        var learned = learned(home, now);
        return new Limit(Math.max(learned.span, floor(silence, watched)), learned.reason, learned.norm);
    }

    private static Limit learned(Home home, long now) {
        var watched = home.watched();
        var zone = watched.place().zone();
        var silence = home.memory().silence();
        var begun = silence.begun();
        var profile = home.memory().profile();
        var margin = watched.millis("begun_margin");
        var limit = new Limit(watched.millis("cap"), Reason.CAP, 0);

        var near = profile.begunNear(begun, watched.millis("begun_window"), zone);
        if (near.count() > 0) {
            limit = limit.orShorter(new Limit(near.longest() + margin, Reason.BEGUN, near.longest()));
        }
        var room = profile.inRoom(silence.room(), begun, watched.millis("room_window"), zone);
        if (room.count() >= watched.number("room_silences") && home.isLive(silence.device(), now)) {
            var span = (long) (watched.number("room_factor") * room.longest()) + margin;
            limit = limit.orShorter(new Limit(span, Reason.ROOM, room.longest()));
        }
        if (isBetween(begun, watched, NIGHT_FROM, NIGHT_TO)) {
            var rising = profile.latestRising();
            var by = Math.max(watched.millis("up_by"), rising == 0 ? 0 : rising + margin);
            var usual = rising == 0 ? 0 : next(begun, rising, watched) - begun;
            limit = limit.orShorter(new Limit(next(begun, by, watched) - begun, Reason.UP_BY, usual));
        }
        return limit;
    }

    private Limit orShorter(Limit other) {
        return other.span < span ? other : this;
    }

    private static long floor(Silence silence, Watched watched) {
        var bathroom = silence.room().contains(BATHROOM) && isBetween(silence.begun(), watched, DAY_FROM, DAY_TO);
        return watched.millis(bathroom ? "bathroom_floor" : "floor");
    }

    /** Absence delays and never cancels: some hours, or until people are back of an evening. */
    private static long away(long begun, Watched watched) {
        var soonest = begun + watched.millis("away_after");
        var evening = next(soonest, watched.millis("back_by"), watched);
        return Math.min(watched.millis("away_limit"), evening - begun);
    }

    /** The next time that local clocks show so many milliseconds after midnight. */
    private static long next(long after, long sinceMidnight, Watched watched) {
        var zone = watched.place().zone();
        var day = Instant.ofEpochMilli(after).atZone(zone).toLocalDate();
        var clock =
                LocalTime.MIDNIGHT.plusNanos(Duration.ofMillis(sinceMidnight).toNanos());
        var time = day.atTime(clock).atZone(zone).toInstant().toEpochMilli();
        return time > after
                ? time
                : day.plusDays(1).atTime(clock).atZone(zone).toInstant().toEpochMilli();
    }

    private static boolean isBetween(long time, Watched watched, LocalTime from, LocalTime to) {
        var local = Instant.ofEpochMilli(time).atZone(watched.place().zone()).toLocalTime();
        return from.isBefore(to)
                ? !local.isBefore(from) && local.isBefore(to)
                : !local.isBefore(from) || local.isBefore(to);
    }
}
