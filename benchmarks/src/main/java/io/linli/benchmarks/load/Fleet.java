package io.linli.benchmarks.load;

import io.linli.model.Device;
import io.linli.model.DeviceKind;
import io.linli.model.Metric;
import io.linli.model.Place;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The devices that make a load. Sensors speak for themselves and mean nothing by it: a dry water level at a site of
 * its own and motion in a watched home, in turn. Boxes are pressed once each. Basins are flooded once each; gateways
 * speak for them.
 */
public record Fleet(int sensors, int boxes, int basins, int gateways) {
    private static final String GRID = "110105001001001";
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int GATEWAYS = 32;
    private static final Duration PERIOD = Duration.ofHours(12);

    public Fleet {
        if (sensors < 1 || boxes < 0 || basins < 0 || gateways < 1) {
            throw new IllegalArgumentException("a fleet needs a sensor and a gateway, not: " + sensors + " sensors, "
                    + boxes + " boxes, " + basins + " basins, " + gateways + " gateways");
        }
    }

    /** With as many boxes and basins as all plans up to this one use. */
    public static Fleet upTo(Plan last, int sensors) {
        return new Fleet(sensors, last.firstBox() + last.presses(), last.firstBasin() + last.floods(), GATEWAYS);
    }

    /** As a condition of what is measured. */
    public String summary() {
        return String.format(
                Locale.ROOT,
                "%d devices connected, %d registered; QoS 1; one JSON reading a message",
                lines(),
                lines() + basins);
    }

    /** How many connect to the broker: the lines, in the order sensors, boxes, gateways. */
    public int lines() {
        return sensors + boxes + gateways;
    }

    public String user(int line) {
        if (line < sensors) {
            return sensor(line);
        }
        var rest = line - sensors;
        return rest < boxes ? box(rest) : gateway(rest - boxes);
    }

    public String sensor(int index) {
        return name("load", index);
    }

    public Metric metric(int sensor) {
        return sensor % 2 == 0 ? Metric.WATER_LEVEL : Metric.MOTION;
    }

    public String box(int index) {
        return name("load-box", index);
    }

    public int boxLine(int index) {
        return sensors + index;
    }

    public String basin(int index) {
        return name("load-basin", index);
    }

    public String gateway(int index) {
        return name("load-gateway", index);
    }

    /** The line that speaks for a basin. */
    public int basinLine(int index) {
        return sensors + boxes + index % gateways;
    }

    public List<Device> devices() {
        var devices = new ArrayList<Device>(lines() + basins);
        for (var i = 0; i < sensors; i++) {
            var id = sensor(i);
            var place = metric(i) == Metric.MOTION ? home(id) : site(id);
            devices.add(device(id, DeviceKind.SENSOR, Set.of(metric(i)), place, null));
        }
        for (var i = 0; i < boxes; i++) {
            devices.add(device(box(i), DeviceKind.CALL_BOX, Set.of(Metric.BATTERY), home(box(i)), null));
        }
        for (var i = 0; i < gateways; i++) {
            var place = new Place(GRID, null, null, null, null, null, null, gateway(i), ZONE);
            devices.add(device(gateway(i), DeviceKind.GATEWAY, Set.of(Metric.BATTERY), place, null));
        }
        for (var i = 0; i < basins; i++) {
            var parent = gateway(i % gateways);
            devices.add(device(basin(i), DeviceKind.SENSOR, Set.of(Metric.WATER_LEVEL), site(basin(i)), parent));
        }
        return devices;
    }

    private static Device device(
            String id, DeviceKind kind, Set<Metric> metrics, Place place, @Nullable String parent) {
        return new Device(id, kind, metrics, place, parent, false, PERIOD, Set.of("watched"), Map.of(), 1, null, true);
    }

    private static Place home(String name) {
        return Place.home(GRID, name, null, name, ZONE);
    }

    private static Place site(String name) {
        return Place.site(GRID, name, name, ZONE);
    }

    private static String name(String prefix, int index) {
        return String.format(Locale.ROOT, "%s-%05d", prefix, index);
    }
}
