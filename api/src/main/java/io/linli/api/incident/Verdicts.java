package io.linli.api.incident;

import io.linli.api.alert.AlertStore;
import io.linli.api.rule.RuleDesk;
import io.linli.api.store.Records.Transaction;
import io.linli.api.stream.StreamOutbox;
import io.linli.api.trial.TrialRule;
import io.linli.model.Alert;
import io.linli.model.Quality;
import io.linli.model.RuleKind;
import io.linli.model.Signal;
import io.linli.model.SignalKind;
import java.util.Map;

/** What people found is told to the detectors, in the log of each alert's subject. */
public final class Verdicts {
    private final StreamOutbox outbox;
    private final RuleDesk rules;

    public Verdicts(StreamOutbox outbox, RuleDesk rules) {
        this.outbox = outbox;
        this.rules = rules;
    }

    /** Each alert of the incident gets its outcome: a rule's precision is counted from these. */
    void onFeedback(Transaction tx, Incident incident) {
        var outcome = incident.state().outcome();
        if (outcome != null) {
            for (var alert : AlertStore.ofIncident(tx, incident.id())) {
                var data = Map.of(
                        "alert",
                        alert.id(),
                        "outcome",
                        outcome.id(),
                        "kind",
                        alert.kind().id());
                signal(tx, alert, SignalKind.INCIDENT_OUTCOME, incident.id().toString(), data);
            }
        }
    }

    /** The rule of a trial goes with its case, and a call for help ends only by a person. */
    void onClose(Transaction tx, Incident incident) {
        AlertStore.ofIncident(tx, incident.id()).stream()
                .map(Alert::rule)
                .filter(TrialRule::is)
                .distinct()
                .forEach(rule -> rules.switchOff(tx, rule, "trial"));
        if (!incident.kind().is(RuleKind.SOS)) {
            return;
        }
        for (var alert : AlertStore.ofIncident(tx, incident.id())) {
            if (alert.isOpen()) {
                signal(tx, alert, SignalKind.SOS_CLEARED, press(alert), Map.of("alert", alert.id()));
            }
        }
    }

    private static String press(Alert alert) {
        return alert.explanation().get("press_id") instanceof String press ? press : alert.id();
    }

    private void signal(Transaction tx, Alert alert, SignalKind kind, String ref, Map<String, String> data) {
        var now = tx.now().toEpochMilli();
        outbox.observe(tx, new Signal(alert.subject().toString(), "", kind, ref, data, now, now, Quality.GOOD));
    }
}
