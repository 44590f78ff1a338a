package io.linli.jobs.backtest;

import io.linli.model.RuleKind;
import io.linli.model.Signal;
import io.linli.model.SignalKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What people found where they were sent, as the log says it. */
final class Outcomes {
    private final RuleKind kind;
    private final Set<String> rules;
    private final Map<String, List<Outcome>> bySubject = new HashMap<>();

    /**
     * One alert that was judged.
     *
     * @param from when what it told of began, by the devices' clocks
     * @param to when it was judged
     */
    record Outcome(String alert, long from, long to, String found) {
        boolean isReal() {
            return found.startsWith("real");
        }

        boolean isWrong() {
            return found.startsWith("false");
        }
    }

    /** @param rules of this kind, to know its alerts by where the log does not name their kind */
    Outcomes(RuleKind kind, Set<String> rules) {
        this.kind = kind;
        this.rules = Set.copyOf(rules);
    }

    void hear(Signal signal) {
        var alert = signal.data().getOrDefault("alert", "");
        var found = signal.data().getOrDefault("outcome", "");
        if (signal.kind() == SignalKind.INCIDENT_OUTCOME && isOfKind(signal, alert) && !found.isEmpty()) {
            var known = bySubject.computeIfAbsent(signal.subject(), first -> new ArrayList<>());
            // Who corrects what they said is right.
            known.removeIf(other -> other.alert().equals(alert));
            known.add(new Outcome(alert, onset(alert, signal.observedAt()), signal.receivedAt(), found));
        }
    }

    private boolean isOfKind(Signal signal, String alert) {
        var said = signal.data().get("kind");
        return said == null ? rules.contains(alert.split(":", 2)[0]) : said.equals(kind.id());
    }

    /** An alert's id ends with when it began. */
    private static long onset(String alert, long otherwise) {
        try {
            return Long.parseLong(alert.substring(alert.lastIndexOf(':') + 1));
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /** Of the alert itself, or else of one at the same place and time; null where nobody judged any. */
    @Nullable
    Outcome of(ToldEpisode told) {
        Outcome overlapping = null;
        for (var outcome : bySubject.getOrDefault(told.subject(), List.of())) {
            if (outcome.alert().equals(told.last().id())) {
                return outcome;
            }
            if (overlapping == null && told.overlaps(outcome.from(), outcome.to())) {
                overlapping = outcome;
            }
        }
        return overlapping;
    }
}
