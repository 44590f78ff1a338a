package io.linli.api.incident;

import io.linli.api.escalation.Promise;
import io.linli.api.incident.state.Phase;
import io.linli.api.incident.state.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is due of an incident, by what it was promised. */
final class Dues {
    private Dues() {}

    /** Empty while it is no case yet, while its clocks stand, and when it is over. */
    static Optional<Due> next(Incident incident) {
        return next(incident.phase(), incident);
    }

    private static Optional<Due> next(Phase phase, Incident incident) {
        var promise = incident.promise();
        if (promise == null) {
            return Optional.empty();
        }
        return switch (phase) {
            // Whether it is a case, and whose, is decided within the time in which somebody should have it.
            case VERIFYING -> acknowledge(promise, Step.REGISTER);
            case REGISTERED -> acknowledge(promise, Step.DISPATCH);
            case DISPATCHED -> acknowledge(promise, Step.ACKNOWLEDGE);
            case ACKNOWLEDGED, EN_ROUTE ->
                due(promise, incident, Step.ARRIVE).or(() -> due(promise, incident, Step.FEEDBACK));
            case ARRIVED, HANDLING, WHISTLED -> due(promise, incident, Step.FEEDBACK);
            case FED_BACK, CHECKING -> due(promise, incident, Step.CLOSE);
            default -> Optional.empty();
        };
    }

    /** What is due after that by the same clock: whoever takes a step out of reach goes on without asking. */
    static List<Due> afterwards(Incident incident) {
        var now = next(incident);
        return Stream.of(Phase.ACKNOWLEDGED, Phase.ARRIVED)
                .filter(phase -> phase.compareTo(incident.phase()) > 0)
                .flatMap(phase -> next(phase, incident).stream())
                .filter(due -> !now.equals(Optional.of(due)))
                .distinct()
                .toList();
    }

    private static Optional<Due> acknowledge(Promise promise, Step step) {
        return Optional.ofNullable(promise.by().get(Step.ACKNOWLEDGE))
                .map(at -> due(step, promise.ladder().since(), at));
    }

    private static Optional<Due> due(Promise promise, Incident incident, Step step) {
        return Optional.ofNullable(promise.by().get(step)).map(at -> due(step, incident.clockSince(), at));
    }

    private static Due due(Step step, Instant since, Instant at) {
        return new Due(step, since, Duration.between(since, at));
    }
}
