package io.linli.simulator.recorded;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.linli.model.Device;
import io.linli.model.Place;
import io.linli.model.RuleKind;
import io.linli.model.Subject;
import io.linli.model.SubjectKind;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The head of a recorded site.
 *
 * @param basin sites of one basin fill by the same rain
 * @param sensorHeight mm from the sensor down to the zero of its depths
 * @param levels the depths that matter here, mm: {@code wet}, {@code yellow}, {@code orange}, {@code red}; they win over
 *     a rule's own
 */
public record SiteSheet(
        ZoneId zone,
        @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) String basin,
        @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) Double sensorHeight,
        Map<String, Double> levels,
        List<RecordedDevice> devices)
        implements Sheet {
    public static final String FILE = "site.yaml";
    private static final List<String> LEVELS = List.of("wet", "yellow", "orange", "red");
    private static final String SENSOR_HEIGHT = "sensor_height";

    public SiteSheet {
        zone = Sheet.requireZone(zone);
        devices = Sheet.requireDevices(devices);
        levels = levels == null ? Map.of() : new TreeMap<>(levels);
        if (!LEVELS.containsAll(levels.keySet())) {
            throw new IllegalArgumentException("levels: only " + LEVELS + ", not: " + levels.keySet());
        }
        levels.forEach(SiteSheet::requireInRange);
        var before = "";
        var last = 0.0;
        for (var level : LEVELS) {
            var mark = levels.getOrDefault(level, last);
            if (mark < last) {
                throw new IllegalArgumentException(
                        "levels: %s: %s mm is above %s, which is %s mm".formatted(before, last, level, mark));
            }
            before = levels.containsKey(level) ? level : before;
            last = mark;
        }
        if (sensorHeight != null) {
            requireInRange(SENSOR_HEIGHT, sensorHeight);
        }
    }

    private static void requireInRange(String parameter, double value) {
        RuleKind.FLOOD.parameter(parameter).read(Double.toString(value));
    }

    @Override
    public String file() {
        return FILE;
    }

    @Override
    public Subject subject(String name) {
        return new Subject(SubjectKind.SITE, name);
    }

    @Override
    public List<Device> registered(String name, Surroundings around, Function<String, Duration> cadence) {
        var settings = new TreeMap<>(levels);
        if (sensorHeight != null) {
            settings.put(SENSOR_HEIGHT, sensorHeight);
        }
        var place = Place.site(around.gridOf(name), name, name, zone);
        return each(device -> registered(device, place, cadence.apply(device.id()), around.tags(), settings));
    }
}
