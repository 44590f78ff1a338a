package io.linli.api.roster;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A part of a turn in which the same person is there.
 *
 * @param person null where nobody is: the person is away, and who would step in is none or away too
 */
public record Stint(
        Turn turn, Instant from, Instant to, @Nullable String person, boolean isBackup) {
    boolean covers(Instant at) {
        return !at.isBefore(from) && at.isBefore(to);
    }
}
