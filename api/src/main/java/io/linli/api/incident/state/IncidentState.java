package io.linli.api.incident.state;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The life cycle of an incident: each state is a record that lists the steps it allows and where they lead; no other is
 * possible. What came before is known to a state only where a later step depends on it.
 */
public sealed interface IncidentState permits Open, Over {

    /** Where every incident begins. */
    static IncidentState detected() {
        return new Noticed.Detected();
    }

    Phase phase();

    Decision take(Step step, Act act);

    /** Null before it is dispatched. */
    default @Nullable Work work() {
        return null;
    }

    default @Nullable Outcome outcome() {
        return null;
    }

    default @Nullable String closedBy() {
        return null;
    }

    /** The incident that it became a part of. */
    default @Nullable String into() {
        return null;
    }

    /** That was called and has not come yet. */
    default @Nullable String department() {
        return null;
    }

    default Set<String> handlers() {
        var work = work();
        return work == null ? Set.of() : work.handlers();
    }

    default @Nullable Tier tier() {
        var work = work();
        return work == null ? null : work.tier();
    }
}
