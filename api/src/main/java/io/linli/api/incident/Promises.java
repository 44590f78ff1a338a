package io.linli.api.incident;

import io.linli.api.escalation.Promise;
import io.linli.api.escalation.Standards;
import io.linli.api.escalation.Times;
import io.linli.api.incident.state.Step;
import io.linli.api.store.Records.Transaction;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Until when a step is promised, for whoever judges how promises were kept. */
public final class Promises {
    private final IncidentClock clock;

    public Promises(Standards standards) {
        this.clock = new IncidentClock(standards);
    }

    /** What these incidents were promised. */
    public Made of(Transaction tx, Collection<UUID> ids) {
        return new Made(
                IncidentStore.all(tx, ids).stream().collect(Collectors.toMap(Incident::id, Function.identity())));
    }

    /** The promises of some incidents, each as the catalogue was when it was made. */
    public final class Made {
        private final Map<UUID, Incident> incidents;

        private Made(Map<UUID, Incident> incidents) {
            this.incidents = incidents;
        }

        /** @param since when its clock began; empty where nothing is promised */
        public Optional<Instant> due(UUID id, Step step, Instant since) {
            var incident = incidents.get(id);
            if (incident == null) {
                return Optional.empty();
            }
            var stamped = incident.promise();
            var promise = stamped == null ? clock.stamp(incident, since) : stamped;
            var times = clock.times(incident);
            // A department that was called comes as soon as anybody else.
            return Optional.ofNullable(promise.limits().of(step == Step.REPORT_IN ? Step.ARRIVE : step))
                    .map(limit -> times.after(limit, since))
                    .map(due -> step == Step.FEEDBACK ? extended(promise, due, times) : due);
        }

        private Instant extended(Promise promise, Instant due, Times times) {
            return promise.marks().isExtended() ? times.after(promise.limits().extension(), due) : due;
        }
    }
}
