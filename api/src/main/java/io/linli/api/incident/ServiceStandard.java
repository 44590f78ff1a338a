package io.linli.api.incident;

import io.linli.api.incident.state.Phase;
import io.linli.api.incident.state.Step;
import io.linli.model.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How long each step may take, by the level of the incident: the promise that people are measured by. These are the
 * defaults for every kind of event.
 *
 * @param acknowledge from dispatch
 * @param arrive from dispatch, too: who took it has not yet come; null where nobody needs to
 * @param feedback from dispatch
 * @param close from the feedback
 */
record ServiceStandard(Duration acknowledge, @Nullable Duration arrive, Duration feedback, Duration close) {

    /** The hours and days of level IV run by the clock: no calendar of working days is kept yet. */
    private static final Map<Level, ServiceStandard> DEFAULTS = Map.of(
            Level.I,
            new ServiceStandard(
                    Duration.ofSeconds(60), Duration.ofMinutes(15), Duration.ofHours(2), Duration.ofHours(2)),
            Level.II,
            new ServiceStandard(
                    Duration.ofMinutes(3), Duration.ofMinutes(30), Duration.ofHours(4), Duration.ofHours(4)),
            Level.III,
            new ServiceStandard(
                    Duration.ofMinutes(30), Duration.ofHours(4), Duration.ofHours(24), Duration.ofHours(24)),
            Level.IV,
            new ServiceStandard(Duration.ofHours(4), null, Duration.ofDays(7), Duration.ofDays(3)));

    static ServiceStandard of(Level level) {
        return Objects.requireNonNull(DEFAULTS.get(level));
    }

    /** Empty while it is no case yet, and when it is over. */
    static Optional<Due> due(Incident incident) {
        return of(incident.level()).next(incident.phase(), incident);
    }

    private Optional<Due> next(Phase phase, Incident incident) {
        return switch (phase) {
            // Whether it is a case, and whose, is decided within the time in which somebody should have it.
            case VERIFYING -> due(incident, Step.REGISTER, acknowledge);
            case REGISTERED -> due(incident, Step.DISPATCH, acknowledge);
            case DISPATCHED -> due(incident, Step.ACKNOWLEDGE, acknowledge);
            case ACKNOWLEDGED, EN_ROUTE ->
                arrive == null ? due(incident, Step.FEEDBACK, feedback) : due(incident, Step.ARRIVE, arrive);
            case ARRIVED, HANDLING, WHISTLED -> due(incident, Step.FEEDBACK, feedback);
            case FED_BACK, CHECKING -> due(incident, Step.CLOSE, close);
            default -> Optional.empty();
        };
    }

    /** What is due after that by the same clock: whoever takes a step out of reach goes on without asking. */
    static List<Due> afterwards(Incident incident) {
        var now = due(incident);
        return Stream.of(Phase.ACKNOWLEDGED, Phase.ARRIVED)
                .filter(phase -> phase.compareTo(incident.phase()) > 0)
                .flatMap(phase -> of(incident.level()).next(phase, incident).stream())
                .filter(due -> !now.equals(Optional.of(due)))
                .distinct()
                .toList();
    }

    private static Optional<Due> due(Incident incident, Step step, Duration limit) {
        return Optional.of(new Due(step, incident.clockSince(), limit));
    }
}
