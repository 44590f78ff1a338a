package io.linli.api.incident;

import io.linli.api.alert.AlertStore;
import io.linli.api.audit.AuditAction;
import io.linli.api.escalation.Standard;
import io.linli.api.incident.state.Act;
import io.linli.api.incident.state.Decision;
import io.linli.api.incident.state.Refusal;
import io.linli.api.incident.state.Step;
import io.linli.api.store.Records.Transaction;
import io.linli.model.Level;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Where people move incidents on. */
public final class IncidentDesk {
    private final IncidentBook book;

    public IncidentDesk(IncidentBook book) {
        this.book = book;
    }

    /** A step that a person asks for; empty when there is no such incident. */
    public Optional<Decision> take(Transaction tx, UUID id, Step step, Act act) {
        return IncidentStore.lock(tx, id).map(incident -> {
            if (step.isPutOff() && book.isOverdue(tx, incident)) {
                return Decision.refused(Refusal.OVERDUE);
            }
            if (isOutOfDate(tx, incident, step, act)) {
                return Decision.refused(Refusal.HANDED_ON);
            }
            var decision = incident.state().take(step, act);
            if (decision instanceof Decision.Moved moved) {
                IncidentBook.tell(tx, goOn(tx, step, act, book.moved(tx, incident, step, moved.next(), act)));
            }
            return decision;
        });
    }

    /** What waited in a phone while the case was given to somebody else says nothing about what they do. */
    private static boolean isOutOfDate(Transaction tx, Incident incident, Step step, Act act) {
        var work = incident.state().work();
        return act.takenAt() != null
                && step.goal() != null
                && work != null
                && !act.actor().equals(work.responsible())
                && TimelineStore.isHandedOnSince(tx, incident.id(), act.takenAt());
    }

    boolean isOverdue(Transaction tx, Incident incident) {
        return book.isOverdue(tx, incident);
    }

    Standard standard(Incident incident) {
        return book.standard(incident);
    }

    ClockDesk clocks() {
        return book.clocks();
    }

    /** What is registered, or sent back, is dispatched at once; what was merged goes on in the other one. */
    private Incident goOn(Transaction tx, Step step, Act act, Incident after) {
        return switch (step) {
            case REGISTER, REWORK -> book.move(tx, after, Step.DISPATCH, Act.ofSystem("first tier"));
            case MERGE -> taken(tx, act, after);
            default -> after;
        };
    }

    /** The other one is told of what it took in, and answers for its alerts from now on. */
    private Incident taken(Transaction tx, Act act, Incident merged) {
        var other = IncidentStore.lockWhole(tx, merged.id());
        AlertStore.move(tx, merged.id(), other.id());
        TimelineStore.add(tx, other.id(), TimelineEntry.took(tx.now(), other, merged, act));
        var higher = merged.level().isAbove(other.level())
                ? book.raise(tx, other, merged.level(), other.title(), Map.of("merged", merged.id()))
                : other;
        IncidentBook.tell(tx, higher);
        return merged;
    }

    /**
     * Opens it anew, as another incident that follows it; empty while it is open, or another of its subject and kind is.
     */
    Optional<Incident> reopen(Transaction tx, Incident over, Act act) {
        var fresh =
                Incident.of(over.subject(), over.kind(), over.place(), over.level(), over.title(), tx.now(), over.id());
        if (over.isOpen() || !IncidentStore.open(tx, fresh)) {
            return Optional.empty();
        }
        IncidentBook.audit(
                tx, AuditAction.REOPEN_INCIDENT, fresh, act, Map.of("follows", over.id(), "note", act.note()));
        var registered = book.move(tx, fresh, Step.REGISTER, act);
        var dispatched = book.move(tx, registered, Step.DISPATCH, Act.ofSystem("first tier"));
        IncidentBook.tell(tx, dispatched);
        return Optional.of(dispatched);
    }

    /** The level falls only by a person, with a reason; when it rises, the clock begins anew. */
    Incident relevel(Transaction tx, Incident incident, Level level, Act act) {
        if (level.isAbove(incident.level())) {
            var why = Map.<String, Object>of("by", act.actor(), "note", act.note());
            IncidentBook.audit(tx, AuditAction.RELEVEL_INCIDENT, incident, act, Map.of("level", level, "why", why));
            var raised = book.raise(tx, incident, level, incident.title(), why);
            IncidentBook.tell(tx, raised);
            return raised;
        }
        var changed = book.lower(tx, incident.lowered(level, tx.now()));
        var line = TimelineEntry.level(tx.now(), incident, changed, act);
        TimelineStore.add(tx, incident.id(), line);
        IncidentBook.audit(tx, AuditAction.RELEVEL_INCIDENT, changed, act, line);
        IncidentBook.tell(tx, changed);
        return changed;
    }

    /** Keeps what a person did of whom the incident did not wait. */
    void keep(Transaction tx, Incident incident, Step step, Act act) {
        var late = TimelineEntry.late(tx.now(), incident, step, act);
        TimelineStore.add(tx, incident.id(), late);
        IncidentBook.audit(tx, AuditAction.NOTE_INCIDENT, incident, act, late);
        IncidentBook.tell(tx, incident);
    }
}
