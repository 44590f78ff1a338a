package io.linli.api.report;

import io.linli.api.audit.AuditAction;
import io.linli.api.audit.AuditDraft;
import io.linli.api.http.Call;
import io.linli.api.http.Problem;
import io.linli.api.http.Reply;
import io.linli.api.http.Routes;
import io.linli.api.http.Writes;
import io.linli.api.incident.Incident;
import io.linli.api.incident.IncidentBook;
import io.linli.api.incident.state.Phase;
import io.linli.api.store.Records;
import io.linli.api.store.Records.Transaction;
import io.vertx.core.Future;
import java.util.Map;

/** Who reported something: told in full with a reason, told to themselves, and forgotten. */
public final class ReporterRoutes {
    private final Records records;
    private final Writes writes;

    public ReporterRoutes(Records records, Writes writes) {
        this.records = records;
        this.writes = writes;
    }

    public void mount(Routes routes) {
        routes.on("getReport", this::get);
        routes.on("revealReporter", this::reveal);
        routes.on("exportReporter", this::export);
        routes.on("eraseReporter", this::erase);
    }

    private Future<Reply> get(Call call) {
        return records.later(tx -> {
            var report = report(tx, visible(tx, call));
            var view = report.reporter().masked();
            view.put("number", report.number());
            view.put("at", report.at());
            if (report.receiver() != null) {
                view.put("receiver", report.receiver());
            }
            return Reply.ok(view);
        });
    }

    /** They told it to be called: while somebody works on it, and for the call-back after it. */
    private Future<Reply> reveal(Call call) {
        var reason = call.body().getString("reason").strip();
        return writes.once(call, tx -> {
            var incident = visible(tx, call);
            if (!incident.isOpen() && incident.phase() != Phase.CLOSED) {
                throw new Problem(409, "not-needed", "Nothing asks for it now", "nobody has to call them any more")
                        .asException();
            }
            var reporter = report(tx, incident).reporter();
            return Reply.ok(Map.of("name", reporter.name(), "phone", reporter.phone()))
                    .keeping(Map.of("reason", reason))
                    .within(incident.place().grid());
        });
    }

    private Future<Reply> export(Call call) {
        return records.later(tx -> {
            var report = report(tx, visible(tx, call));
            tx.audit(AuditDraft.of(
                    call.caller(),
                    AuditAction.EXPORT_REPORTER,
                    report.incident().toString(),
                    Map.of()));
            return Reply.ok(report);
        });
    }

    private Future<Reply> erase(Call call) {
        return writes.once(call, tx -> {
            var incident = visible(tx, call);
            ReporterErasure.of(tx, report(tx, incident));
            return Reply.nothing().within(incident.place().grid());
        });
    }

    private static Incident visible(Transaction tx, Call call) {
        return IncidentBook.find(tx, call.caller(), call.id())
                .orElseThrow(
                        () -> Problem.notFound("incident " + call.path("id")).asException());
    }

    private static Report report(Transaction tx, Incident incident) {
        return ReportStore.of(tx, incident.id())
                .orElseThrow(() -> Problem.notFound("nobody reported it").asException());
    }
}
