package io.linli.api.alert;

import io.linli.api.http.Call;
import io.linli.api.http.Problem;
import io.linli.api.http.Reply;
import io.linli.api.http.Routes;
import io.linli.api.store.Records;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the machine said. */
public final class AlertRoutes {
    private final Records records;

    public AlertRoutes(Records records) {
        this.records = records;
    }

    public void mount(Routes routes) {
        routes.on("listAlerts", this::list);
        routes.on("getAlert", this::get);
    }

    private Future<Reply> list(Call call) {
        var shadow = call.query("shadow").map(Boolean::valueOf).orElse(false);
        var filter = new AlertStore.Filter(
                call.query("state", "open"::equals),
                call.level(),
                call.query("kind").orElse(null),
                call.query("grid").orElse(""),
                shadow,
                call.time("from"),
                call.time("to"),
                call.query("cursor", AlertRoutes::cursor),
                call.limit());
        return records.later(tx -> AlertStore.list(tx, call.caller(), filter))
                .map(found -> Reply.ok(page(found, filter)));
    }

    private Future<Reply> get(Call call) {
        var id = call.path("id");
        return records.later(tx -> AlertStore.find(tx, id))
                .map(found -> found.filter(
                                kept -> call.caller().sees(kept.alert().place()))
                        .map(kept -> Reply.ok(AlertIntake.view(kept)))
                        .orElseThrow(() -> Problem.notFound("alert " + id).asException()));
    }

    private static Map<String, Object> page(List<AlertStore.Kept> found, AlertStore.Filter filter) {
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("items", found.stream().map(AlertIntake::view).toList());
        if (found.size() == filter.limit()) {
            var last = found.get(found.size() - 1).alert();
            var cursor = last.updatedAt() + " " + last.id();
            page.put(
                    "next",
                    Base64.getUrlEncoder().withoutPadding().encodeToString(cursor.getBytes(StandardCharsets.UTF_8)));
        }
        return page;
    }

    private static AlertStore.Cursor cursor(String text) {
        var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", 2);
        if (parts.length != 2) {
            throw new IllegalArgumentException("not a cursor of ours");
        }
        return new AlertStore.Cursor(Instant.parse(parts[0]), parts[1]);
    }
}
