package io.linli.api.appraisal;

import io.linli.api.incident.state.Outcome;
import io.linli.api.incident.state.Step;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a timeline says of how a case was worked on; see {@link CaseReplay}.
 *
 * @param person who answered for it when it was reported back, or does now; null while nobody does
 * @param counted how often each step was taken
 * @param kept how each promise was kept, of the first time that it was given
 * @param took how long each part was, of those that are over; the time for which the clocks stood is left out
 * @param solved what was answered at the call-back; null where nobody was reached
 * @param isSensed a sensor told of it before a person did
 * @param isOver nobody works on it any more
 * @param isLeftOut it is judged by nothing: a test, a part of another case, no case, or an appeal that was upheld
 * @param extensions how often more time was granted
 * @param notices that people were sent
 * @param acts steps that people took
 */
record CaseLife(
        CaseLog log,
        @Nullable String person,
        Map<Step, Integer> counted,
        Map<Step, Kept> kept,
        Map<Stage, Duration> took,
        @Nullable Outcome outcome,
        @Nullable Integer rating,
        @Nullable Boolean solved,
        boolean isSensed,
        boolean isOver,
        boolean isLeftOut,
        int extensions,
        int notices,
        int acts) {

    boolean has(Step step) {
        return count(step) > 0;
    }

    int count(Step step) {
        return counted.getOrDefault(step, 0);
    }

    Kept kept(Step step) {
        return kept.getOrDefault(step, Kept.PENDING);
    }

    boolean isReal() {
        return outcome == Outcome.REAL_RESOLVED || outcome == Outcome.REAL_TRANSFERRED;
    }

    boolean isFalse() {
        return outcome == Outcome.FALSE_SENSOR || outcome == Outcome.FALSE_HUMAN;
    }

    /** Whether somebody took it within so long after it was dispatched. */
    boolean isTakenWithin(Duration limit) {
        var waited = took.get(Stage.ACKNOWLEDGE);
        return waited != null && waited.compareTo(limit) <= 0;
    }
}
