package io.linli.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that a simulated community is asked to play, for people to watch.
 *
 * @param subject where; null where the scenario says so
 * @param scenario the name of a file in {@code scenarios/}, of that kind only
 */
public record Trial(
        String id,
        Kind kind,
        @Nullable Subject subject,
        @Nullable String scenario,
        Instant at) {

    /** What can be tried. */
    public enum Kind {
        /** A call box is pressed. */
        SOS,
        /** Water rises, until somebody has come. */
        FLOOD,
        /** Nobody moves in a home, until somebody has come. */
        SILENCE,
        SCENARIO;

        @JsonValue
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        public static Kind parse(String id) {
            for (var kind : values()) {
                if (kind.id().equals(id)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("kind must be one of sos, flood, silence, scenario, not: " + id);
        }
    }

    public Trial {
        if ((kind == Kind.SCENARIO) != (scenario != null)) {
            throw new IllegalArgumentException("scenario: a name with the kind scenario, and only with it");
        }
    }
}
