package io.linli.api.incident;

import io.linli.model.Level;
import io.linli.model.Place;
import io.linli.model.RuleKind;
import io.linli.model.Subject;
import io.linli.model.Text;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What people work on: the alerts of one subject and one family of risk, from the first until somebody has looked.
 *
 * @param kind the family of risk
 * @param level the highest that any of its alerts had; it rises by itself and never falls so
 * @param clockSince when the clock of the step that is due began: with its dispatch, its feedback, or a higher level
 * @param follows the closed incident whose alert got worse again
 */
public record Incident(
        UUID id,
        Subject subject,
        RuleKind kind,
        Place place,
        Level level,
        IncidentState state,
        Text title,
        Instant openedAt,
        Instant changedAt,
        Instant clockSince,
        @Nullable UUID follows) {

    public Phase phase() {
        return state.phase();
    }

    public boolean isOpen() {
        return phase() != Phase.CLOSED;
    }

    Incident in(IncidentState next, Instant at) {
        var begins = next.phase() == Phase.DISPATCHED || next.phase() == Phase.FED_BACK;
        return new Incident(
                id, subject, kind, place, level, next, title, openedAt, at, begins ? at : clockSince, follows);
    }

    Incident at(Level higher, Text saying, Instant at) {
        return new Incident(id, subject, kind, place, higher, state, saying, openedAt, at, at, follows);
    }
}
