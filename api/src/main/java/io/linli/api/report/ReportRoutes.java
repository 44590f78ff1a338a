package io.linli.api.report;

import io.linli.api.escalation.Standards;
import io.linli.api.http.Call;
import io.linli.api.http.Problem;
import io.linli.api.http.Reply;
import io.linli.api.http.Routes;
import io.linli.api.http.Writes;
import io.linli.api.incident.ReportIntake;
import io.linli.api.kind.IncidentKind;
import io.linli.api.kind.Source;
import io.linli.api.store.Records.Transaction;
import io.linli.model.Level;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Map;

/** What callers and visitors say, written down by whoever they reach first. */
public final class ReportRoutes {
    private final ReportDesk desk;
    private final Writes writes;
    private final Standards standards;

    public ReportRoutes(ReportDesk desk, Writes writes, Standards standards) {
        this.desk = desk;
        this.writes = writes;
        this.standards = standards;
    }

    public void mount(Routes routes) {
        routes.on("addReport", this::add);
        routes.open("listReportKinds", this::kinds);
    }

    private Future<Reply> add(Call call) {
        var body = call.body();
        var source = Source.valueOf(body.getString("source").toUpperCase(Locale.ROOT));
        var level = body.getString("level");
        var reporter = Reporter.of(body);
        var kind = kind(body);
        return writes.once(call, tx -> {
            var where = where(tx, call, body);
            var told = new ReportIntake.Told(
                    where.subject(), where.place(), kind, level == null ? null : Level.valueOf(level), source);
            var slip = desk.take(tx, told, reporter, call.caller());
            return Reply.created(slip)
                    .about(String.valueOf(slip.get("id")))
                    .within(where.place().grid());
        });
    }

    /** Another grid's place is as unknown as one that is not there. */
    private static ReportPlace where(Transaction tx, Call call, JsonObject body) {
        var home = body.getString("home");
        var id = home == null ? body.getString("place", "") : home;
        var found = home == null ? ReportPlace.ofPart(tx, id) : ReportPlace.ofHome(tx, id);
        return found.filter(where -> call.caller().sees(where.place()))
                .orElseThrow(() -> Problem.notFound("place " + id).asException());
    }

    static IncidentKind kind(JsonObject body) {
        try {
            return IncidentKind.parse(body.getString("kind"));
        } catch (IllegalArgumentException e) {
            throw Problem.unprocessable(String.valueOf(e.getMessage())).asException();
        }
    }

    private void kinds(RoutingContext context) {
        var all = IncidentKind.all().stream().map(this::view).toList();
        Routes.send(context, Reply.ok(Map.of("items", all)));
    }

    private Map<String, Object> view(IncidentKind kind) {
        var standard = standards.of(kind, "");
        return Map.of("id", kind.id(), "title", kind.title(), "level", standard.level(), "call", standard.call());
    }
}
