package io.linli.api.incident;

import io.linli.api.alert.AlertStore;
import io.linli.api.http.Call;
import io.linli.api.http.Problem;
import io.linli.api.http.Reply;
import io.linli.api.http.Routes;
import io.linli.api.http.Writes;
import io.linli.api.notify.NoticeSender;
import io.linli.api.notify.NoticeStore;
import io.linli.api.store.Records;
import io.linli.api.store.Records.Transaction;
import io.linli.model.Alert;
import io.linli.model.RuleKind;
import io.vertx.core.Future;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** What people work on, and one way in for each step. */
public final class IncidentRoutes {
    private final Records records;
    private final IncidentDesk desk;
    private final Writes writes;

    public IncidentRoutes(Records records, IncidentDesk desk, Writes writes) {
        this.records = records;
        this.desk = desk;
        this.writes = writes;
    }

    public void mount(Routes routes) {
        routes.on("listIncidents", this::list);
        routes.on("getIncident", this::get);
        routes.on("registerIncident", call -> take(call, Step.REGISTER));
        routes.on("acknowledgeIncident", call -> take(call, Step.ACKNOWLEDGE));
        routes.on("arriveIncident", call -> take(call, Step.ARRIVE));
        routes.on("feedbackIncident", call -> take(call, Step.FEEDBACK));
        routes.on("closeIncident", call -> take(call, Step.CLOSE));
    }

    private Future<Reply> list(Call call) {
        var filter = new IncidentStore.Filter(
                call.query("state", "open"::equals),
                call.level(),
                call.query("kind", RuleKind::parse),
                call.query("grid").orElse(""),
                call.limit());
        return records.later(tx -> IncidentStore.list(tx, call.caller(), filter))
                .map(found -> Reply.ok(
                        Map.of("items", found.stream().map(IncidentDesk::view).toList())));
    }

    private Future<Reply> get(Call call) {
        var id = call.id();
        return records.later(tx -> Reply.ok(whole(tx, visible(tx, call, id))));
    }

    private Future<Reply> take(Call call, Step step) {
        var id = call.id();
        var body = call.body();
        var outcome = body.getString("outcome");
        var act = Act.of(
                call.caller(),
                outcome == null ? null : Outcome.valueOf(outcome.toUpperCase(Locale.ROOT)),
                body.getString("note", ""));
        return writes.once(call, tx -> {
            visible(tx, call, id);
            var decision = desk.take(tx, id, step, act).orElseThrow(() -> unknown(id));
            if (decision instanceof Decision.Refused refused) {
                var phase = visible(tx, call, id).phase();
                throw refusal(refused.reason(), phase).asException();
            }
            return Reply.ok(whole(tx, visible(tx, call, id)));
        });
    }

    private static Problem refusal(Refusal reason, Phase phase) {
        var status = switch (reason) {
            case NOT_IN_THIS_PHASE -> 409;
            case OUTCOME_MISSING -> 422;
            case HANDLER_CANNOT_CLOSE -> 403;
        };
        return new Problem(status, "step-refused", "This step is not possible", reason.in(phase), reason.name());
    }

    private static Incident visible(Transaction tx, Call call, UUID id) {
        return IncidentStore.find(tx, id)
                .filter(incident -> call.caller().sees(incident.place()))
                .orElseThrow(() -> unknown(id));
    }

    private static RuntimeException unknown(UUID id) {
        return Problem.notFound("incident " + id).asException();
    }

    private static Map<String, Object> whole(Transaction tx, Incident incident) {
        var view = IncidentDesk.view(incident);
        view.put(
                "alerts",
                AlertStore.ofIncident(tx, incident.id()).stream().map(Alert::id).toList());
        view.put("timeline", TimelineStore.of(tx, incident.id()));
        view.put(
                "notices",
                NoticeStore.ofIncident(tx, incident.id()).stream()
                        .map(NoticeSender::view)
                        .toList());
        return view;
    }
}
