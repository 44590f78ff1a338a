package io.linli.api.place;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a place on the plan is, from the largest down. */
public enum PlaceKind {
    COMMUNITY,
    GRID,
    BUILDING,
    /** Something that is watched and nobody's home: an underpass, a basement, a lift. */
    SITE;

    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static PlaceKind parse(String id) {
        for (var kind : values()) {
            if (kind.id().equals(id)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("kind must be one of community, grid, building, site, not: " + id);
    }
}
