package io.linli.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where something is: a path from the grid down. {@code grid} is the code of 6 (district) to 15 (grid) digits that
 * authority is measured by, {@code label} the address as people say it, {@code zone} the zone of its local days.
 * At most one of {@code home} and {@code site} is set; either is unique in the whole system.
 */
public record Place(
        String grid,
        @Nullable String building,
        @Nullable String unit,
        @Nullable String floor,
        @Nullable String home,
        @Nullable String site,
        @Nullable String room,
        String label,
        ZoneId zone) {
    private static final Pattern GRID = Pattern.compile("[0-9]{6,15}");

    public Place {
        if (!GRID.matcher(grid).matches()) {
            throw new IllegalArgumentException("grid must be 6 to 15 digits, not: " + grid);
        }
        if (home != null && site != null) {
            throw new IllegalArgumentException("a place is a home or a site, not both: " + home + ", " + site);
        }
    }

    public static Place home(String grid, String home, @Nullable String room, String label, ZoneId zone) {
        return new Place(grid, null, null, null, home, null, room, label, zone);
    }

    public static Place site(String grid, String site, String label, ZoneId zone) {
        return new Place(grid, null, null, null, null, site, null, label, zone);
    }

    /** The home or site; null where the device itself is all there is to watch. */
    @JsonIgnore
    public @Nullable Subject subject() {
        if (home != null) {
            return new Subject(SubjectKind.HOME, home);
        }
        return site == null ? null : new Subject(SubjectKind.SITE, site);
    }

    /** The same place without the room: what an alert is about. */
    public Place whole() {
        return new Place(grid, building, unit, floor, home, site, null, label, zone);
    }
}
