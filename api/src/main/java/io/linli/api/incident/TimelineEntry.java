package io.linli.api.incident;

import io.linli.api.staff.Role;
import java.time.Instant;
import java.util.LinkedHashMap;
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
        NOTICE,
        /** What a person said that moved nothing. */
        NOTE
    }

    public static TimelineEntry ofSystem(Instant at, Kind kind, String reason, Map<String, Object> detail) {
        return new TimelineEntry(at, kind, "system", Role.SYSTEM, null, null, null, reason, detail);
    }

    /** A step that came too late: what was done and seen is worth keeping all the same. */
    static TimelineEntry late(Instant at, Incident incident, Step step, Act act) {
        Map<String, Object> detail = new LinkedHashMap<>(said(act));
        detail.put("step", step.id());
        return new TimelineEntry(
                at, Kind.NOTE, act.actor(), act.role(), incident.state().tier(), null, null, act.note(), detail);
    }

    static TimelineEntry transition(Incident before, Incident after, Act act) {
        return new TimelineEntry(
                after.changedAt(),
                Kind.TRANSITION,
                act.actor(),
                act.role(),
                after.state().tier(),
                before.phase(),
                after.phase(),
                act.note(),
                said(act));
    }

    private static Map<String, Object> said(Act act) {
        Map<String, Object> said = new LinkedHashMap<>();
        if (act.outcome() != null) {
            said.put("outcome", act.outcome());
        }
        if (act.takenAt() != null) {
            said.put("phone_at", act.takenAt());
        }
        return said;
    }
}
