package io.linli.api.device;

import io.linli.api.form.JsonForm;
import io.linli.api.http.Call;
import io.linli.api.http.Problem;
import io.linli.api.http.Reply;
import io.linli.api.http.Routes;
import io.linli.api.http.Writes;
import io.linli.api.store.Records;
import io.linli.api.store.Records.Transaction;
import io.linli.model.Device;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which devices there are, when they were last heard, and what was not taken from them. */
public final class DeviceRoutes {
    private final Records records;
    private final Liveness liveness;
    private final Registry registry;
    private final DeviceSheet sheet;
    private final Writes writes;

    public DeviceRoutes(Records records, Liveness liveness, Registry registry, DeviceSheet sheet) {
        this.records = records;
        this.liveness = liveness;
        this.registry = registry;
        this.sheet = sheet;
        this.writes = new Writes(records);
    }

    public void mount(Routes routes) {
        routes.on("listDevices", this::list);
        routes.on("listRejected", this::rejected);
        routes.on("registerDevice", this::register);
        routes.on("changeDevice", this::change);
        routes.on("retireDevice", this::retire);
        routes.on("renewDeviceCredential", this::renew);
    }

    private Future<Reply> list(Call call) {
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

    private Future<Reply> rejected(Call call) {
        var device = call.query("device").orElse(null);
        return records.later(tx -> RejectedStore.list(tx, call.caller(), device, call.limit()))
                .map(found -> Reply.ok(Map.of("items", found)));
    }

    private Future<Reply> register(Call call) {
        return writes.once(call, tx -> {
            var form = JsonForm.of(call.body(), Map.of());
            if (DeviceStore.find(tx, form.text("id")).filter(Device::active).isPresent()) {
                throw Problem.conflict("device " + form.text("id") + " is registered already")
                        .asException();
            }
            var device = JsonForm.only(form, sheet.read(tx, call.caller(), List.of(form)));
            sheet.enter(tx, List.of(device));
            return Reply.created(withPassword(device)).keeping(Map.of("device", device));
        });
    }

    /** Where it stands, what it measures, how often it speaks. */
    private Future<Reply> change(Call call) {
        return writes.once(call, tx -> {
            var before = own(tx, call);
            var form = JsonForm.of(call.body(), Map.of("id", before.id()));
            var device = JsonForm.only(form, sheet.read(tx, call.caller(), List.of(form)));
            sheet.enter(tx, List.of(device));
            return Reply.ok(before.active() ? Map.of("device", device) : withPassword(device))
                    .keeping(Map.of("device", device));
        });
    }

    private Future<Reply> retire(Call call) {
        return writes.once(
                call,
                tx -> Reply.ok(Map.of("device", registry.put(tx, own(tx, call).retired()))));
    }

    private Future<Reply> renew(Call call) {
        return writes.once(call, tx -> {
            var device = registry.put(tx, own(tx, call).renewed());
            return Reply.ok(withPassword(device)).keeping(Map.of("device", device));
        });
    }

    private Map<String, Object> withPassword(Device device) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("device", device);
        view.put("credential", sheet.told(device));
        return view;
    }

    private static Device own(Transaction tx, Call call) {
        return DeviceStore.find(tx, call.path("id"))
                .filter(device -> device.place().grid().startsWith(call.caller().grid()))
                .orElseThrow(() -> Problem.notFound("device " + call.path("id")).asException());
    }
}
