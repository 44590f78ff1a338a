package io.linli.api.incident;

import io.linli.api.audit.AuditAction;
import io.linli.api.escalation.Marks;
import io.linli.api.escalation.Marks.Extension;
import io.linli.api.escalation.Promise;
import io.linli.api.incident.state.Act;
import io.linli.api.incident.state.Phase;
import io.linli.api.incident.state.Refusal;
import io.linli.api.incident.state.Step;
import io.linli.api.incident.state.Tier;
import io.linli.api.notify.Occasion;
import io.linli.api.store.Records.Transaction;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What people do about the time that a case takes: it moves nothing on. Each answers why not, or nothing. */
final class ClockDesk {
    private final IncidentClock clock;
    private final IncidentWatch watch;

    ClockDesk(IncidentClock clock, IncidentWatch watch) {
        this.clock = clock;
        this.watch = watch;
    }

    /** 催单: those who have it are told again. */
    Optional<Refusal> urge(Transaction tx, Incident incident, Act act) {
        if (!isWith(incident)) {
            return Optional.of(Refusal.NOT_IN_THIS_PHASE);
        }
        var urged =
                mark(tx, incident, AuditAction.URGE_INCIDENT, marks(incident).urged(), act);
        watch.urge(tx, urged);
        return Optional.empty();
    }

    /** 督办: the department and those who supervise are told, and it is seen. */
    Optional<Refusal> supervise(Transaction tx, Incident incident, Act act) {
        if (!isWith(incident)) {
            return Optional.of(Refusal.NOT_IN_THIS_PHASE);
        }
        var marked = marks(incident).supervised(act.actor());
        var supervised = mark(tx, incident, AuditAction.SUPERVISE_INCIDENT, marked, act);
        watch.tell(tx, supervised, "supervised", Occasion.SUPERVISED, Tier.DEPARTMENT, Map.of());
        return Optional.empty();
    }

    /** 延期申请. */
    Optional<Refusal> askExtension(Transaction tx, Incident incident, Act act) {
        var refusal = mayExtend(tx, incident);
        if (refusal.isEmpty()) {
            var asked = marks(incident).with(new Extension(act.actor(), act.note(), null));
            mark(tx, incident, AuditAction.ASK_EXTENSION_INCIDENT, asked, act);
        }
        return refusal;
    }

    /** 延期审批, by somebody else. */
    Optional<Refusal> approveExtension(Transaction tx, Incident incident, Act act) {
        var refusal = mayExtend(tx, incident);
        if (refusal.isPresent()) {
            return refusal;
        }
        var asked = marks(incident).extension();
        if (asked == null) {
            return Optional.of(Refusal.NOBODY_ASKED);
        }
        if (asked.askedBy().equals(act.actor())) {
            return Optional.of(Refusal.ASKED_THEMSELVES);
        }
        var later = incident.with(promise(incident).extended(clock.times(incident)));
        var granted = marks(incident).with(new Extension(asked.askedBy(), asked.reason(), act.actor()));
        mark(tx, later, AuditAction.APPROVE_EXTENSION_INCIDENT, granted, act);
        return Optional.empty();
    }

    /** By somebody else too; they may ask again, with a better reason. */
    Optional<Refusal> refuseExtension(Transaction tx, Incident incident, Act act) {
        var asked = incident.promise() == null ? null : marks(incident).extension();
        if (asked == null || asked.approvedBy() != null) {
            return Optional.of(Refusal.NOBODY_ASKED);
        }
        if (asked.askedBy().equals(act.actor())) {
            return Optional.of(Refusal.ASKED_THEMSELVES);
        }
        mark(
                tx,
                incident,
                AuditAction.REFUSE_EXTENSION_INCIDENT,
                marks(incident).with(null),
                act);
        return Optional.empty();
    }

    private Optional<Refusal> mayExtend(Transaction tx, Incident incident) {
        var promise = incident.promise();
        var due = promise == null || !isWorked(incident) ? null : promise.by().get(Step.FEEDBACK);
        if (promise == null || due == null) {
            return Optional.of(Refusal.NOT_IN_THIS_PHASE);
        }
        if (promise.marks().isExtended()) {
            return Optional.of(Refusal.EXTENDED_ALREADY);
        }
        return clock.isOverdue(tx, incident) || due.isBefore(tx.now())
                ? Optional.of(Refusal.OVERDUE)
                : Optional.empty();
    }

    /** Who is there says that all is well. */
    Optional<Refusal> stillWell(Transaction tx, Incident incident, Act act) {
        var promise = incident.promise();
        var visit = promise == null ? null : promise.visit();
        if (promise == null || visit == null || !visit.person().equals(act.actor())) {
            return Optional.of(Refusal.NOBODY_ASKED);
        }
        var well = incident.with(promise.visitedBy(act.actor(), tx.now(), clock.times(incident)));
        mark(tx, well, AuditAction.STILL_WELL_INCIDENT, promise.marks(), act);
        return Optional.empty();
    }

    private Incident mark(Transaction tx, Incident before, AuditAction action, Marks marks, Act act) {
        var after = before.with(promise(before).with(marks));
        IncidentStore.put(tx, after);
        var line = TimelineEntry.clock(tx.now(), after, action.id().replace("_incident", ""), act);
        TimelineStore.add(tx, after.id(), line);
        IncidentBook.audit(tx, action, after, act, line);
        var settled = watch.settle(tx, after);
        IncidentBook.tell(tx, settled);
        return settled;
    }

    private static boolean isWorked(Incident incident) {
        var phase = incident.phase();
        return phase.compareTo(Phase.DISPATCHED) >= 0 && phase.compareTo(Phase.WHISTLED) <= 0;
    }

    private static boolean isWith(Incident incident) {
        return incident.isOpen()
                && incident.promise() != null
                && incident.state().tier() != null;
    }

    private static Marks marks(Incident incident) {
        return promise(incident).marks();
    }

    private static Promise promise(Incident incident) {
        return Objects.requireNonNull(incident.promise());
    }
}
