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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How devices come into the register, change, and leave it. */
public final class DeviceRoutes {
    private final Registry registry;
    private final DeviceSheet sheet;
    private final Writes writes;

    public DeviceRoutes(Records records, Registry registry, DeviceSheet sheet) {
        this.registry = registry;
        this.sheet = sheet;
        this.writes = new Writes(records);
    }

    public void mount(Routes routes) {
        routes.on("registerDevice", this::register);
        routes.on("changeDevice", this::change);
        routes.on("retireDevice", this::retire);
        routes.on("renewDeviceCredential", this::renew);
    }

    private Future<Reply> register(Call call) {
        return writes.once(call, tx -> {
            var form = JsonForm.of(sheet, call.body(), Map.of());
            if (DeviceStore.find(tx, form.text("id")).filter(Device::active).isPresent()) {
                throw Problem.conflict("device " + form.text("id") + " is registered already")
                        .asException();
            }
            var device = sheet.readOne(tx, call.caller(), form);
            sheet.enter(tx, List.of(device));
            return Reply.created(withPassword(device))
                    .keeping(Map.of("device", device))
                    .about(device.id())
                    .within(device.place().grid());
        });
    }

    /** Where it stands, what it measures, how often it speaks. */
    private Future<Reply> change(Call call) {
        return writes.once(call, tx -> {
            var before = own(tx, call);
            var form = JsonForm.of(sheet, call.body(), Map.of("id", before.id()));
            var device = sheet.readOne(tx, call.caller(), form);
            sheet.enter(tx, List.of(device));
            return Reply.ok(before.active() ? Map.of("device", device) : withPassword(device))
                    .keeping(Map.of("device", device))
                    .within(device.place().grid());
        });
    }

    private Future<Reply> retire(Call call) {
        return writes.once(call, tx -> {
            var device = registry.put(tx, own(tx, call).retired());
            return Reply.ok(Map.of("device", device)).within(device.place().grid());
        });
    }

    private Future<Reply> renew(Call call) {
        return writes.once(call, tx -> {
            var device = registry.put(tx, own(tx, call).renewed());
            return Reply.ok(withPassword(device))
                    .keeping(Map.of("device", device))
                    .within(device.place().grid());
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
