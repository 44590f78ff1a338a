package io.linli.api.incident;

import io.linli.api.staff.Role;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of an incident's life.
 *
 * @param from and to: the phases, where it was a transition
 * @param reason the note of a person, or why the machine did it
 */
public record TimelineEntry(
        Instant at,
        Kind kind,
        String actor,
        Role role,
        @Nullable Tier tier,
        @Nullable Phase from,
        @Nullable Phase to,
        String reason,
        Map<String, Object> detail) {

    /** What a line tells of. */
    public enum Kind {
        TRANSITION,
        ALERT,
        LEVEL,
        NOTICE
    }

    public static TimelineEntry ofSystem(Instant at, Kind kind, String reason, Map<String, Object> detail) {
        return new TimelineEntry(at, kind, "system", Role.SYSTEM, null, null, null, reason, detail);
    }

    static TimelineEntry transition(Incident before, Incident after, Act act, Map<String, Object> detail) {
        return new TimelineEntry(
                after.changedAt(),
                Kind.TRANSITION,
                act.actor(),
                act.role(),
                after.state().tier(),
                before.phase(),
                after.phase(),
                act.note(),
                detail);
    }
}
