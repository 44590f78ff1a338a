package io.linli.api.device;

import io.linli.api.form.Form;
import io.linli.api.form.Reasons;
import io.linli.api.place.PlaceEntry;
import io.linli.api.resident.Home;
import io.linli.api.staff.Caller;
import io.linli.model.Device;
import io.linli.model.DeviceKind;
import io.linli.model.Metric;
import io.linli.model.Parameter;
import io.linli.model.Place;
import io.linli.model.Text;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One device as somebody filled it in.
 *
 * @param homes that may be named, by id
 * @param sites that may be named, by id
 * @param gateways that may speak for it
 */
record DeviceForm(
        Form form, Caller caller, Map<String, Home> homes, Map<String, PlaceEntry> sites, Set<String> gateways) {
    private static final Text KIND = Reasons.oneOf("sensor 传感器、gateway 网关、call_box 呼叫盒", "sensor, gateway, call_box");
    private static final Text METRIC =
            new Text("有不认识的指标，应像 motion;battery", "holds an unknown metric; such as motion;battery");
    private static final Text PERIOD = new Text("不是时长，应像 90s、10m、25h", "a duration above 0, such as 90s, 10m, 25h");
    private static final Text PARENT = new Text("没有这个网关", "no such gateway");
    private static final Text BOTH = new Text("户号和场所只能写一个", "a home or a site, not both");
    private static final Text SETTINGS =
            new Text("应像 sensor_height=3000，多个用分号隔开", "such as sensor_height=3000, several parted by semicolons");

    /** Those that there are, and those of the same table. */
    static Set<String> gateways(Caller caller, Map<String, Device> known, List<Form> forms) {
        var gateways = new HashSet<String>();
        known.values().stream()
                .filter(device -> device.kind() == DeviceKind.GATEWAY && caller.sees(device.place()))
                .forEach(device -> gateways.add(device.id()));
        forms.stream()
                .filter(form -> Set.of("gateway", "网关").contains(form.text("kind")))
                .forEach(form -> gateways.add(form.text("id")));
        return gateways;
    }

    /** Null, and complained of, where something is wrong. */
    @Nullable
    Device read(@Nullable Device before) {
        var id = form.requiredShaped("id", Device.ID, Reasons.ID);
        if (before != null && !before.place().grid().startsWith(caller.grid())) {
            form.bad("id", Reasons.ELSEWHERE);
        }
        var kind = form.value("kind", KIND, DeviceForm::kind);
        var metrics = metrics();
        var place = place();
        var parent = form.optional("parent");
        if (parent != null && (!gateways.contains(parent) || parent.equals(id))) {
            form.bad("parent", PARENT);
        }
        var exitDoor = form.flag("exit_door");
        var period = form.value("period", PERIOD, DeviceForm::period);
        var tags = tags();
        var settings = settings();
        if (!form.isGood() || kind == null || place == null || period == null) {
            return null;
        }
        var version = before == null ? 1 : before.credentialVersion() + (before.active() ? 0 : 1);
        return new Device(id, kind, metrics, place, parent, exitDoor, period, tags, settings, version, null, true);
    }

    private Set<Metric> metrics() {
        var metrics = new HashSet<Metric>();
        for (var word : form.list("metrics")) {
            Metric.of(word).ifPresentOrElse(metrics::add, () -> form.bad("metrics", METRIC));
        }
        if (metrics.isEmpty() && form.isGood("metrics")) {
            form.bad("metrics", Reasons.MISSING);
        }
        return metrics;
    }

    private @Nullable Place place() {
        var home = form.optional("home");
        var site = form.optional("site");
        var room = form.limited("room", 32);
        if (home != null && site != null) {
            form.bad("site", BOTH);
            return null;
        }
        if (home != null) {
            return inHome(home, room);
        }
        return site == null ? elsewhere(room) : atSite(site, room);
    }

    private @Nullable Place inHome(String id, String room) {
        var home = homes.get(id);
        if (home == null) {
            form.bad("home", Reasons.HOME);
            return null;
        }
        return home.room(room.isEmpty() ? null : room);
    }

    private @Nullable Place atSite(String id, String room) {
        var site = sites.get(id);
        if (site == null) {
            form.bad("site", Reasons.SITE);
            return null;
        }
        return new Place(
                site.grid(),
                form.optional("building"),
                form.optional("unit"),
                form.optional("floor"),
                null,
                id,
                room.isEmpty() ? null : room,
                site.name(),
                site.zone());
    }

    private @Nullable Place elsewhere(String room) {
        var grid = form.grid(caller, 6);
        var label = form.required("label", 200);
        var zone = form.zone();
        if (!form.isGood("grid") || !form.isGood("label") || !form.isGood("zone")) {
            return null;
        }
        return new Place(
                grid,
                form.optional("building"),
                form.optional("unit"),
                form.optional("floor"),
                null,
                null,
                room.isEmpty() ? null : room,
                label,
                zone);
    }

    /** What stands in a home bears the home's. */
    private Set<String> tags() {
        var home = homes.get(form.text("home"));
        if (home != null) {
            return home.tags();
        }
        var tags = form.list("tags");
        if (!Home.areTags(tags)) {
            form.bad("tags", Reasons.TAGS);
        }
        return tags;
    }

    private Map<String, Double> settings() {
        var settings = new HashMap<String, Double>();
        for (var pair : form.list("settings")) {
            var parts = pair.split("=", 2);
            try {
                settings.put(parts[0].strip(), Double.valueOf(parts.length == 2 ? parts[1].strip() : ""));
            } catch (NumberFormatException e) {
                form.bad("settings", SETTINGS);
            }
        }
        return settings;
    }

    private static DeviceKind kind(String text) {
        return switch (text) {
            case "传感器" -> DeviceKind.SENSOR;
            case "网关" -> DeviceKind.GATEWAY;
            case "呼叫盒" -> DeviceKind.CALL_BOX;
            default -> DeviceKind.parse(text);
        };
    }

    /** As people write it, or as it is shown. */
    private static Duration period(String text) {
        var period = text.startsWith("P") ? Duration.parse(text) : Parameter.parseDuration(text);
        if (period.isZero() || period.isNegative()) {
            throw new IllegalArgumentException(text);
        }
        return period;
    }
}
