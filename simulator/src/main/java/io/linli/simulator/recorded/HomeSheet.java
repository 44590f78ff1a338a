package io.linli.simulator.recorded;

import io.linli.model.Device;
import io.linli.model.Parameter;
import io.linli.model.Place;
import io.linli.model.Subject;
import io.linli.model.SubjectKind;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The head of a recorded home.
 *
 * @param heartbeats {@code none} where only activity was recorded and every device is taken to be alive; else how often
 *     each device speaks, such as {@code 5m}
 */
public record HomeSheet(ZoneId zone, List<RecordedDevice> devices, String heartbeats) implements Sheet {
    public static final String FILE = "home.yaml";
    public static final String NO_HEARTBEATS = "none";
    /** Longer than any record. */
    private static final Duration ALWAYS_ALIVE = Duration.ofDays(36_500);

    public HomeSheet {
        zone = Sheet.requireZone(zone);
        devices = Sheet.requireDevices(devices);
        heartbeats = heartbeats == null ? NO_HEARTBEATS : heartbeats;
        try {
            periodOf(heartbeats);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("heartbeats: none, or a span such as 5m, not: " + heartbeats, e);
        }
    }

    @Override
    public String file() {
        return FILE;
    }

    @Override
    public Subject subject(String name) {
        return new Subject(SubjectKind.HOME, name);
    }

    @Override
    public List<Device> registered(String name, Surroundings around, Function<String, Duration> cadence) {
        return each(device -> {
            var place = Place.home(around.gridOf(name), name, device.room(), name, zone);
            return registered(device, place, periodOf(heartbeats), around.tags(), Map.of());
        });
    }

    private static Duration periodOf(String heartbeats) {
        var period = heartbeats.equals(NO_HEARTBEATS) ? ALWAYS_ALIVE : Parameter.parseDuration(heartbeats);
        if (period.isZero()) {
            throw new IllegalArgumentException("no time at all");
        }
        return period;
    }
}
