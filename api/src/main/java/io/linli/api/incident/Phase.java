package io.linli.api.incident;

import java.util.Locale;

/** Where an incident stands between being sensed and being closed. */
public enum Phase {
    DETECTED,
    REGISTERED,
    DISPATCHED,
    ACKNOWLEDGED,
    ARRIVED,
    FED_BACK,
    CLOSED;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
