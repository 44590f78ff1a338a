package io.linli.api.resident;

import io.linli.api.http.Access;
import io.linli.api.http.Call;
import io.linli.api.http.Problem;
import io.linli.api.http.Reply;
import io.linli.api.http.Routes;
import io.linli.api.store.Records;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Homes, and for those who may have to go there, who lives in them. */
public final class HomeRoutes {
    private final Records records;

    public HomeRoutes(Records records) {
        this.records = records;
    }

    public void mount(Routes routes) {
        routes.on("listHomes", this::list);
        routes.on("getHome", this::one);
    }

    private Future<Reply> list(Call call) {
        var after = call.query("after").orElse("");
        var limit = call.limit(1_000);
        return records.later(tx -> {
            var homes = HomeStore.list(tx, call.caller(), after, limit);
            Map<String, Object> page = new LinkedHashMap<>();
            page.put("homes", homes.stream().map(HomeRoutes::view).toList());
            if (homes.size() == limit) {
                page.put("next", homes.get(limit - 1).home().id());
            }
            return Reply.ok(page);
        });
    }

    private Future<Reply> one(Call call) {
        var id = call.path("id");
        return records.later(tx -> {
            var home = HomeStore.find(tx, id)
                    .filter(found -> call.caller().sees(found.place()))
                    .orElseThrow(() -> Problem.notFound("home " + id).asException());
            // Names and telephone numbers are for those who may have to go there, and for the household.
            return Reply.ok(
                    Access.allows(call.caller().role(), Access.KNOW_RESIDENTS)
                            ? view(home, ResidentStore.of(tx, id))
                            : view(home, null));
        });
    }

    private static Map<String, Object> view(HomeStore.Counted counted) {
        return view(counted.home(), counted.residents());
    }

    /** @param residents how many, or who they are; null for those whom it does not concern */
    private static Map<String, Object> view(Home home, @Nullable Object residents) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", home.id());
        view.put("place", home.place());
        view.put("tags", home.tags());
        if (residents != null) {
            view.put("residents", residents);
        }
        return view;
    }
}
