package io.linli.api.resident;

import io.linli.api.audit.AuditStore;
import io.linli.api.event.EventStore;
import io.linli.api.http.IdempotencyStore;
import io.linli.api.incident.PersonTraceStore;
import io.linli.api.report.ReporterErasure;
import io.linli.api.store.Records.Transaction;
import java.util.List;
import java.util.stream.Stream;

/**
 * Takes a person out of the records and leaves what happened: their id stands in for them, and wherever somebody wrote
 * their name or telephone number, stars do.
 */
final class Forgetting {
    private static final String NOBODY = "***";
    /** A name of one sign would be found in every other word. */
    private static final int SHORTEST = 2;

    private Forgetting() {}

    static void of(Transaction tx, Resident resident) {
        var traces = Stream.of(resident.name(), resident.phone())
                .filter(text -> text.length() >= SHORTEST && !text.equals(NOBODY))
                .toList();
        ResidentStore.put(tx, List.of(new Resident(resident.id(), resident.home(), NOBODY, null, "", "")));
        ReporterErasure.ofPhone(tx, resident.phone());
        LookStore.eraseReasons(tx, resident.id());
        AuditStore.erase(tx, "resident", resident.id());
        PersonTraceStore.erase(tx, "home:" + resident.home(), traces, NOBODY);
        // What was copied on its way is of no more use; the audit keeps the hash of what it lets go.
        for (var trace : traces) {
            AuditStore.eraseMentions(tx, trace);
            IdempotencyStore.forgetMentions(tx, trace);
            EventStore.forgetMentions(tx, trace);
        }
    }
}
