package io.linli.api.incident.state;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who is told, in this order. */
public enum Tier {
    GRID,
    COMMUNITY,
    STREET,
    DEPARTMENT;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The first where none is named; empty where there is no such tier. */
    static Optional<Tier> of(@Nullable String id) {
        return id == null
                ? Optional.of(GRID)
                : Arrays.stream(values()).filter(tier -> tier.id().equals(id)).findFirst();
    }
}
