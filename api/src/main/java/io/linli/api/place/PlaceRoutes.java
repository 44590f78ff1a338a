package io.linli.api.place;

import io.linli.api.device.DeviceStore;
import io.linli.api.form.JsonForm;
import io.linli.api.http.Call;
import io.linli.api.http.Problem;
import io.linli.api.http.Reply;
import io.linli.api.http.Routes;
import io.linli.api.http.Writes;
import io.linli.api.store.Records;
import io.linli.model.Device;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;

/** The parts of the community, as they are drawn and named. */
public final class PlaceRoutes {
    private final Records records;
    private final PlaceSheet sheet;
    private final Writes writes;

    public PlaceRoutes(Records records, PlaceSheet sheet) {
        this.records = records;
        this.sheet = sheet;
        this.writes = new Writes(records);
    }

    public void mount(Routes routes) {
        routes.on("listPlaces", this::list);
        routes.on("putPlace", this::put);
        routes.on("removePlace", this::remove);
    }

    private Future<Reply> list(Call call) {
        return records.later(tx -> Reply.ok(Map.of("places", PlaceStore.list(tx, call.caller()))));
    }

    private Future<Reply> put(Call call) {
        return writes.once(call, tx -> {
            var form = JsonForm.of(sheet, call.body(), Map.of());
            var place = sheet.readOne(tx, call.caller(), form);
            sheet.enter(tx, List.of(place));
            return Reply.ok(place).about(place.id()).within(place.grid());
        });
    }

    /** From the drawing; a site in which something is still watched stays. */
    private Future<Reply> remove(Call call) {
        var id = call.query("id").orElse("");
        return writes.once(call, tx -> {
            var place = PlaceStore.find(tx, id)
                    .filter(found -> found.grid().startsWith(call.caller().grid()))
                    .orElseThrow(() -> Problem.notFound("place " + id).asException());
            var watched = place.kind() == PlaceKind.SITE
                    && DeviceStore.of(tx, List.of("site:" + id)).stream().anyMatch(Device::active);
            if (watched) {
                throw Problem.conflict("devices stand at " + id + "; move or retire them first")
                        .asException();
            }
            PlaceStore.remove(tx, id);
            return Reply.nothing().about(id).within(place.grid());
        });
    }
}
