package io.linli.simulator;

import com.fasterxml.jackson.annotation.JsonAlias;
import io.linli.model.Device;
import io.linli.model.DeviceKind;
import io.linli.model.Metric;
import io.linli.model.Place;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A device that stands in a scenario.
 *
 * @param label of its home or site, as people say it; its name when left out
 * @param gateway that speaks for it
 */
public record Given(
        String device,
        DeviceKind kind,
        @Nullable String site,
        @Nullable String home,
        @Nullable String room,
        @Nullable Metric metric,
        @Nullable String label,
        String grid,
        @JsonAlias("parent") @Nullable String gateway,
        boolean exitDoor,
        Duration period,
        Set<String> tags,
        Map<String, Double> settings) {

    /** Fills what may be left out. */
    public Given {
        Scenario.require(device != null, "given: a device needs its name");
        Scenario.require((site == null) != (home == null), "given: " + device + " stands at a site or in a home");
        kind = kind == null ? DeviceKind.SENSOR : kind;
        grid = grid == null ? "110105001001001" : grid;
        period = period == null ? Duration.ofMinutes(1) : period;
        tags = tags == null ? Set.of() : Set.copyOf(tags);
        settings = settings == null ? Map.of() : Map.copyOf(settings);
    }

    Device registered(ZoneId zone) {
        var name = site == null ? home : site;
        var place = new Place(grid, null, null, null, home, site, room, label == null ? "" + name : label, zone);
        var metrics = metric == null ? Set.<Metric>of() : Set.of(metric);
        return new Device(device, kind, metrics, place, gateway, exitDoor, period, tags, settings, 1, null, true);
    }
}
