package io.linli.api.kind;

import java.util.Locale;

/** Who told of an incident first. */
public enum Source {
    SENSOR,
    /** Somebody called, and staff wrote it down. */
    PHONE,
    /** Somebody came, and a clerk wrote it down. */
    COUNTER,
    /** Somebody without an account wrote it on the page of a place. */
    PAGE;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
