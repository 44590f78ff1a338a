package io.linli.api.roster;

import java.time.Instant;
import java.util.UUID;

/** A person is away, from all that they are on the rosters for; the end is not part of it. */
public record Leave(UUID id, String person, Instant from, Instant to, String reason) {
    static final int LONGEST_REASON = 200;

    public Leave {
        person = Shift.username("person", person);
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("to: after " + from + ", not: " + to);
        }
        if (reason.length() > LONGEST_REASON) {
            throw new IllegalArgumentException("reason: at most " + LONGEST_REASON + " characters");
        }
    }

    /** Somebody who works here no more. */
    static Leave forGood(String person) {
        return new Leave(new UUID(0, 0), person, Instant.EPOCH, Instant.ofEpochSecond(253_402_300_799L), "");
    }

    boolean covers(String somebody, Instant at) {
        return person.equals(somebody) && !at.isBefore(from) && at.isBefore(to);
    }
}
