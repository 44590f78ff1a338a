package io.linli.api.incident;

import io.linli.api.escalation.Marks;
import io.linli.api.escalation.Promise;
import io.linli.api.escalation.Standard;
import io.linli.api.escalation.Standards;
import io.linli.api.escalation.Times;
import io.linli.api.incident.state.Act;
import io.linli.api.incident.state.Phase;
import io.linli.api.incident.state.Step;
import io.linli.api.incident.state.Tier;
import io.linli.api.store.Records.Transaction;
import java.time.Instant;
import java.util.Objects;

/** Winds the clocks of an incident: which of them begin, stand or end with a step. */
final class IncidentClock {
    private final Standards standards;

    IncidentClock(Standards standards) {
        this.standards = standards;
    }

    Standard standard(Incident incident) {
        return standards.of(incident.kind(), incident.place().grid());
    }

    Times times(Incident incident) {
        return new Times(standards.calendar(), incident.place().zone());
    }

    /** By the catalogue as it is now. */
    Promise stamp(Incident incident, Instant since) {
        var known = incident.promise();
        return Promise.of(
                standards.version(),
                standard(incident).limits(incident.level()),
                tier(incident),
                since,
                times(incident),
                known == null ? Marks.NONE : known.marks());
    }

    private static Tier tier(Incident incident) {
        var tier = incident.state().tier();
        return tier == null ? Tier.GRID : tier;
    }

    Incident wound(Incident before, Incident after, Step step, Act act) {
        var promise = before.promise();
        return after.with(
                promise == null || step == Step.DISPATCH
                        ? stamp(after, after.changedAt())
                        : moved(promise, before, after, step, act));
    }

    private Promise moved(Promise promise, Incident before, Incident after, Step step, Act act) {
        var at = after.changedAt();
        var times = times(after);
        return switch (step) {
            case VERIFY, REGISTER, GIVE_BACK, TRANSFER -> promise.handedTo(tier(after), at, times);
            case CALL_OFF -> after.phase() == Phase.VERIFYING ? promise.handedTo(tier(after), at, times) : promise;
            case WHISTLE -> promise.called(at, times);
            case FEEDBACK -> promise.fedBack(at, times);
            case RESUME -> promise.resumed(Objects.requireNonNull(before.suspendedAt()), at, times);
            case SET_OUT, ARRIVE, HANDLE -> promise.visitedBy(act.actor(), at, times);
            default -> isAnswer(promise, act) ? promise.visitedBy(act.actor(), at, times) : promise;
        };
    }

    /** Whoever takes a step is well. */
    private static boolean isAnswer(Promise promise, Act act) {
        return promise.visit() != null && promise.visit().person().equals(act.actor());
    }

    /** Of a higher level, whose clocks begin anew. */
    Incident risen(Incident higher) {
        var known = higher.promise();
        if (known == null) {
            return higher;
        }
        var at = higher.changedAt();
        var fresh = stamp(higher, at).with(known.visit());
        var isDone = higher.phase() == Phase.FED_BACK || higher.phase() == Phase.CHECKING;
        return higher.with(isDone ? fresh.fedBack(at, times(higher)) : fresh);
    }

    Incident lowered(Incident lower) {
        var promise = lower.promise();
        return promise == null
                ? lower
                : lower.with(promise.lowered(standard(lower).limits(lower.level()), lower.clockSince(), times(lower)));
    }

    /** Of an earlier release: it is not told how late it was before anybody could be told. */
    Incident adopted(Incident incident, Instant now) {
        var promise = stamp(incident, incident.clockSince());
        if (incident.phase() == Phase.FED_BACK || incident.phase() == Phase.CHECKING) {
            promise = promise.fedBack(incident.clockSince(), times(incident));
        }
        var stood = promise.turned(incident.phase(), times(incident), tier -> true, now)
                .promise();
        return incident.with(stood.handedTo(tier(incident), now, times(incident)));
    }

    /** By its first dispatch, unless more time was granted: a step that begins a clock anew puts nothing off. */
    boolean isOverdue(Transaction tx, Incident incident) {
        var due = Dues.next(incident).orElse(null);
        var promise = incident.promise();
        var limit = due == null || promise == null ? null : promise.limits().of(due.step());
        if (due == null || promise == null || limit == null) {
            return false;
        }
        var dispatched =
                TimelineStore.first(tx, incident.id(), Phase.DISPATCHED).orElse(due.since());
        return due.at().isBefore(tx.now())
                || !promise.marks().isExtended()
                        && times(incident).after(limit, dispatched).isBefore(tx.now());
    }
}
