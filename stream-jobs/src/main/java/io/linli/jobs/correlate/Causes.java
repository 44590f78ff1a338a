package io.linli.jobs.correlate;

import io.linli.model.Alert;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Finds the alert that explains another: people are told of the cause, and its effects stay visible beside it. */
final class Causes {
    private Causes() {}

    /**
     * The id of the alert that explains this one now; null when none does. What is more urgent than its cause is told by
     * itself: that a gateway wants looking after must not hide that a person cannot be seen.
     */
    static @Nullable String of(Alert said, GridMemory memory) {
        var joined = joinedInto(said, memory);
        if (joined != null) {
            return joined.id();
        }
        var effect = Effect.of(said);
        if (effect != null) {
            var outage = Outages.openAt(said, memory);
            var silencing = outage == null ? gatewayOf(said, effect, memory) : outage;
            return silencing == null || said.level().isAbove(silencing.level()) ? null : silencing.id();
        }
        var above = Leaks.above(said, memory);
        return above == null ? null : above.id();
    }

    private static @Nullable Alert joinedInto(Alert said, GridMemory memory) {
        for (var joined : memory.joined.values()) {
            if (joined.mode() == said.mode()
                    && joined.explanation().get("joined") instanceof Collection<?> members
                    && members.contains(said.id())) {
                return joined;
            }
        }
        return null;
    }

    /** The alert that the gateways are silent through which these devices speak. */
    private static @Nullable Alert gatewayOf(Alert said, Effect effect, GridMemory memory) {
        if (effect.gateways().isEmpty()) {
            return null;
        }
        for (var other : memory.standing) {
            var silent = Effect.of(other);
            if (silent != null
                    && !other.id().equals(said.id())
                    && other.mode() == said.mode()
                    && silent.silent().containsAll(effect.gateways())
                    && !said.raisedAt().isBefore(other.onset())) {
                return other;
            }
        }
        return null;
    }
}
