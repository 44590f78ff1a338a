package io.linli.benchmarks.detection;

import io.linli.model.Device;
import io.linli.model.DeviceKind;
import io.linli.model.LiftState;
import io.linli.model.Metric;
import io.linli.model.Place;
import io.linli.model.Quality;
import io.linli.model.Reading;
import io.linli.model.RuleKind;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a subject of a rule's kind says on an ordinary day, of which nobody must be told. */
public final class Ordinary {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String GRID = "110105001001001";

    private Ordinary() {}

    /** The device that speaks, and where a rule needs one, another that would tell. */
    public static List<Device> devices(RuleKind kind, String name) {
        var spoken = device(kind, name, metric(kind), name);
        return switch (kind) {
            case FALL -> List.of(spoken, device(kind, name, Metric.FALL, name + "-radar"));
            case SOS -> List.of(spoken, device(kind, name, Metric.SOS, name + "-box"));
            default -> List.of(spoken);
        };
    }

    private static Device device(RuleKind kind, String name, Metric metric, String id) {
        var place = isOutside(kind)
                ? Place.site(GRID, name, name, ZONE)
                : new Place(GRID, "1", "1", "1", name, null, "living", name, ZONE);
        var sort = metric == Metric.SOS ? DeviceKind.CALL_BOX : DeviceKind.SENSOR;
        return new Device(
                id,
                sort,
                Set.of(metric),
                place,
                null,
                false,
                Duration.ofHours(1),
                Set.of("watched"),
                Map.of(),
                1,
                null,
                true);
    }

    private static boolean isOutside(RuleKind kind) {
        return kind == RuleKind.FLOOD || kind == RuleKind.LIFT || kind == RuleKind.CROWDING;
    }

    private static Metric metric(RuleKind kind) {
        return switch (kind) {
            case SOS, DOOR_AT_NIGHT, FALL, DEVICE, INACTIVITY -> Metric.MOTION;
            case GAS -> Metric.GAS_LEL;
            case CO -> Metric.CO;
            case SMOKE -> Metric.SMOKE;
            case WATER_LEAK -> Metric.WATER_LEAK;
            case LIFT -> Metric.LIFT_STATE;
            case HEAT, COLD -> Metric.TEMPERATURE;
            case POWER_OUTAGE -> Metric.POWER;
            case CROWDING -> Metric.PEOPLE_COUNT;
            case FLOOD -> Metric.WATER_LEVEL;
        };
    }

    /** The reading of a round, in which each subject speaks once. */
    public static Reading reading(RuleKind kind, String subject, String name, int round, long now) {
        var metric = metric(kind);
        var value = switch (metric) {
            case MOTION -> 1;
            case TEMPERATURE -> 20 + round % 5 / 10.0;
            case LIFT_STATE -> round % 2 == 0 ? LiftState.DOOR_OPEN : LiftState.MOVING;
            case POWER -> 60 + round % 4;
            case WATER_LEVEL, PEOPLE_COUNT -> (name.hashCode() & 7) + round & 7;
            case GAS_LEL, CO -> round % 3;
            default -> 0;
        };
        return new Reading(subject, name, metric, value, now - 100, now, Quality.GOOD);
    }
}
