package io.linli.api.trial;

import io.linli.api.store.Records.Transaction;
import io.linli.model.RuleKind;
import io.linli.model.Subject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What became of trials, read from the cases that others keep. */
final class TrialStore {
    private TrialStore() {}

    /** The case that a trial led to. */
    record Case(UUID id, boolean isClosed) {}

    /** The newest that was open at or after a time. */
    static Optional<Case> caseOf(Transaction tx, Subject subject, RuleKind kind, Instant from) {
        return tx.handle()
                .createQuery("select id, closed_at is not null as closed from incident where subject = :subject"
                        + " and kind = :kind and (closed_at is null or opened_at >= :from)"
                        + " order by opened_at desc limit 1")
                .bind("subject", subject.toString())
                .bind("kind", kind.id())
                .bind("from", from)
                .map((row, context) -> new Case(row.getObject("id", UUID.class), row.getBoolean("closed")))
                .findFirst();
    }

    static boolean isBusy(Transaction tx, Subject subject, RuleKind kind) {
        return caseOf(tx, subject, kind, tx.now()).isPresent();
    }

    /** Whether the machine still watches an episode whose case people have closed: it would make no new one. */
    static boolean isStillOpen(Transaction tx, Subject subject, RuleKind kind) {
        return tx.handle()
                .createQuery("select exists (select 1 from alert join incident on incident.id = alert.incident"
                        + " where alert.subject = :subject and alert.kind = :kind and alert.cleared_at is null"
                        + " and alert.level <> 'IV' and incident.closed_at is not null)")
                .bind("subject", subject.toString())
                .bind("kind", kind.id())
                .mapTo(Boolean.class)
                .one();
    }
}
