package io.linli.api.incident;

import io.linli.api.alert.AlertStore;
import io.linli.api.http.Call;
import io.linli.api.http.Problem;
import io.linli.api.http.Reply;
import io.linli.api.http.Routes;
import io.linli.api.kind.IncidentKind;
import io.linli.api.notify.NoticeSender;
import io.linli.api.notify.NoticeStore;
import io.linli.api.store.Records;
import io.linli.api.store.Records.Transaction;
import io.linli.model.Alert;
import io.linli.model.Level;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What people work on. */
public final class IncidentRoutes {
    private final Records records;
    private final IncidentDesk desk;

    public IncidentRoutes(Records records, IncidentDesk desk) {
        this.records = records;
        this.desk = desk;
    }

    public void mount(Routes routes) {
        routes.on("listIncidents", this::list);
        routes.on("getIncident", this::get);
        routes.on("listNearIncidents", this::near);
    }

    private Future<Reply> list(Call call) {
        var filter = new IncidentListStore.Filter(
                call.query("state", "open"::equals),
                call.level(),
                call.query("kind", IncidentKind::parse),
                call.query("grid").orElse(""),
                call.isAsked("mine") ? call.caller().username() : null,
                call.time("done_since"),
                call.query("cursor", IncidentListStore.Cursor::parse),
                call.limit());
        return records.later(tx -> new IncidentListStore(filter, call.caller()).of(tx))
                .map(found -> Reply.ok(page(found, filter.limit())));
    }

    private static Map<String, Object> page(List<Incident> found, int limit) {
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("items", found.stream().map(IncidentView::of).toList());
        if (found.size() == limit) {
            page.put("next", IncidentListStore.Cursor.of(found.get(limit - 1)).text());
        }
        return page;
    }

    private Future<Reply> get(Call call) {
        var id = call.id();
        return records.later(tx -> Reply.ok(whole(tx, desk, call, visible(tx, call, id))));
    }

    /** What may be the same thing, and so be merged. */
    private Future<Reply> near(Call call) {
        var id = call.id();
        var open = IncidentListStore.Filter.ofOpen(call.limit());
        return records.later(tx -> {
            var incident = visible(tx, call, id);
            var near = new Near(incident, Positions.of(tx, incident.place()));
            var found = new IncidentListStore(open, call.caller())
                    .of(tx).stream()
                            .filter(other -> near.isNear(other, () -> Positions.of(tx, other.place())))
                            .map(IncidentView::of);
            return Reply.ok(Map.of("items", found.toList()));
        });
    }

    static Incident visible(Transaction tx, Call call, UUID id) {
        return IncidentStore.find(tx, id)
                .filter(incident -> call.caller().sees(incident.place()))
                .orElseThrow(() -> unknown(id));
    }

    /** The same, and nobody else changes it meanwhile. */
    static Incident locked(Transaction tx, Call call, UUID id) {
        return IncidentStore.lock(tx, id)
                .filter(incident -> call.caller().sees(incident.place()))
                .orElseThrow(() -> unknown(id));
    }

    static RuntimeException unknown(UUID id) {
        return Problem.notFound("incident " + id).asException();
    }

    static Map<String, Object> whole(Transaction tx, IncidentDesk desk, Call call, Incident incident) {
        var view = IncidentView.of(incident);
        var possible = new PossibleSteps(call.caller(), incident.isOpen() && desk.isOverdue(tx, incident));
        var standard = desk.standard(incident);
        view.put("lead", standard.lead());
        view.put("assist", standard.assist());
        view.put("close_when", standard.closeWhen());
        if (incident.isOpen()
                && incident.level().isAbove(Level.III)
                && !standard.call().isEmpty()) {
            view.put("call", standard.call());
        }
        view.put("steps", possible.of(incident));
        view.put("steps_then", possible.afterwards(incident));
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
