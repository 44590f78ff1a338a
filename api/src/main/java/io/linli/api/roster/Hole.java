package io.linli.api.roster;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A time for which a roster has nobody.
 *
 * @param slot the shift that nobody has; null where there is none
 */
public record Hole(
        Instant from, Instant to, Reason reason, @Nullable Slot slot) {
    /** Why nobody is there. */
    public enum Reason {
        /** The person is away, and nobody steps in. */
        AWAY,
        /** No shift is planned. */
        NO_SHIFT;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
