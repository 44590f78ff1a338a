package io.linli.api.cap;

import io.linli.api.alert.AlertStore;
import io.linli.api.event.Event;
import io.linli.api.http.Call;
import io.linli.api.http.Problem;
import io.linli.api.http.Reply;
import io.linli.api.http.Routes;
import io.linli.api.http.Writes;
import io.linli.api.staff.Caller;
import io.linli.api.store.Records;
import io.vertx.core.Future;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The Common Alerting Protocol 1.2, out and in: our alerts for others, and their warnings for us. */
public final class CapRoutes {
    private static final String TYPE = "application/cap+xml;charset=utf-8";
    /** Whoever runs this; the grid code in the message says where. */
    private static final String SENDER = "linli";

    private final Records records;
    private final Writes writes;

    public CapRoutes(Records records, Writes writes) {
        this.records = records;
        this.writes = writes;
    }

    public void mount(Routes routes) {
        routes.stream("getAlertAsCap", this::write);
        routes.on("receiveCap", this::receive);
        routes.on("listWarnings", this::list);
    }

    private void write(Call call) {
        var id = call.path("id");
        records.later(tx -> {
                    var kept = AlertStore.visible(tx, call.caller(), id)
                            .orElseThrow(() -> Problem.notFound("alert " + id).asException());
                    var before = AlertStore.revision(tx, id, kept.revision() - 1);
                    return CapText.of(kept, before.orElse(null), SENDER);
                })
                .onFailure(call.context()::fail)
                .onSuccess(text -> call.context()
                        .response()
                        .putHeader("content-type", TYPE)
                        .end(text));
    }

    private Future<Reply> list(Call call) {
        return records.later(tx -> Reply.ok(Map.of("items", WarningStore.inForce(tx, call.caller()))));
    }

    private Future<Reply> receive(Call call) {
        var body = call.bytes();
        var warning = parse(body);
        var grids = within(call.caller(), warning.grids());
        return writes.once(call, tx -> {
            if (!WarningStore.add(tx, warning, grids, body, call.caller().username())) {
                return again(WarningStore.body(tx, warning.name()).orElseThrow(), warning, body);
            }
            if (warning.isActual()
                    && (warning.type() == Warning.Type.UPDATE || warning.type() == Warning.Type.CANCEL)) {
                WarningStore.end(tx, warning.name(), warning.references());
            }
            // Whom an area concerns that is larger than theirs is decided by the list that they ask for.
            tx.tell(Event.of(
                    Event.Type.WARNING,
                    "",
                    "",
                    Map.of("identifier", warning.name().identifier())));
            return answer(201, warning);
        });
    }

    private static Warning parse(byte[] body) {
        try {
            return Warning.parse(body);
        } catch (IllegalArgumentException e) {
            throw Problem.unprocessable("no message of CAP 1.2: " + e.getMessage())
                    .asException();
        }
    }

    /** What it names beyond the caller's own grids is not theirs to warn; what names none is for all of theirs. */
    private static List<String> within(Caller caller, List<String> named) {
        var grids = named.stream()
                .filter(grid -> grid.startsWith(caller.grid()) || caller.grid().startsWith(grid))
                .map(grid -> grid.length() < caller.grid().length() ? caller.grid() : grid)
                .distinct()
                .toList();
        if (grids.isEmpty() && !named.isEmpty()) {
            throw Problem.unprocessable("area: nothing of " + named + " lies within " + caller.grid())
                    .asException();
        }
        return grids.isEmpty() ? List.of(caller.grid()) : grids;
    }

    private static Reply again(byte[] known, Warning warning, byte[] body) {
        if (!Arrays.equals(known, body)) {
            throw Problem.conflict("another message of " + warning.name().sender() + " has this identifier")
                    .asException();
        }
        return answer(200, warning);
    }

    private static Reply answer(int status, Warning warning) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("sender", warning.name().sender());
        view.put("identifier", warning.name().identifier());
        view.put("in_force", warning.isActual() && warning.type().isWarning());
        view.put("expires_at", warning.expiresAt());
        return new Reply(status, Reply.ok(view).body()).about(warning.name().identifier());
    }
}
