package io.linli.api.incident;

import io.linli.api.audit.AuditAction;
import io.linli.api.audit.AuditDraft;
import io.linli.api.event.Event;
import io.linli.api.notify.NoticeDesk;
import io.linli.api.notify.Occasion;
import io.linli.api.store.Records.Transaction;
import io.linli.model.Alert;
import io.linli.model.Json;
import io.linli.model.Level;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where alerts become incidents and people move them on. Each move is written with its line of the timeline, its
 * notices and what it tells the detectors, all in one transaction, under the lock of the incident.
 */
public final class IncidentDesk {
    private static final Act OURSELVES = Act.ofSystem("");

    private final NoticeDesk notices;
    private final Verdicts verdicts;

    public IncidentDesk(NoticeDesk notices, Verdicts verdicts) {
        this.notices = notices;
        this.verdicts = verdicts;
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
        var incident = IncidentStore.lock(tx, known).orElseThrow();
        if (!incident.isOpen() && isWorse && alert.isOpen()) {
            return join(tx, alert, known);
        }
        note(tx, incident.id(), alert, reason(alert));
        if (incident.isOpen() && isWorse) {
            notices.onAlert(tx, incident, alert);
        }
        tell(tx, incident.isOpen() ? raise(tx, incident, alert) : incident);
        return known;
    }

    /** Shows at the incident of an alert what that explains. */
    public void explains(Transaction tx, UUID known, Alert effect) {
        var incident = IncidentStore.lock(tx, known).orElseThrow();
        note(tx, incident.id(), effect, effect.isOpen() ? "alert explains" : "explained alert cleared");
        tell(tx, incident);
    }

    private static String reason(Alert alert) {
        if (!alert.isOpen()) {
            return "alert cleared";
        }
        return alert.cause() == null ? "alert changed" : "alert explained";
    }

    private UUID join(Transaction tx, Alert alert, @Nullable UUID follows) {
        var fresh = new Incident(
                UUID.randomUUID(),
                alert.subject(),
                alert.kind(),
                alert.place(),
                alert.level(),
                new IncidentState.Detected(),
                alert.text(),
                tx.now(),
                tx.now(),
                tx.now(),
                follows);
        if (!IncidentStore.open(tx, fresh)) {
            var open = IncidentStore.lockOpen(tx, alert.subject(), alert.kind()).orElseThrow();
            note(tx, open.id(), alert, "alert joined");
            notices.onAlert(tx, open, alert);
            tell(tx, raise(tx, open, alert));
            return open.id();
        }
        note(tx, fresh.id(), alert, "alert raised");
        audit(tx, AuditAction.OPEN_INCIDENT, fresh, OURSELVES, Map.of("level", fresh.level(), "alert", alert.id()));
        notices.onAlert(tx, fresh, alert);
        tell(tx, fresh.level() == Level.IV ? fresh : dispatch(tx, fresh));
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
        audit(tx, AuditAction.RAISE_INCIDENT, higher, OURSELVES, rise);
        if (higher.phase() == Phase.DETECTED) {
            return dispatch(tx, higher);
        }
        notices.on(tx, higher, Occasion.LEVEL_ROSE);
        return higher;
    }

    /** From level III up nobody needs to decide whether it is a case. */
    private Incident dispatch(Transaction tx, Incident incident) {
        var registered = move(tx, incident, Step.REGISTER, Act.ofSystem("level " + incident.level()));
        return move(tx, registered, Step.DISPATCH, Act.ofSystem("first tier"));
    }

    private Incident move(Transaction tx, Incident incident, Step step, Act act) {
        if (incident.state().take(step, act) instanceof Decision.Moved moved) {
            return moved(tx, incident, step, moved.next(), act);
        }
        throw new IllegalStateException(step + " was refused while " + incident.phase());
    }

    /** A step that a person asks for; empty when there is no such incident. */
    public Optional<Decision> take(Transaction tx, UUID id, Step step, Act act) {
        return IncidentStore.lock(tx, id).map(incident -> {
            var decision = incident.state().take(step, act);
            if (decision instanceof Decision.Moved moved) {
                var after = moved(tx, incident, step, moved.next(), act);
                tell(
                        tx,
                        after.phase() == Phase.REGISTERED
                                ? move(tx, after, Step.DISPATCH, Act.ofSystem("first tier"))
                                : after);
            }
            return decision;
        });
    }

    /** Keeps what a person did of whom the incident did not wait. */
    void keep(Transaction tx, Incident incident, Step step, Act act) {
        var late = TimelineEntry.late(tx.now(), incident, step, act);
        TimelineStore.add(tx, incident.id(), late);
        audit(tx, AuditAction.NOTE_INCIDENT, incident, act, late);
        tell(tx, incident);
    }

    private Incident moved(Transaction tx, Incident before, Step step, IncidentState next, Act act) {
        var after = before.in(next, tx.now());
        IncidentStore.put(tx, after);
        var line = TimelineEntry.transition(before, after, act);
        TimelineStore.add(tx, before.id(), line);
        audit(tx, AuditAction.of(step.id() + "Incident"), after, act, line);
        switch (after.phase()) {
            case DISPATCHED -> notices.on(tx, after, Occasion.DISPATCHED);
            case ACKNOWLEDGED -> notices.on(tx, after, Occasion.ACKNOWLEDGED);
            case FED_BACK -> verdicts.onFeedback(tx, after);
            case CLOSED -> verdicts.onClose(tx, after);
            default -> {}
        }
        return after;
    }

    private static void audit(Transaction tx, AuditAction action, Incident incident, Act act, Object record) {
        var grid = incident.place().grid();
        tx.audit(new AuditDraft(action, act.actor(), act.role(), incident.id().toString(), grid, record));
    }

    private static void note(Transaction tx, UUID incident, Alert alert, String reason) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("alert", alert.id());
        detail.put("revision", alert.revision());
        detail.put("level", alert.level());
        detail.put("text", alert.text());
        detail.put("explanation", alert.explanation());
        if (alert.cause() != null) {
            detail.put("cause", alert.cause());
            detail.put("place", alert.place());
        }
        if (alert.clearReason() != null) {
            detail.put("clear_reason", alert.clearReason());
        }
        TimelineStore.add(tx, incident, TimelineEntry.ofSystem(tx.now(), TimelineEntry.Kind.ALERT, reason, detail));
    }

    private static void tell(Transaction tx, Incident incident) {
        tx.tell(new Event(
                Event.Type.INCIDENT,
                incident.place().grid(),
                incident.subject().toString(),
                new String(Json.write(view(incident)), StandardCharsets.UTF_8)));
    }

    /** As it is shown outside. */
    static Map<String, Object> view(Incident incident) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", incident.id());
        view.put("kind", incident.kind());
        view.put("subject", incident.subject());
        view.put("place", incident.place());
        view.put("level", incident.level());
        view.put("state", incident.phase().id());
        view.put("title", incident.title());
        view.put("opened_at", incident.openedAt());
        view.put("changed_at", incident.changedAt());
        view.put("handlers", incident.state().handlers());
        putIfPresent(view, "tier", incident.state().tier());
        putIfPresent(view, "outcome", incident.state().outcome());
        putIfPresent(view, "closed_by", incident.state().closedBy());
        putIfPresent(view, "follows", incident.follows());
        ServiceStandard.due(incident).ifPresent(due -> view.put("due", due.view(ServiceStandard.afterwards(incident))));
        return view;
    }

    private static void putIfPresent(Map<String, Object> view, String name, @Nullable Object value) {
        if (value != null) {
            view.put(name, value);
        }
    }
}
