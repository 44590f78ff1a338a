package io.linli.api.trial;

import io.linli.api.store.Records.Transaction;
import io.linli.model.Json;
import io.linli.model.RuleKind;
import io.linli.model.Subject;
import io.linli.model.Trial;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Trials that are not over, and what became of them, read from the cases that others keep. */
final class TrialStore {
    private static final int MOST = 50;

    private TrialStore() {}

    static void add(Transaction tx, TrialDesk.Started begun) {
        var trial = begun.trial();
        tx.handle()
                .createUpdate("insert into trial (id, kind, subject, started_at, started)"
                        + " values (:id, :kind, :subject, :at, :started)")
                .bind("id", trial.id())
                .bind("kind", trial.kind().id())
                .bind(
                        "subject",
                        trial.subject() == null ? null : trial.subject().toString())
                .bind("at", trial.at())
                .bind("started", new String(Json.write(begun), StandardCharsets.UTF_8))
                .execute();
    }

    /** Newest first. */
    static List<TrialDesk.Started> all(Transaction tx) {
        return tx.handle()
                .createQuery("select started from trial order by started_at desc limit :most")
                .bind("most", MOST)
                .mapTo(String.class)
                .map(text -> Json.read(text.getBytes(StandardCharsets.UTF_8), TrialDesk.Started.class))
                .list();
    }

    static void remove(Transaction tx, String id) {
        tx.handle()
                .createUpdate("delete from trial where id = :id")
                .bind("id", id)
                .execute();
    }

    /** Whether such a trial is on there. */
    static boolean isOn(Transaction tx, Trial.Kind kind, Subject subject) {
        return tx.handle()
                .createQuery("select exists (select 1 from trial where kind = :kind and subject = :subject)")
                .bind("kind", kind.id())
                .bind("subject", subject.toString())
                .mapTo(Boolean.class)
                .one();
    }

    /** The case that a trial led to. */
    record Case(UUID id, boolean isClosed) {}

    /** The newest that was open at or after a time. */
    static Optional<Case> caseOf(Transaction tx, Subject subject, Trial.Kind kind, Instant from) {
        return tx.handle()
                .createQuery("select id, closed_at is not null as closed from incident where subject = :subject"
                        + " and kind like :kind and (closed_at is null or opened_at >= :from)"
                        + " order by opened_at desc limit 1")
                .bind("subject", subject.toString())
                .bind("kind", risk(kind))
                .bind("from", from)
                .map((row, context) -> new Case(row.getObject("id", UUID.class), row.getBoolean("closed")))
                .findFirst();
    }

    /** Of the cases that it leads to, as SQL's {@code like} wants it; a scenario may lead to any. */
    private static String risk(Trial.Kind kind) {
        return switch (kind) {
            case SOS -> RuleKind.SOS.id();
            case FLOOD -> RuleKind.FLOOD.id();
            case SILENCE -> RuleKind.INACTIVITY.id();
            case SCENARIO -> "%";
        };
    }

    static boolean isBusy(Transaction tx, Subject subject, Trial.Kind kind) {
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
