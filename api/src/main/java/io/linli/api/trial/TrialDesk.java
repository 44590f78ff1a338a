package io.linli.api.trial;

import io.linli.api.device.DeviceStore;
import io.linli.api.http.Problem;
import io.linli.api.rule.RuleDesk;
import io.linli.api.store.Records.Transaction;
import io.linli.api.stream.StreamOutbox;
import io.linli.model.Device;
import io.linli.model.DeviceKind;
import io.linli.model.Json;
import io.linli.model.Metric;
import io.linli.model.RuleKind;
import io.linli.model.Streams;
import io.linli.model.Subject;
import io.linli.model.SubjectKind;
import io.linli.model.Text;
import io.linli.model.Trial;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Asks the simulated community for a trial, by the stream of trials. To silence a home also publishes a rule for it
 * alone, which is in force until the case is closed, or until it is clear that there will be none.
 */
public final class TrialDesk {
    private static final String WATCHED = "watched";

    private final RuleDesk rules;
    private final StreamOutbox outbox;
    private final Map<String, String> scenarios;

    /** @param scenarios that can be played, each with a device that speaks in it, or nothing */
    public TrialDesk(RuleDesk rules, StreamOutbox outbox, Map<String, String> scenarios) {
        this.rules = rules;
        this.outbox = outbox;
        this.scenarios = new TreeMap<>(scenarios);
    }

    /** What somebody wants to see; without a subject a fitting one is chosen. */
    public record Asked(
            Trial.Kind kind,
            @Nullable Subject subject,
            @Nullable String scenario) {
        public Asked {
            if ((kind == Trial.Kind.SCENARIO) != (scenario != null)) {
                throw new IllegalArgumentException("scenario: a name with the kind scenario, and only with it");
            }
            if (scenario != null && !scenario.matches("[a-z0-9][a-z0-9-]{0,63}")) {
                throw new IllegalArgumentException("scenario: the name of a file in scenarios/, not: " + scenario);
            }
        }
    }

    /** A trial, and the sentence in which it is announced. */
    public record Started(Trial trial, Text said) {}

    Started start(Transaction tx, Asked asked) {
        var place = asked.scenario() == null ? where(tx, asked) : scene(tx, asked.scenario());
        var subject = place == null ? null : place.subject();
        if (subject != null
                && asked.kind() == Trial.Kind.FLOOD
                && TrialStore.isStillOpen(tx, subject, RuleKind.FLOOD)) {
            throw stillOpen(subject).asException();
        }
        var id = UUID.randomUUID().toString();
        var trial = new Trial(id, asked.kind(), subject, asked.scenario(), tx.now());
        if (subject != null && asked.kind() == Trial.Kind.SILENCE) {
            rules.publish(tx, TrialRule.silence(subject), "trial", "trial");
        }
        outbox.add(tx, Streams.TRIALS, id, Json.write(trial));
        var begun = new Started(trial, said(trial, place));
        TrialStore.add(tx, begun);
        return begun;
    }

    /** A device by which it is known where the scenario plays, and so to which case it leads. */
    private @Nullable Device scene(Transaction tx, String scenario) {
        var device = scenarios.get(scenario);
        if (device == null) {
            throw Problem.unprocessable("scenario: " + scenario + " is none that can be played here; these can: "
                            + String.join(", ", scenarios.keySet()))
                    .asException();
        }
        return DeviceStore.find(tx, device).orElse(null);
    }

    private static Problem stillOpen(Subject subject) {
        return new Problem(
                409,
                "still-open",
                "The last flood is not over yet",
                "the water at " + subject.name() + " is still being watched; try again in some minutes");
    }

    private Device where(Transaction tx, Asked asked) {
        var fitting = DeviceStore.all(tx).stream()
                .filter(Device::active)
                .filter(fits(asked.kind()))
                // A silence is known best where a gateway says that it was heard.
                .sorted(Comparator.comparing(device -> device.kind() != DeviceKind.GATEWAY))
                .toList();
        var subject = asked.subject();
        return fitting.stream()
                .filter(device -> subject == null
                        ? !TrialStore.isBusy(tx, device.subject(), asked.kind())
                        : device.subject().equals(subject))
                .findFirst()
                .or(() -> subject == null ? fitting.stream().findFirst() : Optional.empty())
                .orElseThrow(() -> Problem.unprocessable("subject: nothing at " + subject + " for a trial of "
                                + asked.kind().id())
                        .asException());
    }

    private static Predicate<Device> fits(Trial.Kind kind) {
        return switch (kind) {
            case SOS -> device -> device.kind() == DeviceKind.CALL_BOX;
            case FLOOD ->
                device -> device.metrics().contains(Metric.WATER_LEVEL)
                        && device.subject().kind() == SubjectKind.SITE;
            case SILENCE ->
                device -> device.subject().kind() == SubjectKind.HOME
                        && device.tags().contains(WATCHED);
            case SCENARIO -> device -> false;
        };
    }

    private static Text said(Trial trial, @Nullable Device device) {
        var place = device == null ? "" : device.place().label();
        return switch (trial.kind()) {
            case SOS -> new Text(place + "：有人按下呼叫盒", place + ": somebody presses the call box");
            case FLOOD -> new Text(place + "：水开始上涨，一分钟当五秒", place + ": water begins to rise, a minute in five seconds");
            case SILENCE ->
                new Text(
                        place + "：从现在起没有动静；演练规则一分钟后告警",
                        place + ": nobody moves from now on; a rule for the trial tells after a minute");
            case SCENARIO -> new Text("播放情景 " + trial.scenario(), "playing the scenario " + trial.scenario());
        };
    }

    /** Those that are not over, newest first, each with its case once there is one. */
    List<Map<String, Object>> running(Transaction tx) {
        return TrialStore.all(tx).stream()
                .filter(begun -> !isOver(tx, begun.trial()))
                .map(begun -> {
                    var view = view(begun);
                    caseOf(tx, begun.trial()).ifPresent(incident -> view.put("incident", incident.id()));
                    return view;
                })
                .toList();
    }

    /** Forgets what is over, and switches off the rule of a home that is no longer in any trial; how many went. */
    public int end(Transaction tx) {
        var over = TrialStore.all(tx).stream()
                .map(Started::trial)
                .filter(trial -> isOver(tx, trial))
                .toList();
        over.forEach(trial -> TrialStore.remove(tx, trial.id()));
        for (var trial : over) {
            var subject = trial.subject();
            if (subject != null && trial.kind() == Trial.Kind.SILENCE && !TrialStore.isOn(tx, trial.kind(), subject)) {
                rules.switchOff(tx, TrialRule.silence(subject).id(), "trial");
            }
        }
        return over.size();
    }

    /** Its case is closed, or it has led to none for too long. */
    private static boolean isOver(Transaction tx, Trial trial) {
        return caseOf(tx, trial)
                .map(TrialStore.Case::isClosed)
                .orElseGet(
                        () -> trial.at().plus(TrialRule.longest(trial.kind())).isBefore(tx.now()));
    }

    private static Optional<TrialStore.Case> caseOf(Transaction tx, Trial trial) {
        var subject = trial.subject();
        return subject == null ? Optional.empty() : TrialStore.caseOf(tx, subject, trial.kind(), trial.at());
    }

    /** As it is shown outside. */
    static Map<String, Object> view(Started begun) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", begun.trial().id());
        view.put("kind", begun.trial().kind());
        if (begun.trial().subject() != null) {
            view.put("subject", begun.trial().subject());
        }
        if (begun.trial().scenario() != null) {
            view.put("scenario", begun.trial().scenario());
        }
        view.put("said", begun.said());
        view.put("at", begun.trial().at());
        return view;
    }
}
