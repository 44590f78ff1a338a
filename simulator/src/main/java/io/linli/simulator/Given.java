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
 * @param building where it stands in none of its homes, too
 * @param label of its home or site, as people say it; its name when left out
 * @param gateway that speaks for it
 */
public record Given(
        String device,
        DeviceKind kind,
        @Nullable String site,
        @Nullable String home,
        @Nullable String building,
        @Nullable String unit,
        @Nullable String floor,
        @Nullable String riser,
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
        Scenario.require(
                (site == null) != (home == null) || building != null && site == null,
                "given: " + device + " stands at a site, in a home or in a building");
        kind = kind == null ? DeviceKind.SENSOR : kind;
        grid = grid == null ? "110105001001003" : grid;
        period = period == null ? Duration.ofMinutes(1) : period;
        tags = tags == null ? Set.of() : Set.copyOf(tags);
        settings = settings == null ? Map.of() : Map.copyOf(settings);
    }

    Device registered(ZoneId zone) {
        var name = site != null ? site : home != null ? home : building;
        var said = label == null ? "" + name : label;
        var place = new Place(grid, building, unit, floor, home, site, room, said, zone, riser);
        var metrics = metric == null ? Set.<Metric>of() : Set.of(metric);
        return new Device(device, kind, metrics, place, gateway, exitDoor, period, tags, settings, 1, null, true);
    }
}
