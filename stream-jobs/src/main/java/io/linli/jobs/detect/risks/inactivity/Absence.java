package io.linli.jobs.detect.risks.inactivity;

import io.linli.jobs.detect.risks.inactivity.Limit.Reason;

/**
 * How long people may be out. Absence delays and never cancels: whoever fell right behind the door seems to be out as
 * well.
 */
final class Absence {
    /** Days on which they went out: fewer say nothing of how long they stay. */
    private static final int KNOWN = 3;

    private Absence() {}

    static Limit limit(Home home) {
        var watched = home.watched();
        var absences = home.memory().profile().absences();
        if (absences.count() < KNOWN) {
            var span = watched.millis("away_limit");
            return new Limit(span, Reason.AWAY, 0, Math.min(span, untilBack(home)));
        }
        var usual = absences.usualMillis();
        var beyond = usual + watched.millis("away_margin");
        var span = Math.max(watched.millis("away_least"), Math.min(beyond, watched.millis("away_longest")));
        var learned = Limit.learned(span, Reason.AWAY, Math.min(usual, span), watched);
        return new Limit(span, Reason.AWAY, learned.norm(), Math.min(learned.call(), untilBack(home)));
    }

    /** Until people of this home are in bed, or as late as they ever came back. */
    private static long untilBack(Home home) {
        var watched = home.watched();
        var begun = home.memory().silence().begun();
        var margin = watched.millis("away_margin");
        var latest = home.memory().profile().absences().latestReturn();
        var by = Math.max(watched.millis("back_by"), latest == 0 ? 0 : latest + margin / 2);
        return Math.max(margin, LocalDay.next(begun, by, watched) - begun);
    }
}
