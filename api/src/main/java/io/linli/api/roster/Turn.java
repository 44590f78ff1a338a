package io.linli.api.roster;

import java.time.Instant;

/**
 * A shift as it falls on one day.
 *
 * @param person whose it is, exchanges counted
 */
public record Turn(Slot slot, Shift shift, String person, Instant from, Instant to) {
    boolean overlaps(Instant begin, Instant end) {
        return from.isBefore(end) && to.isAfter(begin);
    }
}
