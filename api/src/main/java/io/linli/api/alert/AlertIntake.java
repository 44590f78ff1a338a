package io.linli.api.alert;

import io.linli.api.event.Event;
import io.linli.api.incident.IncidentIntake;
import io.linli.api.store.Records;
import io.linli.api.store.Records.Transaction;
import io.linli.model.Alert;
import io.linli.model.Json;
import io.linli.model.RuleKind;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes alerts as they come from the stream, a batch in one transaction: a known revision is dropped, a new one is
 * kept, and live ones become incidents.
 */
public final class AlertIntake {
    private static final Logger LOG = LoggerFactory.getLogger(AlertIntake.class);
    /** So old a silence is asked about at most. */
    private static final Duration OF_NOW = Duration.ofMinutes(10);

    private final Records records;
    private final IncidentIntake incidents;
    private final MeterRegistry meters;
    private final Timer delay;
    /** When the first rule was published here; null until it is known. */
    private volatile @Nullable Instant began;

    public AlertIntake(Records records, IncidentIntake incidents, MeterRegistry meters) {
        this.records = records;
        this.incidents = incidents;
        this.meters = meters;
        this.delay = Timer.builder("linli.alert.delay")
                .description("From the recognition of an alert to its record")
                .publishPercentiles(0.5, 0.99)
                .register(meters);
    }

    /** One that cannot be kept is said and left out; anything else that fails leaves all of them to be tried again. */
    public void accept(List<Alert> alerts) {
        try {
            takeAll(alerts);
        } catch (RuntimeException e) {
            if (!Records.isBadData(e)) {
                throw e;
            }
            if (alerts.size() == 1) {
                LOG.error("Alert {} cannot be kept", alerts.get(0).id(), e);
                meters.counter("linli.alerts", "arrival", "REFUSED").increment();
            } else {
                alerts.forEach(alert -> accept(List.of(alert)));
            }
        }
    }

    private void takeAll(List<Alert> alerts) {
        records.transact(tx -> {
            alerts.forEach(alert -> take(tx, alert));
            return alerts.size();
        });
    }

    private void take(Transaction tx, Alert alert) {
        var body = new String(Json.write(alert), StandardCharsets.UTF_8);
        var arrival = AlertStore.keepRevision(tx, alert, body);
        meters.counter("linli.alerts", "arrival", arrival.name()).increment();
        if (arrival == AlertStore.Arrival.KNOWN) {
            return;
        }
        var before = AlertStore.lock(tx, alert.id()).orElse(null);
        if (before != null && before.alert().revision() > alert.revision()) {
            return;
        }
        if (before != null && before.alert().equals(alert.sent(0, alert.cause(), alert.updatedAt()))) {
            // A first word told again in its turn says nothing new.
            AlertStore.put(tx, new AlertStore.Kept(alert, before.disposition(), before.incident()), body);
            return;
        }
        var disposition = disposition(tx, alert, before);
        // The incident's alerts refer to it, so it has to be there first.
        var incident = incident(tx, alert, disposition, before);
        var kept = new AlertStore.Kept(alert, disposition, incident);
        AlertStore.put(tx, kept, body);
        if (disposition == Disposition.CHECK_IN && isToBeAsked(tx, alert, before)) {
            incidents.askWhetherWell(tx, alert);
        }
        if (incident != null && disposition == Disposition.INCIDENT) {
            explain(tx, alert, incident);
        }
        if (disposition != Disposition.SHADOW) {
            tx.tell(new Event(
                    Event.Type.ALERT, alert.place().grid(), alert.subject().toString(), text(view(kept))));
            delay.record(Duration.between(alert.updatedAt(), tx.now()).abs());
        }
    }

    private @Nullable UUID incident(
            Transaction tx, Alert alert, Disposition disposition, AlertStore.@Nullable Kept before) {
        if (disposition == Disposition.EXPLAINED) {
            return explained(tx, alert, before);
        }
        var known = before != null && before.disposition() == Disposition.INCIDENT ? before.incident() : null;
        return disposition == Disposition.INCIDENT ? incidents.attach(tx, alert, known, isWorse(alert, before)) : null;
    }

    /** People see it at the incident of its cause, and are not told again. */
    private @Nullable UUID explained(Transaction tx, Alert alert, AlertStore.@Nullable Kept before) {
        var cause = AlertStore.find(tx, "" + alert.cause())
                .map(AlertStore.Kept::incident)
                .orElse(null);
        var isSaid = before != null
                && Objects.equals(before.incident(), cause)
                && before.alert().isOpen() == alert.isOpen();
        if (cause != null && !isSaid) {
            incidents.explains(tx, cause, alert);
        }
        return cause;
    }

    /** What came before its cause did. */
    private void explain(Transaction tx, Alert cause, UUID incident) {
        for (var effect : AlertStore.takeExplained(tx, cause.id(), incident)) {
            incidents.explains(tx, incident, effect);
        }
    }

    /** What people already work on stays theirs. */
    private Disposition disposition(Transaction tx, Alert alert, AlertStore.@Nullable Kept before) {
        return before != null && before.disposition() == Disposition.INCIDENT
                ? Disposition.INCIDENT
                : Disposition.of(alert, tx.now(), began(tx));
    }

    private Instant began(Transaction tx) {
        var known = began;
        if (known == null) {
            known = AlertStore.firstRule(tx).orElse(null);
            began = known;
        }
        return known == null ? Instant.EPOCH : known;
    }

    /** Once, and of a silence of now: nobody is asked about one that is read from a record. */
    private static boolean isToBeAsked(Transaction tx, Alert alert, AlertStore.@Nullable Kept before) {
        var isNew = before == null || before.disposition() != Disposition.CHECK_IN;
        var age = Duration.between(alert.levelAt(), tx.now());
        return isNew && alert.isOpen() && !alert.late() && age.compareTo(OF_NOW) <= 0;
    }

    private static boolean isWorse(Alert alert, AlertStore.@Nullable Kept before) {
        if (alert.cause() != null) {
            return false;
        }
        return before == null
                || before.disposition() == Disposition.EXPLAINED
                || alert.level().isAbove(before.alert().level())
                || alert.kind() == RuleKind.SOS && !press(alert).equals(press(before.alert()));
    }

    /** A box repeats a press under its name; under another name somebody calls again. */
    private static Object press(Alert alert) {
        var told = alert.explanation();
        return told.getOrDefault("press_id", told.getOrDefault("presses", 1));
    }

    /** As it is shown outside. */
    static Map<String, Object> view(AlertStore.Kept kept) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("alert", kept.alert());
        view.put("disposition", kept.disposition().name().toLowerCase(Locale.ROOT));
        if (kept.incident() != null) {
            view.put("incident", kept.incident());
        }
        return view;
    }

    private static String text(Object value) {
        return new String(Json.write(value), StandardCharsets.UTF_8);
    }
}
