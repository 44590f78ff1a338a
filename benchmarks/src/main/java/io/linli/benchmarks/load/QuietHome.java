package io.linli.benchmarks.load;

import io.linli.model.Device;
import io.linli.model.DeviceKind;
import io.linli.model.Metric;
import io.linli.model.Mode;
import io.linli.model.Place;
import io.linli.model.Rule;
import io.linli.model.RuleKind;
import io.linli.model.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A home whose resident goes out and is not back in time: a timer that must fire at {@code due}, whatever happens to
 * the system before. It stands in a zone where it is afternoon, since people are expected back of an evening.
 */
public record QuietHome(Instant due) {
    private static final String DOOR = "load-door";
    private static final int AFTERNOON = 15;
    /** Sooner nobody looks: the shortest floor of a silence, times the smallest share that is called at. */
    public static final Duration SOONEST = Duration.ofMinutes(3);

    public QuietHome {
        due = due.truncatedTo(ChronoUnit.MILLIS);
    }

    public String subject() {
        return "home:" + DOOR;
    }

    public String door() {
        return DOOR;
    }

    /** What the door says when the resident goes out. */
    public String opened() {
        return "{\"" + Metric.CONTACT_OPEN.id() + "\": 1}";
    }

    public Device device() {
        var place = Place.home("110105001001001", DOOR, "hall", DOOR, zone());
        return new Device(
                DOOR,
                DeviceKind.SENSOR,
                Set.of(Metric.CONTACT_OPEN),
                place,
                null,
                true,
                Duration.ofHours(12),
                Set.of("watched", "quiet"),
                Map.of(),
                1,
                null,
                true);
    }

    public Rule rule() {
        var scope = new Rule.Scope(device().subject().kind(), Set.of("watched", "quiet"), List.of(), List.of());
        var backBy = Duration.between(LocalTime.MIDNIGHT, due.atZone(zone()).toLocalTime());
        var parameters = Map.of(
                "away_after", "1m",
                "away_limit", "72h",
                "away_margin", "1m",
                "back_by", backBy.toMillis() + "ms",
                "floor", "10m",
                "bathroom_floor", "10m",
                "call_share", "0.3");
        return new Rule("load-quiet", RuleKind.INACTIVITY, scope, null, Schedule.ALWAYS, parameters, Mode.LIVE, 0);
    }

    private ZoneOffset zone() {
        var hour = due.atOffset(ZoneOffset.UTC).getHour();
        var ahead = AFTERNOON - hour;
        return ZoneOffset.ofHours(ahead > 12 ? ahead - 24 : ahead);
    }
}
