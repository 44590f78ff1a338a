package io.linli.api.incident.state;

import io.linli.api.staff.Caller;
import io.linli.api.staff.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who takes a step, and what they say about it.
 *
 * @param outcome only on feedback
 * @param takenAt set when it was taken some time ago, by a phone that was off the line
 * @param to whom it is handed, which department is called, or which incident it is merged into
 * @param rating 1 to 5, only on evaluation
 * @param solved what those concerned say at the call-back, only on evaluation; null where nobody was reached
 * @param checkIn where they were; only on arrival, and only where they agreed to tell
 */
public record Act(
        String actor,
        Role role,
        @Nullable Outcome outcome,
        String note,
        @Nullable Instant takenAt,
        @Nullable String to,
        @Nullable Integer rating,
        @Nullable CheckIn checkIn,
        @Nullable Boolean solved) {

    public Act(
            String actor,
            Role role,
            @Nullable Outcome outcome,
            String note,
            @Nullable Instant takenAt,
            @Nullable String to,
            @Nullable Integer rating) {
        this(actor, role, outcome, note, takenAt, to, rating, null, null);
    }

    public Act(String actor, Role role, @Nullable Outcome outcome, String note, @Nullable Instant takenAt) {
        this(actor, role, outcome, note, takenAt, null, null);
    }

    public static Act of(Caller caller, String note) {
        return new Act(caller.username(), caller.role(), null, note, null);
    }

    public static Act ofSystem(String note) {
        return new Act("system", Role.SYSTEM, null, note, null);
    }
}
