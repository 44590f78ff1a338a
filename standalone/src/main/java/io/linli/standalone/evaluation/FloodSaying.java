package io.linli.standalone.evaluation;

import io.linli.model.Alert;
import io.linli.model.Level;
import io.linli.model.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What was said of one rise of water, in epoch milliseconds; {@link #NEVER} where it was not.
 *
 * @param alert by which it was said
 * @param warnedAt when a level was first said to be expected
 * @param reachedAt when one was first said to be reached
 * @param until when the water was said to be below all of them, or the last word on it
 */
record FloodSaying(String alert, long warnedAt, long reachedAt, long until) {
    static final long NEVER = Long.MAX_VALUE;

    /** In the order of the alerts; what was told too late to call anybody does not count. */
    static List<FloodSaying> of(List<Alert> revisions) {
        Map<String, FloodSaying> open = new HashMap<>();
        var said = new ArrayList<FloodSaying>();
        for (var alert : revisions) {
            var before = open.remove(alert.id());
            var now = alert.updatedAt().toEpochMilli();
            var isUp = alert.isOpen() && alert.level() != Level.IV;
            if (isUp) {
                open.put(alert.id(), next(before, alert, now));
            } else if (before != null) {
                said.add(before.till(now));
            }
        }
        said.addAll(open.values());
        return List.copyOf(said);
    }

    private static FloodSaying next(@org.jspecify.annotations.Nullable FloodSaying before, Alert alert, long now) {
        var known = Objects.requireNonNullElse(before, new FloodSaying(alert.id(), NEVER, NEVER, NEVER));
        return alert.stage() == Stage.REACHED
                ? new FloodSaying(alert.id(), known.warnedAt, Math.min(known.reachedAt, now), NEVER)
                : new FloodSaying(alert.id(), Math.min(known.warnedAt, now), known.reachedAt, NEVER);
    }

    private FloodSaying till(long time) {
        return new FloodSaying(alert, warnedAt, reachedAt, time);
    }

    long from() {
        return Math.min(warnedAt, reachedAt);
    }

    boolean isReached() {
        return reachedAt != NEVER;
    }

    boolean isWarning() {
        return warnedAt != NEVER;
    }

    /** Whether any of it was said between two times, or still stood. */
    boolean touches(long begin, long end) {
        return from() <= end && until >= begin;
    }
}
