package io.linli.jobs.detect;

import io.linli.model.DefaultRules;
import io.linli.model.Device;
import io.linli.model.DeviceKind;
import io.linli.model.DeviceRecord;
import io.linli.model.Metric;
import io.linli.model.Observation;
import io.linli.model.Place;
import io.linli.model.Quality;
import io.linli.model.Reading;
import io.linli.model.Rule;
import io.linli.model.RuleKind;
import io.linli.model.Signal;
import io.linli.model.SignalKind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The homes and sites that tests of detection play in, and words for what happens there. */
final class Neighbourhood {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final String GRID = "110105001001001";
    static final String HOME = "home:b3-2-501";
    static final String SITE = "site:underpass-east";
    static final Rule SOS = DefaultRules.of(RuleKind.SOS);
    static final Rule FLOOD = DefaultRules.of(RuleKind.FLOOD);
    static final Rule INACTIVITY = DefaultRules.of(RuleKind.INACTIVITY);
    /** A Monday, 08:00 there. */
    static final long START = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();

    private Neighbourhood() {}

    static long minutes(double minutes) {
        return START + (long) (minutes * 60_000);
    }

    static Place home(@Nullable String room) {
        return Place.home(GRID, "b3-2-501", room, "3号楼2单元501", ZONE);
    }

    static Device level(String id) {
        var site = Place.site(GRID, "underpass-east", "东下穿通道", ZONE);
        return Device.sensor(id, Metric.WATER_LEVEL, site, Duration.ofMinutes(1));
    }

    static Device sensor(String id, Metric metric, String room) {
        return homeDevice(id, DeviceKind.SENSOR, Set.of(metric), room, Duration.ofHours(25));
    }

    static Device box(String id) {
        return homeDevice(id, DeviceKind.CALL_BOX, Set.of(), "living", Duration.ofMinutes(5));
    }

    private static Device homeDevice(String id, DeviceKind kind, Set<Metric> metrics, String room, Duration period) {
        var place = home(room);
        return new Device(id, kind, metrics, place, null, false, period, Set.of("watched"), Map.of(), 1, null, true);
    }

    static DeviceRecord record(Device device, long at) {
        return new DeviceRecord(device.subject().toString(), device, at);
    }

    static Reading depth(String device, double mm, long at) {
        return new Reading(SITE, device, Metric.WATER_LEVEL, mm, at, at, Quality.GOOD);
    }

    static Reading motion(String device, long at) {
        return new Reading(HOME, device, Metric.MOTION, 1, at, at, Quality.GOOD);
    }

    static Signal press(String device, String ref, long at) {
        return press(device, ref, at, at, Quality.GOOD);
    }

    static Signal press(String device, String ref, long observed, long received, Quality quality) {
        return new Signal(HOME, device, SignalKind.SOS_PRESSED, ref, Map.of(), observed, received, quality);
    }

    static Signal said(SignalKind kind, long at) {
        return new Signal(HOME, "", kind, "", Map.of(), at, at, Quality.GOOD);
    }

    static Signal said(SignalKind kind, String device, long at) {
        return new Signal(HOME, device, kind, "", Map.of(), at, at, Quality.GOOD);
    }

    static PlainRunner runner(Rule... rules) {
        return new PlainRunner(java.util.List.of(rules));
    }

    static void play(PlainRunner runner, Observation... observations) {
        for (var observation : observations) {
            runner.accept(observation);
        }
    }
}
