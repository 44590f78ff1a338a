package io.linli.simulator.recorded;

import io.linli.model.Device;
import io.linli.model.DeviceKind;
import io.linli.model.Metric;
import io.linli.model.Place;
import io.linli.model.Subject;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What stands at the head of a recorded folder: where it was, and by which devices it was seen. */
public sealed interface Sheet permits HomeSheet, SiteSheet {

    ZoneId zone();

    List<RecordedDevice> devices();

    /** The file that it stands in. */
    String file();

    /** What is watched there, under the folder's name. */
    Subject subject(String name);

    /**
     * The devices as the registry would know them.
     *
     * @param cadence how often a device usually speaks, where the sheet does not say
     */
    List<Device> registered(String name, Surroundings around, Function<String, Duration> cadence);

    /** Refuses a sheet without devices and the same thing said twice. */
    static List<RecordedDevice> requireDevices(List<RecordedDevice> devices) {
        if (devices == null || devices.isEmpty()) {
            throw new IllegalArgumentException("devices: name at least one");
        }
        var known = new LinkedHashMap<String, Set<Metric>>();
        for (var device : devices) {
            if (!known.computeIfAbsent(device.id(), id -> EnumSet.noneOf(Metric.class))
                    .add(device.metric())) {
                throw new IllegalArgumentException("devices: " + device.id() + " stands there twice");
            }
        }
        return List.copyOf(devices);
    }

    static ZoneId requireZone(ZoneId zone) {
        if (zone == null) {
            throw new IllegalArgumentException("zone: missing, such as Asia/Shanghai");
        }
        return zone;
    }

    /** What a device measures, by its id. */
    default Map<String, Set<Metric>> metrics() {
        var metrics = new LinkedHashMap<String, Set<Metric>>();
        for (var device : devices()) {
            metrics.computeIfAbsent(device.id(), id -> EnumSet.noneOf(Metric.class))
                    .add(device.metric());
        }
        return metrics;
    }

    /** Each device once, however many things it measures. */
    default List<Device> each(Function<RecordedDevice, Device> registered) {
        var known = new LinkedHashMap<String, Device>();
        devices().forEach(device -> known.putIfAbsent(device.id(), registered.apply(device)));
        return List.copyOf(known.values());
    }

    /** One device, with all that it measures. */
    default Device registered(
            RecordedDevice device, Place place, Duration period, Set<String> tags, Map<String, Double> settings) {
        var metrics = metrics().get(device.id());
        return new Device(
                device.id(),
                DeviceKind.SENSOR,
                metrics == null ? Set.of() : metrics,
                place,
                null,
                device.exitDoor(),
                period,
                tags,
                settings,
                1,
                null,
                true);
    }
}
