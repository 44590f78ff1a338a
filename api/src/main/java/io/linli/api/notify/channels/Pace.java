package io.linli.api.notify.channels;

import io.linli.model.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How often one robot may speak. Who goes over its limit is silenced for minutes, so the limit is kept here, by each
 * process for itself; a quarter of it is left to level I.
 */
final class Pace {
    private final List<Limit> limits;
    private final Clock clock;
    private final List<Instant> taken = new ArrayList<>();
    private Instant rested = Instant.MIN;

    /** So many within such a time. */
    record Limit(int most, Duration window) {
        int open(Level level) {
            return level == Level.I ? most : most - most / 4;
        }
    }

    Pace(List<Limit> limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /** Empty when it may speak now, which counts; else how long it must wait. */
    synchronized Optional<Duration> take(Level level) {
        var now = clock.instant();
        taken.removeIf(then ->
                limits.stream().allMatch(limit -> !then.plus(limit.window()).isAfter(now)));
        var free = rested;
        for (var limit : limits) {
            var open = free(limit, level, now);
            free = open.isAfter(free) ? open : free;
        }
        if (free.isAfter(now)) {
            return Optional.of(Duration.between(now, free));
        }
        taken.add(now);
        return Optional.empty();
    }

    /** When the earliest of those that fill the limit has left its window. */
    private Instant free(Limit limit, Level level, Instant now) {
        var within = taken.stream()
                .filter(then -> then.plus(limit.window()).isAfter(now))
                .toList();
        var over = within.size() - limit.open(level);
        return over < 0 ? Instant.MIN : within.get(over).plus(limit.window());
    }

    /** The robot was asked to be quiet for so long. */
    synchronized void rest(Duration pause) {
        var until = clock.instant().plus(pause);
        rested = until.isAfter(rested) ? until : rested;
    }
}
