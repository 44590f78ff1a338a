package io.linli.simulator.recorded;

import java.time.Instant;

/** The time that a record can be of: what lies outside is a mistake, and too far away to count with. */
public final class Era {
    private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2200-01-01T00:00:00Z");

    private Era() {}

    /** Throws IllegalArgumentException naming the field. */
    public static Instant require(Instant at, String field) {
        if (at.isBefore(FIRST) || !at.isBefore(END)) {
            throw new IllegalArgumentException(field + " must be of the years 1970 to 2199, not: " + at);
        }
        return at;
    }
}
