package io.linli.api.incident;

import io.linli.api.staff.Caller;
import io.linli.api.staff.Role;
import org.jspecify.annotations.Nullable;

/**
 * Who takes a step, and what they say about it.
 *
 * @param outcome only on feedback
 */
public record Act(String actor, Role role, @Nullable Outcome outcome, String note) {

    public static Act of(Caller caller, @Nullable Outcome outcome, String note) {
        return new Act(caller.username(), caller.role(), outcome, note);
    }

    public static Act ofSystem(String note) {
        return new Act("system", Role.SYSTEM, null, note);
    }
}
