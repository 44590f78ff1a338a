package io.linli.simulator.community;

import static io.linli.model.Metric.BATTERY;
import static io.linli.model.Metric.CO;
import static io.linli.model.Metric.CONTACT_OPEN;
import static io.linli.model.Metric.GATE_OPEN;
import static io.linli.model.Metric.HUMIDITY;
import static io.linli.model.Metric.LIFT_STATE;
import static io.linli.model.Metric.LINK_QUALITY;
import static io.linli.model.Metric.MOTION;
import static io.linli.model.Metric.PEOPLE_COUNT;
import static io.linli.model.Metric.POWER;
import static io.linli.model.Metric.PUMP;
import static io.linli.model.Metric.RAIN;
import static io.linli.model.Metric.RSSI;
import static io.linli.model.Metric.SMOKE;
import static io.linli.model.Metric.SOS;
import static io.linli.model.Metric.TEMPERATURE;
import static io.linli.model.Metric.UPTIME;
import static io.linli.model.Metric.WATER_LEAK;
import static io.linli.model.Metric.WATER_LEVEL;

import io.linli.model.Device;
import io.linli.model.DeviceKind;
import io.linli.model.Metric;
import io.linli.model.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a community: a watched home has a gateway and a call box of its own, others speak through that of
 * their building.
 */
final class Fittings {
    static final Duration MINUTE = Duration.ofMinutes(1);
    static final Duration GATEWAY = Duration.ofMinutes(10);
    static final Duration BOX = Duration.ofMinutes(15);
    static final Duration CLIMATE = Duration.ofMinutes(30);
    /** What runs on a battery says little. */
    static final Duration BATTERY_POWERED = Duration.ofHours(25);

    static final String STATION = "gw-station";
    private static final List<String> ROOMS = List.of("living", "bedroom", "bathroom", "kitchen");

    private final Community community;
    private final List<Device> devices = new ArrayList<>();

    Fittings(Community community) {
        this.community = community;
    }

    List<Device> all() {
        community.buildings().forEach(this::building);
        for (var home : community.homes()) {
            if (community.isWatched(home)) {
                watched(home);
            } else {
                plain(home);
            }
        }
        sites();
        return List.copyOf(devices);
    }

    /** The name that a device of this home goes by; those of 3-2-501 are in every example. */
    static String nameOf(String home) {
        return home.equals("3-2-501") ? "501" : home;
    }

    static String box(String home) {
        return home.equals("3-2-501") ? "box-1" : "box-" + home;
    }

    static String gateway(String building) {
        return "gw-b" + building;
    }

    private void building(String number) {
        var place = community.building(number);
        add(gateway(number), DeviceKind.GATEWAY, Set.of(BATTERY, RSSI, UPTIME), place, null, GATEWAY, false, Set.of());
        sensor("entrance-" + number, place, gateway(number), MINUTE, Set.of(), PEOPLE_COUNT);
    }

    private void watched(String home) {
        var tags = community.tags(home);
        var name = nameOf(home);
        var gateway = "gw-" + name;
        var whole = community.home(home, null);
        add(gateway, DeviceKind.GATEWAY, Set.of(BATTERY, RSSI, UPTIME), whole, null, GATEWAY, false, tags);
        var bedroom = community.home(home, "bedroom");
        add(box(home), DeviceKind.CALL_BOX, Set.of(SOS, BATTERY, RSSI, UPTIME), bedroom, null, BOX, false, tags);
        for (var room : ROOMS) {
            var place = community.home(home, room);
            sensor("motion-" + name + "-" + room, place, gateway, BATTERY_POWERED, tags, MOTION, BATTERY, LINK_QUALITY);
        }
        door("door-" + name, home, gateway, tags);
        var living = community.home(home, "living");
        sensor("climate-" + name, living, gateway, CLIMATE, tags, TEMPERATURE, HUMIDITY, BATTERY);
    }

    private void plain(String home) {
        var building = home.substring(0, home.indexOf('-'));
        var gateway = gateway(building);
        var living = community.home(home, "living");
        var kitchen = community.home(home, "kitchen");
        sensor("motion-" + home, living, gateway, BATTERY_POWERED, Set.of(), MOTION, BATTERY, LINK_QUALITY);
        door("door-" + home, home, gateway, Set.of());
        sensor("meter-" + home, community.home(home, null), gateway, MINUTE, Set.of(), POWER);
        var isLeak = home.endsWith("02");
        sensor(
                (isLeak ? "leak-" : "smoke-") + home,
                kitchen,
                gateway,
                BATTERY_POWERED,
                Set.of(),
                isLeak ? WATER_LEAK : SMOKE,
                BATTERY);
    }

    private void door(String id, String home, String gateway, Set<String> tags) {
        var hall = community.home(home, "hall");
        var metrics = Set.of(CONTACT_OPEN, BATTERY, LINK_QUALITY);
        add(id, DeviceKind.SENSOR, metrics, hall, gateway, BATTERY_POWERED, true, tags);
    }

    private void sites() {
        var underpass = community.site("underpass-east");
        add(
                STATION,
                DeviceKind.GATEWAY,
                Set.of(RSSI, UPTIME),
                community.site("station"),
                null,
                GATEWAY,
                false,
                Set.of());
        sensor("rain-1", community.site("station"), STATION, MINUTE, Set.of(), RAIN, TEMPERATURE, HUMIDITY);
        // Each hangs three metres over the road and calls home by itself.
        sensor("level-7", underpass, null, MINUTE, Set.of(), WATER_LEVEL, BATTERY, RSSI, UPTIME);
        sensor("level-8", underpass, null, MINUTE, Set.of(), WATER_LEVEL, BATTERY, RSSI, UPTIME);
        sensor("gate-7", underpass, STATION, MINUTE, Set.of(), GATE_OPEN);
        sensor("pump-7", underpass, STATION, MINUTE, Set.of(), PUMP);
        var garage = community.site("garage");
        sensor("level-garage", garage, STATION, MINUTE, Set.of(), WATER_LEVEL);
        sensor("pump-garage", garage, STATION, MINUTE, Set.of(), PUMP);
        sensor("co-garage", garage, STATION, MINUTE, Set.of(), CO);
        sensor("lift-5-1", community.site("lift-5-1"), STATION, MINUTE, Set.of(), LIFT_STATE);
        sensor("lift-11-1", community.site("lift-11-1"), STATION, MINUTE, Set.of(), LIFT_STATE);
    }

    private void sensor(
            String id, Place place, @Nullable String parent, Duration period, Set<String> tags, Metric... metrics) {
        add(id, DeviceKind.SENSOR, Set.of(metrics), place, parent, period, false, tags);
    }

    private void add(
            String id,
            DeviceKind kind,
            Set<Metric> metrics,
            Place place,
            @Nullable String parent,
            Duration period,
            boolean exitDoor,
            Set<String> tags) {
        devices.add(new Device(id, kind, metrics, place, parent, exitDoor, period, tags, Map.of(), 1, null, true));
    }
}
