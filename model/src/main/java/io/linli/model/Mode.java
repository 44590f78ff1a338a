package io.linli.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What becomes of a rule's alerts: nothing, counted only, or people are told. */
public enum Mode {
    OFF,
    SHADOW,
    LIVE;

    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static Mode parse(String id) {
        for (var mode : values()) {
            if (mode.id().equals(id)) {
                return mode;
            }
        }
        throw new IllegalArgumentException("mode: must be one of off, shadow, live, not: " + id);
    }
}
