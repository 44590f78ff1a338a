package io.linli.api.notify;

import java.util.Locale;

/** Why somebody is told. */
public enum Occasion {
    /** A call for help was heard: the box says so to the person who pressed. */
    HEARD,
    DISPATCHED,
    LEVEL_ROSE,
    /** Somebody has taken the case. */
    ACKNOWLEDGED;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
