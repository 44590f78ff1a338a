package io.linli.jobs;

import io.linli.model.Device;
import io.linli.model.DeviceKind;
import io.linli.model.DeviceRecord;
import io.linli.model.Metric;
import io.linli.model.Mode;
import io.linli.model.Observation;
import io.linli.model.Place;
import io.linli.model.Quality;
import io.linli.model.Reading;
import io.linli.model.Rule;
import io.linli.model.Signal;
import io.linli.model.SignalKind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Homes with call boxes and motion sensors and underpasses with level sensors, and what they may say in a day. */
final class Street {
    static final long BEGIN = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();
    static final long MINUTE = 60_000;
    static final long HOUR = 60 * MINUTE;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String GRID = "110105001001";

    private Street() {}

    static Rule rule(String yaml) {
        return Rule.parseYaml(yaml).published(1, Mode.LIVE);
    }

    static Device box(int home) {
        return new Device(
                "box-" + home,
                DeviceKind.CALL_BOX,
                Set.of(Metric.SOS),
                Place.home(GRID, "h" + home, null, "1 Willow Lane " + home, ZONE),
                null,
                false,
                Duration.ofHours(1),
                Set.of("watched"),
                Map.of(),
                1,
                null,
                true);
    }

    static Device level(int site) {
        var place = Place.site(GRID, "underpass-" + site, "Underpass " + site, ZONE);
        return Device.sensor("level-" + site, Metric.WATER_LEVEL, place, Duration.ofMinutes(1));
    }

    static Device motion(int home) {
        var place = Place.home(GRID, "h" + home, "living-room", "1 Willow Lane " + home, ZONE);
        return Device.sensor("motion-" + home, Metric.MOTION, place, Duration.ofHours(1));
    }

    static DeviceRecord registered(Device device, long at) {
        return new DeviceRecord(device.subject().toString(), device, at);
    }

    static Reading reading(Device device, Metric metric, double value, long at) {
        return new Reading(device.subject().toString(), device.id(), metric, value, at, at, Quality.GOOD);
    }

    static Signal signal(Device device, SignalKind kind, String ref, long at) {
        return new Signal(device.subject().toString(), device.id(), kind, ref, Map.of(), at, at, Quality.GOOD);
    }

    static Signal nudge(Device device, long at) {
        return new Signal(device.subject().toString(), "", SignalKind.RULE_CHANGED, "", Map.of(), at, at, Quality.GOOD);
    }

    /** A day with calls for help, some taken back or ended, and rain that fills and leaves underpasses. */
    static List<Observation> day(int homes, int sites, Random random) {
        var day = new ArrayList<Observation>();
        for (var home = 0; home < homes; home++) {
            var box = box(home);
            day.add(registered(box, BEGIN));
            for (var press = 0; press < 3; press++) {
                var at = BEGIN + MINUTE + random.nextInt(20 * 60) * MINUTE + random.nextInt(60_000);
                day.add(signal(box, SignalKind.SOS_PRESSED, "press-" + press, at));
                day.add(signal(box, SignalKind.SOS_CLEARED, "press-" + press, at + 30 * MINUTE));
            }
        }
        for (var site = 0; site < sites; site++) {
            var sensor = level(site);
            day.add(registered(sensor, BEGIN));
            var depth = 0.0;
            for (var minute = 1; minute < 20 * 60; minute++) {
                var raining = (minute / 120 + site) % 3 == 0;
                depth = Math.max(0, depth + (raining ? random.nextInt(20) : -random.nextInt(12)));
                day.add(reading(sensor, Metric.WATER_LEVEL, depth, BEGIN + minute * MINUTE + random.nextInt(100)));
            }
        }
        day.sort(Comparator.comparingLong(Observation::receivedAt));
        return day;
    }
}
