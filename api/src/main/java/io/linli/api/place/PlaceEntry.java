package io.linli.api.place;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.linli.model.Device;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A part of the community that is drawn and named.
 *
 * @param id of a community or grid its code, of a building {@code GRID/BUILDING}, of a site its own name
 * @param grid the code of 6 to 15 digits that it belongs to
 * @param nameEn the same name for those who read no Chinese; may be left out
 * @param plan where it is drawn; null when it is not
 * @param latitude in degrees of WGS 84, with the longitude; null where nobody has entered them
 */
public record PlaceEntry(
        @JsonProperty(required = true) String id,
        @JsonProperty(required = true) PlaceKind kind,
        @JsonProperty(required = true) String grid,
        @JsonProperty(required = true) String name,
        String nameEn,
        @Nullable Plan plan,
        @JsonProperty(required = true) ZoneId zone,
        @Nullable Double latitude,
        @Nullable Double longitude) {

    static final int LONGEST_NAME = 100;

    /** A rectangle in the units of the community's drawing; y runs down. */
    public record Plan(double x, double y, double width, double height) {
        public Plan {
            if (!(width >= 0 && height >= 0) || !Double.isFinite(x + y + width + height)) {
                throw new IllegalArgumentException(
                        "plan: x, y, width and height are finite and a size is not below 0, not: " + x + ", " + y + ", "
                                + width + ", " + height);
            }
        }
    }

    public PlaceEntry {
        if (!grid.matches("[0-9]{6,15}")) {
            throw new IllegalArgumentException("grid: 6 to 15 digits, not: " + grid);
        }
        if (!isId(id, kind, grid)) {
            throw new IllegalArgumentException("id: " + rule(kind) + ", not: " + id);
        }
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("name: 1 to " + LONGEST_NAME + " characters, not: " + name);
        }
        nameEn = nameEn == null || nameEn.isBlank() ? name : nameEn;
        if (nameEn.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("name_en: at most " + LONGEST_NAME + " characters, not: " + nameEn);
        }
    }

    /** Where it is on the earth. */
    @JsonIgnore
    public @Nullable Earth position() {
        return latitude == null || longitude == null ? null : new Earth(latitude, longitude);
    }

    /** The key of a building: unique in the whole system. */
    public static String building(String grid, String building) {
        return grid + "/" + building;
    }

    static boolean isId(String id, PlaceKind kind, String grid) {
        return id.matches(shape(kind, grid));
    }

    private static String shape(PlaceKind kind, String grid) {
        return switch (kind) {
            case COMMUNITY, GRID -> grid;
            case BUILDING -> grid + "/[\\p{L}\\p{N}_-]{1,32}";
            case SITE -> Device.ID;
        };
    }

    private static String rule(PlaceKind kind) {
        return switch (kind) {
            case COMMUNITY, GRID -> "the code of its grid";
            case BUILDING -> "the code of its grid, a slash and the building's number";
            case SITE -> "1 to 64 letters, digits, - and _";
        };
    }
}
