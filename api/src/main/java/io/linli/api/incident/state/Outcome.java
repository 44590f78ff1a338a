package io.linli.api.incident.state;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an incident turned out to be, as those say who were there; a rule's precision is counted from it. */
public enum Outcome {
    REAL_RESOLVED,
    /** Real, and now with others: the hospital, the fire brigade. */
    REAL_TRANSFERRED,
    FALSE_SENSOR,
    /** A person did what looked like it. */
    FALSE_HUMAN,
    TEST,
    UNREACHABLE,
    RESIDENT_DECLINED;

    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
