package io.linli.api.report;

import io.linli.api.audit.AuditStore;
import io.linli.api.event.EventStore;
import io.linli.api.incident.PersonTraceStore;
import io.linli.api.store.Records.Transaction;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Forgets who reported something; that it was reported, and what was done, stays. */
public final class ReporterErasure {
    private static final String NOBODY = "***";
    /** A name of one sign would be found in every other word. */
    private static final int SHORTEST = 2;

    private ReporterErasure() {}

    /** All that came from this telephone number. */
    public static void ofPhone(Transaction tx, String phone) {
        ReportStore.byPhone(tx, phone).forEach(report -> of(tx, report));
    }

    /** The same, to be told to whom it belongs. */
    public static List<Map<String, Object>> told(Transaction tx, String phone) {
        return ReportStore.byPhone(tx, phone).stream()
                .map(report -> Map.<String, Object>of(
                        "incident", report.incident(), "at", report.at(), "reporter", report.reporter()))
                .toList();
    }

    static void of(Transaction tx, Report report) {
        var traces = Stream.of(report.reporter().name(), report.reporter().phone())
                .filter(text -> text.length() >= SHORTEST)
                .toList();
        ReportStore.forget(tx, report.incident());
        PersonTraceStore.erase(tx, report.incident(), traces, NOBODY);
        for (var trace : traces) {
            // A stranger may call themselves anything: only what is of this incident is touched.
            AuditStore.eraseMentions(tx, trace, report.incident());
            EventStore.forgetMentions(tx, trace, report.incident());
        }
    }
}
