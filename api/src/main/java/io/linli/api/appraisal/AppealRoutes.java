package io.linli.api.appraisal;

import io.linli.api.http.Call;
import io.linli.api.http.Problem;
import io.linli.api.http.Reply;
import io.linli.api.http.Routes;
import io.linli.api.http.Writes;
import io.linli.api.incident.Incident;
import io.linli.api.incident.IncidentBook;
import io.linli.api.store.Records;
import io.linli.api.store.Records.Transaction;
import io.vertx.core.Future;
import java.util.Map;
import java.util.UUID;

/** Objections of those who are judged, and what became of them; both stand in the timeline of the case. */
public final class AppealRoutes {
    private final Records records;
    private final Writes writes;

    public AppealRoutes(Records records, Writes writes) {
        this.records = records;
        this.writes = writes;
    }

    public void mount(Routes routes) {
        routes.on("listAppeals", this::list);
        routes.on("appealIncident", this::appeal);
        routes.on("decideAppeal", this::decide);
    }

    private Future<Reply> list(Call call) {
        var isTheirsAlone = !AppraisalDesk.isOverseer(call.caller().role());
        return records.later(tx -> Reply.ok(Map.of(
                "items",
                AppealStore.list(tx, call.caller(), isTheirsAlone, call.limit()).stream()
                        .map(Appeal::view)
                        .toList())));
    }

    private Future<Reply> appeal(Call call) {
        var caller = call.caller();
        return writes.once(call, tx -> {
            var incident = incident(tx, call, call.id());
            if (!incident.state().handlers().contains(caller.username())) {
                throw Problem.conflict("only those who worked on it may appeal").asException();
            }
            var appeal = new Appeal(
                    UUID.randomUUID(),
                    incident.id(),
                    incident.place().grid(),
                    caller.username(),
                    call.body().getString("note"),
                    tx.now(),
                    Appeal.State.OPEN,
                    null,
                    null,
                    null);
            if (!AppealStore.add(tx, appeal)) {
                throw Problem.conflict("you have appealed against this one already")
                        .asException();
            }
            IncidentBook.note(tx, incident, caller, appeal.reason(), Map.of(CaseReplay.APPEAL, Appeal.State.OPEN.id()));
            return Reply.created(appeal.view()).about(appeal.id().toString()).within(appeal.grid());
        });
    }

    /** Nobody decides on their own. */
    private Future<Reply> decide(Call call) {
        var caller = call.caller();
        var state = "upheld".equals(call.body().getString("state")) ? Appeal.State.UPHELD : Appeal.State.REJECTED;
        var why = call.body().getString("note");
        return writes.once(call, tx -> {
            var appeal = AppealStore.lock(tx, caller, call.id())
                    .orElseThrow(() -> Problem.notFound("appeal " + call.id()).asException());
            if (appeal.by().equals(caller.username())) {
                throw Problem.conflict("another person decides on it").asException();
            }
            if (appeal.state() != Appeal.State.OPEN) {
                throw Problem.conflict("it was decided: " + appeal.state().id()).asException();
            }
            AppealStore.decide(tx, appeal, state, caller.username(), why);
            IncidentBook.note(
                    tx,
                    incident(tx, call, appeal.incident()),
                    caller,
                    why,
                    Map.of(CaseReplay.APPEAL, state.id(), "by", appeal.by()));
            return Reply.ok(AppealStore.lock(tx, caller, call.id())
                            .orElseThrow()
                            .view())
                    .within(appeal.grid());
        });
    }

    private static Incident incident(Transaction tx, Call call, UUID id) {
        return IncidentBook.find(tx, call.caller(), id)
                .orElseThrow(() -> Problem.notFound("incident " + id).asException());
    }
}
