package io.linli.api.resident;

import io.linli.api.audit.AuditAction;
import io.linli.api.audit.AuditDraft;
import io.linli.api.audit.AuditStore;
import io.linli.api.form.JsonForm;
import io.linli.api.http.Call;
import io.linli.api.http.Problem;
import io.linli.api.http.Reply;
import io.linli.api.http.Routes;
import io.linli.api.http.Writes;
import io.linli.api.store.Records;
import io.linli.api.store.Records.Transaction;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;

/** Who lives where: entering, changing, taking out. */
public final class ResidentRoutes {
    private final ResidentSheet sheet;
    private final Writes writes;

    public ResidentRoutes(Records records, ResidentSheet sheet) {
        this.sheet = sheet;
        this.writes = new Writes(records);
    }

    public void mount(Routes routes) {
        routes.on("addResident", call -> enter(call, Map.of()));
        routes.on("putResident", call -> enter(call, Map.of("id", call.path("id"))));
        routes.on("removeResident", this::remove);
    }

    private Future<Reply> enter(Call call, Map<String, String> id) {
        return writes.once(call, tx -> {
            var form = JsonForm.of(sheet, call.body(), id);
            var resident = sheet.readOne(tx, call.caller(), form);
            sheet.enter(tx, List.of(resident));
            var caller = call.caller();
            var grid = grid(tx, resident, call);
            tx.audit(new AuditDraft(
                    AuditAction.of(call.operation()), caller.username(), caller.role(), resident.id(), grid, resident));
            var masked = Masked.of(resident);
            var reply = id.isEmpty() ? Reply.created(masked) : Reply.ok(masked);
            return reply.about(resident.id()).within(grid);
        });
    }

    /** What was said of somebody leaves the audit with them; that it was said stays. */
    private Future<Reply> remove(Call call) {
        return writes.once(call, tx -> {
            var resident = own(tx, call);
            ResidentStore.remove(tx, resident.id());
            AuditStore.erase(tx, "resident", resident.id());
            return Reply.nothing().within(grid(tx, resident, call));
        });
    }

    static String grid(Transaction tx, Resident resident, Call call) {
        return HomeStore.find(tx, resident.home())
                .map(home -> home.place().grid())
                .orElse(call.caller().grid());
    }

    static Resident own(Transaction tx, Call call) {
        return ResidentStore.find(tx, call.path("id"))
                .filter(resident -> call.caller()
                        .sees(HomeStore.find(tx, resident.home()).orElseThrow().place()))
                .orElseThrow(
                        () -> Problem.notFound("resident " + call.path("id")).asException());
    }
}
