package io.linli.jobs.detect.risks.inactivity;

import io.linli.jobs.detect.Watched;
import io.linli.jobs.detect.risks.inactivity.Limit.Reason;
import io.linli.jobs.detect.risks.inactivity.Profile.Norm;
import java.time.Duration;
import java.time.LocalTime;

/** The limit that follows from how long it is usually quiet in a home. */
final class Usual {
    private static final LocalTime DAY_FROM = LocalTime.of(7, 0);
    private static final LocalTime DAY_TO = LocalTime.of(21, 0);
    private static final LocalTime NIGHT_FROM = LocalTime.of(20, 0);
    private static final LocalTime NIGHT_TO = LocalTime.of(5, 0);
    private static final String BATHROOM = "bath";

    private Usual() {}

    /** For a silence that began then and there; in no known room when that is empty. */
    static Limit limit(Home home, long begun, String room, long now) {
        var watched = home.watched();
        var learning = Duration.ofDays((long) watched.number("learning_days")).toMillis();
        if (begun < home.memory().watchedSince() + learning) {
            var day = LocalDay.isBetween(begun, watched, DAY_FROM, DAY_TO);
            return Limit.plain(watched.millis(day ? "learning_day" : "learning_night"), Reason.LEARNING);
        }
        var shortest =
                byTime(home, begun).orShorter(byRoom(home, begun, room, now)).orShorter(byRising(home, begun));
        var least = floor(begun, room, watched);
        return Limit.learned(Math.max(shortest.span(), least), shortest.reason(), shortest.norm(), watched);
    }

    private static Limit byTime(Home home, long begun) {
        var watched = home.watched();
        var zone = watched.place().zone();
        var profile = home.memory().profile();
        var limit = Limit.plain(watched.millis("cap"), Reason.CAP);
        var all = profile.atAll(begun, zone);
        if (all.days() > 0) {
            var span = all.longest() + watched.millis("longest_margin") + wider(all, watched);
            limit = limit.orShorter(new Limit(span, Reason.LONGEST, all.longest(), span));
            var window = watched.millis("ongoing_window");
            // A rule from before its numbers were compared may have a margin below its window.
            var margin = Math.max(window, watched.millis("ongoing_margin") + wider(all, watched));
            var excused = profile.excused(begun, window, margin, zone);
            // By then, at the latest, the last of the others was over.
            limit = limit.orShorter(new Limit(excused, Reason.ONGOING, excused - window, excused));
        }
        var near = profile.begunNear(begun, watched.millis("begun_window"), zone);
        if (near.days() > 0) {
            var span = near.longest() + watched.millis("begun_margin") + wider(near, watched);
            limit = limit.orShorter(new Limit(span, Reason.BEGUN, near.longest(), span));
        }
        return limit;
    }

    /**
     * The longest of {@code n} days is exceeded on one of {@code n + 1}; where silences have an exponential tail, the
     * same chance takes a margin that falls with the logarithm of the days.
     */
    private static long wider(Norm norm, Watched watched) {
        var times = watched.number("few_days") / norm.days();
        return times <= 1 ? 0 : (long) (watched.number("few_margin") * Math.log(times));
    }

    /** A room in which people were often, and never for long. */
    private static Limit byRoom(Home home, long begun, String room, long now) {
        var watched = home.watched();
        var none = Limit.plain(watched.millis("cap"), Reason.CAP);
        if (room.isEmpty() || !home.isSound(home.memory().silence().device(), now)) {
            return none;
        }
        var window = watched.millis("room_window");
        var norm = home.memory()
                .profile()
                .inRoom(room, begun, window, watched.place().zone());
        if (norm.days() < watched.number("room_silences")) {
            return none;
        }
        var span = (long) (watched.number("room_factor") * norm.longest()) + watched.millis("room_margin");
        return none.orShorter(new Limit(span, Reason.ROOM, norm.longest(), span));
    }

    /** Whoever went to bed is up again by some time. */
    private static Limit byRising(Home home, long begun) {
        var watched = home.watched();
        var none = Limit.plain(watched.millis("cap"), Reason.CAP);
        if (!LocalDay.isBetween(begun, watched, NIGHT_FROM, NIGHT_TO)) {
            return none;
        }
        var profile = home.memory().profile();
        var rising = profile.latestRising();
        var margin = watched.millis("begun_margin")
                + wider(profile.atAll(begun, watched.place().zone()), watched);
        var by = Math.max(watched.millis("up_by"), rising == 0 ? 0 : rising + margin);
        var usual = rising == 0 ? 0 : LocalDay.next(begun, rising, watched) - begun;
        var span = LocalDay.next(begun, by, watched) - begun;
        return none.orShorter(new Limit(span, Reason.UP_BY, usual, span));
    }

    private static long floor(long begun, String room, Watched watched) {
        var bathroom = room.contains(BATHROOM) && LocalDay.isBetween(begun, watched, DAY_FROM, DAY_TO);
        return watched.millis(bathroom ? "bathroom_floor" : "floor");
    }
}
