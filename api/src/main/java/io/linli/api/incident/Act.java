package io.linli.api.incident;

import io.linli.api.staff.Caller;
import io.linli.api.staff.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who takes a step, and what they say about it.
 *
 * @param outcome only on feedback
 * @param takenAt set when it was taken some time ago, by a phone that was off the line
 */
public record Act(
        String actor,
        Role role,
        @Nullable Outcome outcome,
        String note,
        @Nullable Instant takenAt) {

    public static Act of(Caller caller, @Nullable Outcome outcome, String note, @Nullable Instant takenAt) {
        return new Act(caller.username(), caller.role(), outcome, note, takenAt);
    }

    public static Act ofSystem(String note) {
        return new Act("system", Role.SYSTEM, null, note, null);
    }
}
