package io.linli.api.place;

import io.linli.api.http.Call;
import io.linli.api.http.Reply;
import io.linli.api.http.Routes;
import io.linli.api.store.Records;
import io.vertx.core.Future;
import java.util.Map;

/** The parts of the community, as they are drawn and named. */
public final class PlaceRoutes {
    private final Records records;

    public PlaceRoutes(Records records) {
        this.records = records;
    }

    public void mount(Routes routes) {
        routes.on("listPlaces", this::list);
    }

    private Future<Reply> list(Call call) {
        return records.later(tx -> Reply.ok(Map.of("places", PlaceStore.list(tx, call.caller()))));
    }
}
