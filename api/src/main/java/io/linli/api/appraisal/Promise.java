package io.linli.api.appraisal;

import io.linli.api.incident.state.Step;
import java.time.Instant;
import java.util.Optional;

/** Until when a step should be taken. */
@FunctionalInterface
interface Promise {
    /** @param since when its clock began, with the time for which it stood left out; empty where nothing is promised */
    Optional<Instant> due(CaseLog log, Step step, Instant since);
}
