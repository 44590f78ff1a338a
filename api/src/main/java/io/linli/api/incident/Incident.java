package io.linli.api.incident;

import io.linli.api.escalation.Promise;
import io.linli.api.incident.state.IncidentState;
import io.linli.api.incident.state.Phase;
import io.linli.api.incident.state.Step;
import io.linli.api.kind.IncidentKind;
import io.linli.api.kind.Source;
import io.linli.model.Level;
import io.linli.model.Place;
import io.linli.model.Subject;
import io.linli.model.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What people work on, until somebody has looked: the alerts of one subject and one family of risk, or what somebody
 * reported.
 *
 * @param kind the family of risk, or what somebody asks for
 * @param level the highest that any of its alerts had; it rises by itself and never falls so
 * @param clockSince when the clock of the step that is due began: with its dispatch, its feedback, or a higher level;
 *     the time for which it was suspended is left out
 * @param suspendedAt while it is
 * @param promise from when it is verified or dispatched on
 * @param follows the closed incident whose alert got worse again, or that was reopened
 * @param source who told of it first
 */
public record Incident(
        UUID id,
        Subject subject,
        IncidentKind kind,
        Place place,
        Level level,
        IncidentState state,
        Text title,
        Instant openedAt,
        Instant changedAt,
        Instant clockSince,
        @Nullable Instant suspendedAt,
        @Nullable UUID follows,
        @Nullable Promise promise,
        Source source) {

    /** One that was only just noticed. */
    static Incident of(
            Subject subject,
            IncidentKind kind,
            Place place,
            Level level,
            Text title,
            Instant at,
            @Nullable UUID follows,
            Source source) {
        return new Incident(
                UUID.randomUUID(),
                subject,
                kind,
                place,
                level,
                IncidentState.detected(),
                title,
                at,
                at,
                at,
                null,
                follows,
                null,
                source);
    }

    public Phase phase() {
        return state.phase();
    }

    public boolean isOpen() {
        return !phase().isOver();
    }

    Incident after(Step step, IncidentState next, Instant at) {
        var isSuspended = next.phase() == Phase.SUSPENDED;
        return new Incident(
                id,
                subject,
                kind,
                place,
                level,
                next,
                title,
                openedAt,
                at,
                clockAfter(step, at),
                isSuspended ? at : null,
                follows,
                promise,
                source);
    }

    private Instant clockAfter(Step step, Instant at) {
        return switch (step) {
            case DISPATCH, FEEDBACK -> at;
            case RESUME -> suspendedAt == null ? clockSince : clockSince.plus(Duration.between(suspendedAt, at));
            default -> clockSince;
        };
    }

    /** Of a higher level, whose clock begins anew. */
    Incident at(Level higher, Text saying, Instant at) {
        return new Incident(
                id,
                subject,
                kind,
                place,
                higher,
                state,
                saying,
                openedAt,
                at,
                at,
                suspendedAt == null ? null : at,
                follows,
                promise,
                source);
    }

    /** Of the level that a person found right; its clock goes on. */
    Incident lowered(Level lower, Instant at) {
        return new Incident(
                id,
                subject,
                kind,
                place,
                lower,
                state,
                title,
                openedAt,
                at,
                clockSince,
                suspendedAt,
                follows,
                promise,
                source);
    }

    Incident with(@Nullable Promise next) {
        return new Incident(
                id,
                subject,
                kind,
                place,
                level,
                state,
                title,
                openedAt,
                changedAt,
                clockSince,
                suspendedAt,
                follows,
                next,
                source);
    }
}
