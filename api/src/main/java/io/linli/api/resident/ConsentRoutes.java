package io.linli.api.resident;

import io.linli.api.http.Call;
import io.linli.api.http.Reply;
import io.linli.api.http.Routes;
import io.linli.api.http.Writes;
import io.linli.api.resident.ConsentStore.Consent;
import io.linli.api.store.Records;
import io.vertx.core.Future;
import java.util.Map;

/** What a home agreed to and took back, by itself or at the counter. */
public final class ConsentRoutes {
    private final Records records;
    private final Writes writes;

    public ConsentRoutes(Records records, Writes writes) {
        this.records = records;
        this.writes = writes;
    }

    public void mount(Routes routes) {
        routes.on("listConsents", this::list);
        routes.on("addConsent", this::add);
    }

    private Future<Reply> list(Call call) {
        return records.later(tx -> Reply.ok(
                Map.of("consents", ConsentStore.of(tx, HomeRoutes.own(tx, call).id()))));
    }

    private Future<Reply> add(Call call) {
        return writes.once(call, tx -> {
            var home = HomeRoutes.own(tx, call);
            var caller = call.caller();
            var body = call.body();
            var said = new Consent(
                    body.getString("purpose"),
                    body.getBoolean("given"),
                    body.getString("basis", "consent"),
                    body.getString(
                            "said_by",
                            caller.role().isHousehold() ? caller.role().name() : "household"),
                    body.getString("note", "").strip(),
                    caller.username(),
                    caller.role(),
                    tx.now());
            return Reply.created(ConsentStore.add(tx, caller, home.id(), said))
                    .about(home.id())
                    .within(home.place().grid());
        });
    }
}
