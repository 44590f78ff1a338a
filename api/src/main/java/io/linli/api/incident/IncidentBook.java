package io.linli.api.incident;

import io.linli.api.audit.AuditAction;
import io.linli.api.audit.AuditDraft;
import io.linli.api.escalation.Standard;
import io.linli.api.escalation.Standards;
import io.linli.api.event.Event;
import io.linli.api.incident.state.Act;
import io.linli.api.incident.state.Decision;
import io.linli.api.incident.state.IncidentState;
import io.linli.api.incident.state.Phase;
import io.linli.api.incident.state.Step;
import io.linli.api.notify.NoticeDesk;
import io.linli.api.notify.Occasion;
import io.linli.api.staff.Caller;
import io.linli.api.staff.Role;
import io.linli.api.store.Records.Transaction;
import io.linli.model.Alert;
import io.linli.model.Json;
import io.linli.model.Level;
import io.linli.model.Text;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Writes what happens to an incident: the state, its line of the timeline, its notices and what it tells the detectors,
 * all in the transaction in which it happens, under the lock of the incident.
 */
public final class IncidentBook {
    private final NoticeDesk notices;
    private final Verdicts verdicts;
    private final IncidentClock clock;
    private final IncidentWatch watch;

    public IncidentBook(NoticeDesk notices, Verdicts verdicts, Standards standards) {
        this.notices = notices;
        this.verdicts = verdicts;
        this.clock = new IncidentClock(standards);
        this.watch = new IncidentWatch(clock, notices);
    }

    public IncidentWatch watch() {
        return watch;
    }

    ClockDesk clocks() {
        return new ClockDesk(clock, watch);
    }

    Standard standard(Incident incident) {
        return clock.standard(incident);
    }

    boolean isOverdue(Transaction tx, Incident incident) {
        return clock.isOverdue(tx, incident);
    }

    /** Its clocks go on by the limits of the lower level. */
    Incident lower(Transaction tx, Incident lowered) {
        var changed = clock.lowered(lowered);
        IncidentStore.put(tx, changed);
        return watch.settle(tx, changed);
    }

    /** A step that the machine takes, which is always possible where it does. */
    Incident move(Transaction tx, Incident incident, Step step, Act act) {
        if (incident.state().take(step, act) instanceof Decision.Moved moved) {
            return moved(tx, incident, step, moved.next(), act);
        }
        throw new IllegalStateException(step + " was refused while " + incident.phase());
    }

    Incident moved(Transaction tx, Incident before, Step step, IncidentState next, Act act) {
        var after = clock.wound(before, before.after(step, next, tx.now()), step, act);
        IncidentStore.put(tx, after);
        var line = TimelineEntry.transition(before, after, step, act);
        TimelineStore.add(tx, before.id(), line);
        audit(tx, AuditAction.of(step.id() + "Incident"), after, act, line);
        switch (step) {
            case FEEDBACK, CANCEL, DECLINE, FORCE_CLOSE -> verdicts.onFeedback(tx, after);
            default -> Occasion.of(step).ifPresent(occasion -> watch.announce(tx, after, occasion, act.actor()));
        }
        // What became a part of another one goes on there.
        if (!after.isOpen() && before.isOpen() && step != Step.MERGE) {
            verdicts.onClose(tx, after);
        }
        return watch.settle(tx, after);
    }

    /** Whatever is of level III or above and was only noticed, or asked anew, is dispatched without asking anybody. */
    Incident pursue(Transaction tx, Incident incident) {
        if (incident.level() == Level.IV) {
            return incident;
        }
        var after = switch (incident.phase()) {
            case DETECTED, VERIFYING -> move(tx, incident, Step.REGISTER, Act.ofSystem("level " + incident.level()));
            case SUSPENDED -> move(tx, incident, Step.RESUME, Act.ofSystem("level " + incident.level()));
            default -> incident;
        };
        if (incident.phase() == Phase.SUSPENDED) {
            rose(tx, after);
        }
        return after.phase() == Phase.REGISTERED || after.phase() == Phase.REWORK
                ? move(tx, after, Step.DISPATCH, Act.ofSystem("first tier"))
                : after;
    }

    /** Somebody needs more than before: the level rises by itself, and nothing that was put aside stays so. */
    Incident raise(Transaction tx, Incident incident, Level level, Text saying, Map<String, Object> why) {
        if (!level.isAbove(incident.level())) {
            return pursue(tx, incident);
        }
        var higher = clock.risen(incident.at(level, saying, tx.now()));
        IncidentStore.put(tx, higher);
        Map<String, Object> rise = new LinkedHashMap<>(why);
        rise.put("from", incident.level());
        rise.put("to", level);
        TimelineStore.add(
                tx, incident.id(), TimelineEntry.ofSystem(tx.now(), TimelineEntry.Kind.LEVEL, "level rose", rise));
        audit(tx, AuditAction.RAISE_INCIDENT, higher, Act.ofSystem(""), rise);
        var pursued = pursue(tx, higher);
        if (pursued.equals(higher)) {
            rose(tx, higher);
            return watch.settle(tx, higher);
        }
        return pursued;
    }

    /** Whatever is reported again after people said that it was done was not done: somebody has to go once more. */
    Incident again(Transaction tx, Incident incident, Level level) {
        var isDone = incident.phase() == Phase.FED_BACK || incident.phase() == Phase.CHECKING;
        return isDone && level.isAbove(Level.IV)
                ? move(tx, incident, Step.REWORK, Act.ofSystem("alert after feedback"))
                : incident;
    }

    void heard(Transaction tx, Incident incident, Alert alert) {
        notices.onAlert(tx, incident, alert);
    }

    void askWhetherWell(Transaction tx, Alert alert) {
        notices.askWhetherWell(tx, alert);
    }

    void rose(Transaction tx, Incident incident) {
        watch.announce(tx, incident, Occasion.LEVEL_ROSE, Role.SYSTEM.name());
    }

    /** One that the caller may see. */
    public static Optional<Incident> find(Transaction tx, Caller caller, UUID id) {
        return IncidentStore.find(tx, id).filter(incident -> caller.sees(incident.place()));
    }

    /** What a person said that moved nothing. */
    public static void note(
            Transaction tx, Incident incident, Caller caller, String saying, Map<String, Object> detail) {
        TimelineStore.add(tx, incident.id(), TimelineEntry.note(tx.now(), incident, Act.of(caller, saying), detail));
        tell(tx, incident);
    }

    static void audit(Transaction tx, AuditAction action, Incident incident, Act act, Object record) {
        var grid = incident.place().grid();
        tx.audit(new AuditDraft(action, act.actor(), act.role(), incident.id().toString(), grid, record));
    }

    static void note(Transaction tx, UUID incident, Alert alert, String reason) {
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

    static void tell(Transaction tx, Incident incident) {
        tx.tell(new Event(
                Event.Type.INCIDENT,
                incident.place().grid(),
                incident.subject().toString(),
                new String(Json.write(IncidentView.of(incident)), StandardCharsets.UTF_8)));
    }
}
