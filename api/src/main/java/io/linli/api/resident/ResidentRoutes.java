package io.linli.api.resident;

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
            return id.isEmpty() ? Reply.created(resident).about(resident.id()) : Reply.ok(resident);
        });
    }

    private Future<Reply> remove(Call call) {
        return writes.once(call, tx -> {
            ResidentStore.remove(tx, own(tx, call).id());
            return Reply.nothing();
        });
    }

    private static Resident own(Transaction tx, Call call) {
        return ResidentStore.find(tx, call.path("id"))
                .filter(resident -> HomeStore.find(tx, resident.home())
                        .filter(home -> call.caller().sees(home.place()))
                        .isPresent())
                .orElseThrow(
                        () -> Problem.notFound("resident " + call.path("id")).asException());
    }
}
