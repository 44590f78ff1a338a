package io.linli.standalone;

import io.linli.model.Device;
import io.linli.model.DeviceKind;
import io.linli.model.Place;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The devices of a story that the demo lacks, registered as a person would on {@code /setup}: with their homes and sites,
 * gateways before those they speak for. They stay when the story is over.
 */
final class Cast {
    private final DemoAdmin admin;
    private final Set<String> sites = new HashSet<>();

    private Cast(DemoAdmin admin) {
        this.admin = admin;
    }

    /** @param retired whether the demo knows it and brings it back */
    static void register(List<Device> missing, Predicate<Device> retired, DemoAdmin admin)
            throws IOException, InterruptedException {
        var cast = new Cast(admin);
        for (var place : admin.get("places").path("items")) {
            cast.sites.add(place.path("id").asText());
        }
        var inOrder = missing.stream()
                .sorted(Comparator.comparing(device -> device.kind() != DeviceKind.GATEWAY))
                .toList();
        for (var device : inOrder) {
            cast.stand(device);
            var isBack = retired.test(device);
            admin.send(isBack ? "PUT" : "POST", isBack ? "devices/" + device.id() : "devices", form(device));
        }
    }

    /** Where it is to stand must be there. */
    private void stand(Device device) throws IOException, InterruptedException {
        var place = device.place();
        var site = place.site();
        if (site != null && sites.add(site)) {
            admin.send("PUT", "places", site(site, place));
        }
        var home = place.home();
        if (home != null && !admin.has("homes/" + home)) {
            admin.send("PUT", "homes/" + home, home(place, device.tags()));
        }
    }

    private static Map<String, Object> site(String id, Place place) {
        return Map.of("id", id, "kind", "site", "grid", place.grid(), "name", place.label());
    }

    private static Map<String, Object> home(Place place, Set<String> tags) {
        var form = where(place);
        form.put("label", place.label());
        form.put("tags", tags);
        put(form, "riser", place.riser());
        return form;
    }

    private static Map<String, Object> form(Device device) {
        var place = device.place();
        var form = where(place);
        put(form, "home", place.home());
        put(form, "site", place.site());
        put(form, "room", place.room());
        if (place.home() == null) {
            form.put("label", place.label());
            form.put("tags", device.tags());
        }
        form.put("id", device.id());
        form.put("kind", device.kind().id());
        // Of a gateway or a call box a story says no more than that it is there.
        form.put(
                "metrics",
                device.metrics().isEmpty()
                        ? List.of("battery")
                        : device.metrics().stream().map(metric -> metric.id()).toList());
        put(form, "parent", device.parent());
        form.put("exit_door", device.exitDoor());
        form.put("period", device.period().toString());
        form.put("settings", device.settings());
        return form;
    }

    private static Map<String, Object> where(Place place) {
        var form = new LinkedHashMap<String, Object>();
        form.put("grid", place.grid());
        form.put("zone", place.zone().getId());
        put(form, "building", place.building());
        put(form, "unit", place.unit());
        put(form, "floor", place.floor());
        return form;
    }

    private static void put(Map<String, Object> form, String name, @Nullable Object value) {
        if (value != null) {
            form.put(name, value);
        }
    }
}
