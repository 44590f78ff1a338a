package io.linli.api.device;

import io.linli.api.http.Call;
import io.linli.api.http.Reply;
import io.linli.api.http.Routes;
import io.linli.api.staff.Caller;
import io.linli.api.store.Records;
import io.linli.api.store.Records.Transaction;
import io.linli.model.Device;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which devices there are, when they were last heard, and what was not taken from them. */
public final class SurveyRoutes {
    private final Records records;
    private final Liveness liveness;
    private final Survey survey;

    public SurveyRoutes(Records records, Liveness liveness) {
        this.records = records;
        this.liveness = liveness;
        this.survey = new Survey(liveness);
    }

    public void mount(Routes routes) {
        routes.on("listDevices", this::list);
        routes.on("listRejected", this::rejected);
        routes.on("listRejectedGroups", call -> groups(call, RejectedStore::groups));
        routes.on("listUnknownDevices", call -> groups(call, RejectedStore::strangers));
    }

    private Future<Reply> list(Call call) {
        return call.query("order").orElse("id").equals("attention") ? survey(call) : byId(call);
    }

    private Future<Reply> survey(Call call) {
        var offset = call.query("offset", Integer::valueOf);
        var filter = new Survey.Filter(
                call.query("grid").orElse(""),
                call.query("q").orElse("").strip(),
                call.query("state", state -> Condition.State.valueOf(state.toUpperCase(Locale.ROOT))),
                call.query("category").orElse(null),
                offset == null ? 0 : offset,
                call.limit());
        return records.later(tx -> Reply.ok(Survey.view(survey.page(tx, call.caller(), filter), tx.now())));
    }

    private Future<Reply> byId(Call call) {
        var grid = call.query("grid").orElse("");
        var after = call.query("after").orElse("");
        return records.later(tx -> {
            var devices = DeviceStore.list(tx, call.caller(), grid, after, call.limit());
            var views = devices.stream()
                    .map(device -> view(device, liveness.of(device.id()), tx.now()))
                    .toList();
            return Reply.ok(page(views, devices, call.limit()));
        });
    }

    private static Map<String, Object> page(List<Map<String, Object>> views, List<Device> devices, int limit) {
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("items", views);
        if (devices.size() == limit) {
            page.put("next", devices.get(limit - 1).id());
        }
        return page;
    }

    /** As it is shown outside. */
    static Map<String, Object> view(Device device, Optional<Seen> seen, Instant now) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("device", device);
        view.put("online", seen.map(state -> state.isOnline(device, now)).orElse(false));
        seen.ifPresent(state -> {
            view.put("last_seen", state.at());
            if (state.battery() != null) {
                view.put("battery", state.battery());
            }
        });
        return view;
    }

    private interface Grouping {
        List<RejectedStore.Group> of(Transaction tx, Caller caller, int limit);
    }

    private Future<Reply> groups(Call call, Grouping grouping) {
        return records.later(tx -> grouping.of(tx, call.caller(), call.limit()))
                .map(found -> Reply.ok(Map.of("items", found)));
    }

    private Future<Reply> rejected(Call call) {
        var device = call.query("device").orElse(null);
        return records.later(tx -> RejectedStore.list(tx, call.caller(), device, call.limit()))
                .map(found -> Reply.ok(Map.of("items", found)));
    }
}
