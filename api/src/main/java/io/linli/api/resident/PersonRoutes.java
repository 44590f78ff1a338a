package io.linli.api.resident;

import io.linli.api.audit.AuditAction;
import io.linli.api.audit.AuditDraft;
import io.linli.api.http.Call;
import io.linli.api.http.Reply;
import io.linli.api.http.Routes;
import io.linli.api.http.Writes;
import io.linli.api.store.Records;
import io.vertx.core.Future;
import java.util.Map;

/** What is kept of a person: to be told all of it, and to have it forgotten. */
public final class PersonRoutes {
    private final Records records;
    private final Writes writes;

    public PersonRoutes(Records records, Writes writes) {
        this.records = records;
        this.writes = writes;
    }

    public void mount(Routes routes) {
        routes.on("exportResident", this::export);
        routes.on("eraseResident", this::erase);
    }

    private Future<Reply> export(Call call) {
        return records.later(tx -> {
            var resident = ResidentRoutes.own(tx, call);
            tx.audit(AuditDraft.of(call.caller(), AuditAction.EXPORT_RESIDENT, resident.id(), Map.of()));
            return Reply.ok(PersonFileStore.of(tx, resident));
        });
    }

    private Future<Reply> erase(Call call) {
        return writes.once(call, tx -> {
            var resident = ResidentRoutes.own(tx, call);
            Forgetting.of(tx, resident);
            return Reply.nothing().within(ResidentRoutes.grid(tx, resident, call));
        });
    }
}
