package io.linli.api.staff;

import io.linli.api.http.Call;
import io.linli.api.http.Reply;
import io.linli.api.http.Routes;
import io.linli.api.store.Records;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.Map;

/** Who works here. */
public final class StaffRoutes {
    private final Records records;

    public StaffRoutes(Records records) {
        this.records = records;
    }

    public void mount(Routes routes) {
        routes.on("listStaff", this::list);
    }

    private Future<Reply> list(Call call) {
        return records.later(tx -> Reply.ok(Map.of(
                "staff",
                AccountStore.staff(tx, call.caller()).stream()
                        .map(StaffRoutes::view)
                        .toList())));
    }

    private static Map<String, Object> view(Account account) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("username", account.username());
        view.put("name", account.name());
        view.put("role", account.role());
        view.put("grid", account.grid());
        if (account.phone() != null) {
            view.put("phone", account.phone());
        }
        return view;
    }
}
