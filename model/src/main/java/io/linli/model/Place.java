package io.linli.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.ZoneId;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where something is: a path from the grid down. {@code grid} is the code of 6 (district) to 15 (grid) digits that
 * authority is measured by, {@code label} the address as people say it, {@code zone} the zone of its local days.
 * At most one of {@code home} and {@code site} is set; either is unique in the whole system.
 *
 * @param riser the pipes that homes above each other share, as people there call it; null for the usual one of a number
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
        ZoneId zone,
        @Nullable String riser) {
    private static final int SHORTEST_GRID = 6;
    private static final int LONGEST_GRID = 15;
    /** The last two digits of a home's number are its stack, those before them its floor. */
    private static final Pattern NUMBER = Pattern.compile("([0-9]{1,3})([0-9]{2})$");

    public Place {
        if (!isGrid(grid)) {
            throw new IllegalArgumentException("grid must be 6 to 15 digits, not: " + grid);
        }
        if (home != null && site != null) {
            throw new IllegalArgumentException("a place is a home or a site, not both: " + home + ", " + site);
        }
    }

    private static boolean isGrid(String grid) {
        var isGrid = grid.length() >= SHORTEST_GRID && grid.length() <= LONGEST_GRID;
        for (var i = 0; isGrid && i < grid.length(); i++) {
            isGrid = grid.charAt(i) >= '0' && grid.charAt(i) <= '9';
        }
        return isGrid;
    }

    public Place(
            String grid,
            @Nullable String building,
            @Nullable String unit,
            @Nullable String floor,
            @Nullable String home,
            @Nullable String site,
            @Nullable String room,
            String label,
            ZoneId zone) {
        this(grid, building, unit, floor, home, site, room, label, zone, null);
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
        return new Place(grid, building, unit, floor, home, site, null, label, zone, riser);
    }

    /** Unique in the whole system; null where it is in no building. */
    @JsonIgnore
    public @Nullable String buildingKey() {
        return building == null ? null : grid + "/" + building;
    }

    /** What names its riser within the building: as given, else its unit and stack; null where its number tells none. */
    @JsonIgnore
    public @Nullable String riserKey() {
        if (riser != null) {
            return riser;
        }
        var number = number();
        return number == null ? null : (unit == null ? "" : unit) + "-" + number.group(2);
    }

    /** As given, else by its number; null where neither tells. */
    @JsonIgnore
    public @Nullable String floorKey() {
        if (floor != null) {
            return floor;
        }
        var number = number();
        return number == null ? null : number.group(1);
    }

    private @Nullable MatchResult number() {
        var numbered = NUMBER.matcher(home == null ? "" : home);
        return numbered.find() ? numbered.toMatchResult() : null;
    }
}
