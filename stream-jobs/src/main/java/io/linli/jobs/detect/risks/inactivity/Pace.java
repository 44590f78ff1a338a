package io.linli.jobs.detect.risks.inactivity;

import io.linli.jobs.detect.Watched;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What every activity asks of its rule, worked out once for all homes that it watches.
 *
 * @param numbers of the rule: whose it is
 * @param soonest after which a silence may be told of, milliseconds
 * @param awayAfter how long after the door nobody is taken to be there, milliseconds
 */
record Pace(Map<String, Double> numbers, long soonest, long awayAfter) {
    /** As it was last asked for, by any rule. */
    private static volatile @Nullable Pace last;

    static Pace of(Watched watched) {
        var known = last;
        if (known != null && known.numbers == watched.numbers()) {
            return known;
        }
        var soonest = (long) (Limit.least(watched) * watched.number("call_share"));
        var next = new Pace(watched.numbers(), soonest, watched.millis("away_after"));
        last = next;
        return next;
    }
}
