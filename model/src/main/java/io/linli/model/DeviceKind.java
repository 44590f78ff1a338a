package io.linli.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What part a device plays on the line. */
public enum DeviceKind {
    SENSOR,
    /** Speaks for its children; its silence covers theirs. */
    GATEWAY,
    /** A person presses it, and it can answer with tone and voice. */
    CALL_BOX;

    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static DeviceKind parse(String id) {
        for (var kind : values()) {
            if (kind.id().equals(id)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("kind must be one of sensor, gateway, call_box, not: " + id);
    }
}
