package io.linli.api.rule;

import io.linli.api.staff.Caller;
import io.linli.api.store.Records.Transaction;
import io.linli.model.Mode;
import io.linli.model.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One rule with what it has done: its slots, its newest text, and its live and shadow alerts over the same time. */
final class RuleView {
    private static final Duration COUNTED = Duration.ofDays(30);

    private RuleView() {}

    /** Empty when there is no such rule. */
    static Optional<Map<String, Object>> of(Transaction tx, Caller caller, String id) {
        var versions = RuleStore.versions(tx, id);
        if (versions.isEmpty()) {
            return Optional.empty();
        }
        var slots = RuleStore.inSlots(tx, id);
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", id);
        view.put("newest", RuleDesk.view(versions.get(0)));
        for (var rule : slots) {
            view.put(rule.slot().id(), RuleDesk.view(version(versions, rule)));
        }
        view.put("reach", RuleReach.subjects(tx, slots).size());
        view.put("failures", RuleFailureStore.of(tx, id));
        view.put("said", said(tx, caller, id, since(tx, versions, slots)));
        return Optional.of(view);
    }

    /** What stands in a slot, in the mode that it stands there. */
    private static RuleStore.Version version(List<RuleStore.Version> versions, Rule rule) {
        return versions.stream()
                .filter(version -> version.rule().version() == rule.version())
                .findFirst()
                .map(version ->
                        new RuleStore.Version(rule, version.author(), version.at(), version.note(), version.text()))
                .orElseThrow();
    }

    /** Since the trial began where there is one, so that both are counted over the same time. */
    private static Instant since(Transaction tx, List<RuleStore.Version> versions, List<Rule> slots) {
        var counted = tx.now().minus(COUNTED);
        return slots.stream()
                .filter(rule -> rule.slot() == Mode.SHADOW)
                .map(rule -> version(versions, rule).at())
                .filter(at -> at.isAfter(counted))
                .findFirst()
                .orElse(counted);
    }

    private static Map<String, Object> said(Transaction tx, Caller caller, String id, Instant since) {
        return Map.of(
                "since",
                since,
                Mode.LIVE.id(),
                RuleFiguresStore.said(tx, caller, id, Mode.LIVE, since),
                Mode.SHADOW.id(),
                RuleFiguresStore.said(tx, caller, id, Mode.SHADOW, since));
    }
}
