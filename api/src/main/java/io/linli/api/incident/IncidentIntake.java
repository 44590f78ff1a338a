package io.linli.api.incident;

import io.linli.api.audit.AuditAction;
import io.linli.api.incident.state.Act;
import io.linli.api.incident.state.Phase;
import io.linli.api.incident.state.Step;
import io.linli.api.store.Records.Transaction;
import io.linli.model.Alert;
import io.linli.model.Level;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where alerts become incidents. */
public final class IncidentIntake {
    private static final Act OURSELVES = Act.ofSystem("");

    private final IncidentBook book;

    public IncidentIntake(IncidentBook book) {
        this.book = book;
    }

    /**
     * Takes a revision of a live alert to its incident, and answers which that is. An alert that got worse after its
     * incident was closed opens a new one, which follows the old.
     *
     * @param isWorse than its last revision: of a higher level, or somebody has called for help again
     */
    public UUID attach(Transaction tx, Alert alert, @Nullable UUID known, boolean isWorse) {
        if (known == null) {
            return join(tx, alert, null);
        }
        var incident = IncidentStore.lockWhole(tx, known);
        if (!incident.isOpen() && isWorse && alert.isOpen()) {
            return join(tx, alert, incident.id());
        }
        IncidentBook.note(tx, incident.id(), alert, reason(alert));
        if (incident.isOpen() && isWorse) {
            book.heard(tx, incident, alert);
        }
        IncidentBook.tell(tx, incident.isOpen() ? raise(tx, incident, alert) : incident);
        return incident.id();
    }

    /** Shows at the incident of an alert what that explains. */
    public void explains(Transaction tx, UUID known, Alert effect) {
        var incident = IncidentStore.lockWhole(tx, known);
        IncidentBook.note(tx, incident.id(), effect, effect.isOpen() ? "alert explains" : "explained alert cleared");
        IncidentBook.tell(tx, incident);
    }

    private static String reason(Alert alert) {
        if (!alert.isOpen()) {
            return "alert cleared";
        }
        return alert.cause() == null ? "alert changed" : "alert explained";
    }

    private UUID join(Transaction tx, Alert alert, @Nullable UUID follows) {
        var fresh = Incident.of(
                alert.subject(), alert.kind(), alert.place(), alert.level(), alert.text(), tx.now(), follows);
        if (!IncidentStore.open(tx, fresh)) {
            var open = IncidentStore.lockOpen(tx, alert.subject(), alert.kind()).orElseThrow();
            IncidentBook.note(tx, open.id(), alert, "alert joined");
            book.heard(tx, open, alert);
            IncidentBook.tell(tx, raise(tx, open, alert));
            return open.id();
        }
        IncidentBook.note(tx, fresh.id(), alert, "alert raised");
        IncidentBook.audit(
                tx, AuditAction.OPEN_INCIDENT, fresh, OURSELVES, Map.of("level", fresh.level(), "alert", alert.id()));
        book.heard(tx, fresh, alert);
        IncidentBook.tell(tx, fresh.level() == Level.IV ? fresh : dispatch(tx, fresh));
        return fresh.id();
    }

    /** The level of an incident rises by itself; what was only noticed becomes a case by that. */
    private Incident raise(Transaction tx, Incident incident, Alert alert) {
        if (!alert.level().isAbove(incident.level())) {
            return incident;
        }
        var higher = incident.at(alert.level(), alert.text(), tx.now());
        IncidentStore.put(tx, higher);
        Map<String, Object> rise = Map.of("from", incident.level(), "to", higher.level(), "alert", alert.id());
        TimelineStore.add(
                tx, incident.id(), TimelineEntry.ofSystem(tx.now(), TimelineEntry.Kind.LEVEL, "level rose", rise));
        IncidentBook.audit(tx, AuditAction.RAISE_INCIDENT, higher, OURSELVES, rise);
        if (higher.phase() == Phase.DETECTED || higher.phase() == Phase.VERIFYING) {
            return dispatch(tx, higher);
        }
        book.rose(tx, higher);
        return higher;
    }

    /** From level III up nobody needs to decide whether it is a case. */
    private Incident dispatch(Transaction tx, Incident incident) {
        var registered = book.move(tx, incident, Step.REGISTER, Act.ofSystem("level " + incident.level()));
        return book.move(tx, registered, Step.DISPATCH, Act.ofSystem("first tier"));
    }
}
