package io.linli.api.incident;

import io.linli.api.incident.state.Step;
import io.linli.model.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Until when a step is promised, for whoever judges how promises were kept. */
public final class Promises {
    private Promises() {}

    /** @param since when its clock began; empty where nothing is promised */
    public static Optional<Instant> due(Level level, Step step, Instant since) {
        return Optional.ofNullable(limit(ServiceStandard.of(level), step)).map(since::plus);
    }

    private static @Nullable Duration limit(ServiceStandard standard, Step step) {
        return switch (step) {
            case ACKNOWLEDGE -> standard.acknowledge();
            // A department that was called comes as soon as anybody else.
            case ARRIVE, REPORT_IN -> standard.arrive();
            case FEEDBACK -> standard.feedback();
            case CLOSE -> standard.close();
            default -> null;
        };
    }
}
