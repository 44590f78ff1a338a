package io.linli.api.incident;

import io.linli.api.incident.state.Act;
import io.linli.api.incident.state.Phase;
import io.linli.api.incident.state.Step;
import io.linli.api.incident.state.Tier;
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
        /** What its clocks did, or people about them. */
        CLOCK,
        /** What a person who needs something reported. */
        REPORT,
        /** Another incident became a part of it. */
        MERGED,
        /** What a person said that moved nothing. */
        NOTE,
        /** Somebody sent a photo. */
        PHOTO
    }

    public static TimelineEntry ofSystem(Instant at, Kind kind, String reason, Map<String, Object> detail) {
        return new TimelineEntry(at, kind, "system", Role.SYSTEM, null, null, null, reason, detail);
    }

    /** A step that came too late: what was done and seen is worth keeping all the same. */
    static TimelineEntry late(Instant at, Incident incident, Step step, Act act) {
        return note(at, incident, act, said(step, act));
    }

    static TimelineEntry note(Instant at, Incident incident, Act act, Map<String, Object> detail) {
        return new TimelineEntry(
                at, Kind.NOTE, act.actor(), act.role(), incident.state().tier(), null, null, act.note(), detail);
    }

    /** The words of the person are kept where they can be forgotten. */
    static TimelineEntry report(Incident incident, Act act) {
        var detail = Map.<String, Object>of("source", incident.source().id(), "kind", incident.kind());
        return new TimelineEntry(
                incident.openedAt(), Kind.REPORT, act.actor(), act.role(), null, null, null, "", detail);
    }

    static TimelineEntry transition(Incident before, Incident after, Step step, Act act) {
        return new TimelineEntry(
                after.changedAt(),
                Kind.TRANSITION,
                act.actor(),
                act.role(),
                after.state().tier(),
                before.phase(),
                after.phase(),
                act.note(),
                said(step, act));
    }

    static TimelineEntry level(Instant at, Incident before, Incident after, Act act) {
        return new TimelineEntry(
                at,
                Kind.LEVEL,
                act.actor(),
                act.role(),
                after.state().tier(),
                null,
                null,
                act.note(),
                Map.of("from", before.level(), "to", after.level()));
    }

    /** What somebody did about the time that it takes. */
    static TimelineEntry clock(Instant at, Incident incident, String what, Act act) {
        var detail = Map.<String, Object>of("step", what);
        var tier = incident.state().tier();
        return new TimelineEntry(at, Kind.CLOCK, act.actor(), act.role(), tier, null, null, act.note(), detail);
    }

    /** That another incident is a part of this one from now on. */
    static TimelineEntry took(Instant at, Incident whole, Incident merged, Act act) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("merged", merged.id());
        detail.put("text", merged.title());
        return new TimelineEntry(
                at, Kind.MERGED, act.actor(), act.role(), whole.state().tier(), null, null, act.note(), detail);
    }

    static TimelineEntry photo(Incident incident, Act act, Instant at, Map<String, Object> photo) {
        Map<String, Object> detail = new LinkedHashMap<>(photo);
        if (act.takenAt() != null) {
            detail.put("phone_at", act.takenAt());
        }
        var tier = incident.state().tier();
        return new TimelineEntry(at, Kind.PHOTO, act.actor(), act.role(), tier, null, null, "", detail);
    }

    private static Map<String, Object> said(Step step, Act act) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("step", step.id());
        if (act.outcome() != null) {
            said.put("outcome", act.outcome());
        }
        if (act.to() != null) {
            said.put("to", act.to());
        }
        if (act.rating() != null) {
            said.put("rating", act.rating());
        }
        if (act.solved() != null) {
            said.put("solved", act.solved());
        }
        if (act.takenAt() != null) {
            said.put("phone_at", act.takenAt());
        }
        if (act.checkIn() != null) {
            said.put("position", act.checkIn());
        }
        return said;
    }
}
