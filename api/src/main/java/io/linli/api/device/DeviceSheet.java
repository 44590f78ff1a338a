package io.linli.api.device;

import static io.linli.api.form.Field.optional;
import static io.linli.api.form.Field.required;

import io.linli.api.form.Field;
import io.linli.api.form.Form;
import io.linli.api.form.Sheet;
import io.linli.api.place.PlaceStore;
import io.linli.api.resident.HomeStore;
import io.linli.api.staff.Caller;
import io.linli.api.store.Records.Transaction;
import io.linli.model.Device;
import io.linli.model.DeviceCredential;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The devices, by form or by table; one that was taken out of service comes back with a new password. */
public final class DeviceSheet implements Sheet<Device> {
    private final Registry registry;
    private final Optional<DeviceCredential> credential;

    /** @param credential empty where this service cannot know the devices' passwords */
    public DeviceSheet(Registry registry, Optional<DeviceCredential> credential) {
        this.registry = registry;
        this.credential = credential;
    }

    @Override
    public String name() {
        return "devices";
    }

    @Override
    public List<Field> fields() {
        return List.of(
                required("id", "编号", "motion-501-living"),
                required("kind", "类别", "sensor"),
                required("metrics", "指标", "motion;battery"),
                required("period", "上报间隔", "25h"),
                optional("home", "户号", "3-2-501"),
                optional("site", "场所", ""),
                optional("room", "房间", "living"),
                optional("grid", "网格码", ""),
                optional("building", "楼", ""),
                optional("unit", "单元", ""),
                optional("floor", "楼层", ""),
                optional("label", "地址", ""),
                optional("zone", "时区", ""),
                optional("parent", "网关", ""),
                optional("exit_door", "入户门", ""),
                optional("tags", "标签", ""),
                optional("settings", "参数", ""));
    }

    @Override
    public Set<String> shown() {
        return Set.of("credential_version", "left_place", "active");
    }

    @Override
    public Function<Form, @Nullable Device> reader(Transaction tx, Caller caller, List<Form> forms) {
        var ids = new HashSet<>(Form.all(forms, "id"));
        ids.addAll(Form.all(forms, "parent"));
        var known = DeviceStore.all(tx, ids);
        var homes = HomeStore.all(tx, Form.all(forms, "home"));
        homes.values().removeIf(home -> !caller.sees(home.place()));
        var sites = PlaceStore.sites(tx, Form.all(forms, "site"));
        sites.values().removeIf(site -> !site.grid().startsWith(caller.grid()));
        var gateways = DeviceForm.gateways(caller, known, forms);
        return form -> new DeviceForm(form, caller, homes, sites, gateways).read(known.get(form.text("id")));
    }

    @Override
    public List<Map<String, Object>> enter(Transaction tx, List<Device> read) {
        return registry.put(tx, read).stream().map(this::told).toList();
    }

    /** What must be typed into the device, and is shown once. */
    Map<String, Object> told(Device device) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("device", device.id());
        told.put("username", device.id());
        credential.ifPresent(known -> told.put("password", known.password(device.id(), device.credentialVersion())));
        return told;
    }
}
