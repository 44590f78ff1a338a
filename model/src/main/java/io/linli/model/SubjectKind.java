package io.linli.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What kind of thing a rule watches. */
public enum SubjectKind {
    HOME,
    SITE,
    DEVICE,
    BUILDING,
    GRID;

    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static SubjectKind parse(String id) {
        for (var kind : values()) {
            if (kind.id().equals(id)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("subject: must be one of home, site, device, building, grid, not: " + id);
    }
}
