package io.linli.api.incident;

import io.linli.api.audit.AuditAction;
import io.linli.api.incident.state.Act;
import io.linli.api.kind.IncidentKind;
import io.linli.api.kind.Source;
import io.linli.api.store.Records.Transaction;
import io.linli.model.Alert;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where alerts become incidents. */
public final class IncidentIntake {
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
        if (incident.isOpen() && isWorse && alert.isOpen()) {
            book.heard(tx, incident, alert);
            incident = book.raise(
                    tx,
                    book.again(tx, incident, alert.level()),
                    alert.level(),
                    alert.text(),
                    Map.of("alert", alert.id()));
        }
        IncidentBook.tell(tx, incident);
        return incident.id();
    }

    /** Asks the resident before anybody else is told. */
    public void askWhetherWell(Transaction tx, Alert alert) {
        book.askWhetherWell(tx, alert);
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
        var merged = IncidentStore.lockMerged(tx, alert.subject(), alert.kind());
        if (merged.isPresent()) {
            return joined(tx, alert, merged.get());
        }
        var fresh = Incident.of(
                alert.subject(),
                IncidentKind.of(alert.kind()),
                alert.place(),
                alert.level(),
                alert.text(),
                tx.now(),
                follows,
                Source.SENSOR);
        if (!IncidentStore.open(tx, fresh)) {
            return joined(
                    tx,
                    alert,
                    IncidentStore.lockOpen(tx, alert.subject(), alert.kind()).orElseThrow());
        }
        IncidentBook.note(tx, fresh.id(), alert, "alert raised");
        IncidentBook.audit(
                tx,
                AuditAction.OPEN_INCIDENT,
                fresh,
                Act.ofSystem(""),
                Map.of("level", fresh.level(), "alert", alert.id()));
        book.heard(tx, fresh, alert);
        IncidentBook.tell(tx, book.pursue(tx, fresh));
        return fresh.id();
    }

    private UUID joined(Transaction tx, Alert alert, Incident open) {
        IncidentBook.note(tx, open.id(), alert, "alert joined");
        var isFlapping = Flapping.isFound(tx, open, alert);
        if (isFlapping) {
            Flapping.note(tx, open, alert);
        }
        book.heard(tx, open, alert);
        var heard = isFlapping ? open : book.again(tx, open, alert.level());
        IncidentBook.tell(tx, book.raise(tx, heard, alert.level(), alert.text(), Map.of("alert", alert.id())));
        return open.id();
    }
}
