package io.linli.api.rule;

import io.linli.api.event.Event;
import io.linli.api.http.Problem;
import io.linli.api.staff.Caller;
import io.linli.api.store.Records.Transaction;
import io.linli.api.stream.StreamOutbox;
import io.linli.model.Json;
import io.linli.model.Mode;
import io.linli.model.Quality;
import io.linli.model.Rule;
import io.linli.model.RuleKind;
import io.linli.model.Signal;
import io.linli.model.SignalKind;
import io.linli.model.Streams;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Publishes rules. Every change is a new version; live and shadow are two slots beside each other, and each home and
 * site that it concerns is nudged, since the stream of rules has no timers.
 */
public final class RuleDesk {
    private final StreamOutbox outbox;

    public RuleDesk(StreamOutbox outbox) {
        this.outbox = outbox;
    }

    /** A text under trial stands beside the live one; one that goes live, or off, ends its trial. */
    public Rule publish(Transaction tx, Rule text, String author, String note) {
        return publish(tx, new RuleStore.Version(text, author, tx.now(), note, null));
    }

    /** The same, of a text that is kept as it was written. */
    public Rule publish(Transaction tx, RuleText text, String author, String note) {
        return publish(tx, new RuleStore.Version(text.parse(), author, tx.now(), note, text.yaml()));
    }

    private Rule publish(Transaction tx, RuleStore.Version draft) {
        var version = RuleStore.lock(tx, draft.rule().id()) + 1;
        requireSameKind(tx, draft.rule());
        requireConsistent(draft.rule());
        var rule = draft.rule().published(version, draft.rule().mode());
        RuleStore.add(tx, new RuleStore.Version(rule, draft.author(), tx.now(), draft.note(), draft.text()));
        var texts = replaced(tx, rule);
        texts.add(rule);
        occupy(tx, rule);
        if (rule.slot() == Mode.LIVE) {
            vacateShadow(tx, rule);
        }
        nudge(tx, rule, texts);
        tell(tx, rule);
        return rule;
    }

    /** What is remembered of a rule's alerts and homes is of its kind. */
    private static void requireSameKind(Transaction tx, Rule rule) {
        for (var known : RuleStore.inSlots(tx, rule.id())) {
            if (known.kind() != rule.kind()) {
                throw Problem.unprocessable("kind: rule " + rule.id() + " is of kind "
                                + known.kind().id() + "; a rule of another kind needs an id of its own")
                        .asException();
            }
        }
    }

    /** What is in force from an older release stays there, and may be switched off. */
    private static void requireConsistent(Rule rule) {
        if (rule.mode() != Mode.OFF) {
            rule.contradiction().ifPresent(found -> {
                throw Problem.unprocessable(found.toString()).asException();
            });
        }
    }

    public boolean isEmpty(Transaction tx) {
        return RuleStore.inSlots(tx).isEmpty();
    }

    /** Empty when there is no such rule. What leaves the live slot for trial is switched off there. */
    public Optional<Rule> change(Transaction tx, String id, Mode mode, String author) {
        RuleStore.lock(tx, id);
        var live = RuleStore.inSlot(tx, id, Mode.LIVE);
        var shadow = RuleStore.inSlot(tx, id, Mode.SHADOW);
        // What is on trial is what goes live; what is live is what goes on trial or off.
        var text = mode == Mode.LIVE
                ? shadow.or(() -> live)
                : live.filter(rule -> rule.mode() == Mode.LIVE).or(() -> shadow).or(() -> live);
        return text.map(rule -> {
            var note = "mode " + rule.mode().id() + " → " + mode.id();
            var written = text(tx, rule).with("mode", mode.id()).yaml();
            var changed = publish(tx, new RuleStore.Version(rule.published(0, mode), author, tx.now(), note, written));
            live.filter(old -> mode == Mode.SHADOW && old.mode() == Mode.LIVE)
                    .ifPresent(old -> occupy(tx, old.published(changed.version(), Mode.OFF)));
            return changed;
        });
    }

    /** Where it is live; elsewhere nothing changes. */
    public void switchOff(Transaction tx, String id, String author) {
        RuleStore.inSlot(tx, id, Mode.LIVE)
                .filter(rule -> rule.mode() == Mode.LIVE)
                .ifPresent(rule -> change(tx, id, Mode.OFF, author));
    }

    /** Publishes the text of an older version anew; empty when there is none. */
    public Optional<Rule> rollBack(Transaction tx, String id, int version, String author) {
        return RuleStore.versions(tx, id).stream()
                .filter(known -> known.rule().version() == version)
                .findFirst()
                .map(known -> publish(
                        tx,
                        new RuleStore.Version(
                                known.rule(), author, tx.now(), "rolled back to " + version, known.text())));
    }

    /** What was published last; empty where nothing was. */
    public Optional<Rule> newest(Transaction tx, String id) {
        return RuleStore.versions(tx, id).stream().findFirst().map(RuleStore.Version::rule);
    }

    public Optional<Rule> version(Transaction tx, String id, int version) {
        return RuleStore.versions(tx, id).stream()
                .map(RuleStore.Version::rule)
                .filter(rule -> rule.version() == version)
                .findFirst();
    }

    /** What calls people now; empty where it is off, or only on trial. */
    public Optional<Rule> live(Transaction tx, String id) {
        return RuleStore.inSlot(tx, id, Mode.LIVE).filter(rule -> rule.mode() == Mode.LIVE);
    }

    /** All that may raise what people are called for, of one kind. */
    public List<Rule> live(Transaction tx, RuleKind kind) {
        return RuleStore.inSlots(tx).stream()
                .filter(rule -> rule.kind() == kind && rule.mode() == Mode.LIVE)
                .toList();
    }

    /** The longest prefix of the grid codes of all homes and sites that it covers. */
    public String grid(Transaction tx, Rule rule) {
        return RuleReach.grid(tx, rule);
    }

    /** Refuses who would change a rule that reaches beyond their own grids. */
    public void requireWithin(Transaction tx, Caller caller, String id) {
        RuleStore.lock(tx, id);
        RuleReach.requireWithin(tx, caller, RuleStore.inSlots(tx, id));
    }

    /** As its author wrote it, else as it would be written. */
    public RuleText text(Transaction tx, Rule rule) {
        return RuleStore.versions(tx, rule.id()).stream()
                .filter(version -> version.rule().version() == rule.version())
                .findFirst()
                .map(RuleStore.Version::written)
                .orElseGet(() -> RuleText.of(rule));
    }

    /** Says again what the stream does not know, or knows otherwise. */
    public int republish(Transaction tx, Map<String, byte[]> known) {
        var missing = RuleStore.inSlots(tx).stream()
                .filter(rule -> !isKnown(rule, known.get(rule.key())))
                .toList();
        missing.forEach(rule -> outbox.add(tx, Streams.RULES, rule.key(), Json.write(rule)));
        return missing.size();
    }

    private static boolean isKnown(Rule rule, byte @Nullable [] said) {
        try {
            return said != null && Json.read(said, Rule.class).equals(rule);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** What is in force no longer once the rule is. */
    private static List<Rule> replaced(Transaction tx, Rule rule) {
        return RuleStore.inSlots(tx, rule.id()).stream()
                .filter(text -> rule.slot() == Mode.LIVE || text.slot() == rule.slot())
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private void occupy(Transaction tx, Rule rule) {
        RuleStore.occupy(tx, rule);
        outbox.add(tx, Streams.RULES, rule.key(), Json.write(rule));
    }

    private void vacateShadow(Transaction tx, Rule rule) {
        if (RuleStore.vacate(tx, rule.id(), Mode.SHADOW)) {
            outbox.add(tx, Streams.RULES, rule.id() + ":" + Mode.SHADOW.id(), null);
        }
    }

    /** Also those that a text covered which was in force until now. */
    private void nudge(Transaction tx, Rule rule, List<Rule> texts) {
        var now = tx.now().toEpochMilli();
        var data = Map.of("rule", rule.id(), "version", Integer.toString(rule.version()));
        for (var subject : RuleReach.subjects(tx, texts)) {
            outbox.observe(
                    tx,
                    new Signal(
                            subject.toString(), "", SignalKind.RULE_CHANGED, rule.key(), data, now, now, Quality.GOOD));
        }
    }

    private static void tell(Transaction tx, Rule rule) {
        tx.tell(new Event(Event.Type.RULE, "", "", new String(Json.write(rule), StandardCharsets.UTF_8)));
    }

    static Map<String, Object> view(RuleStore.Version version) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("rule", version.rule());
        view.put("author", version.author());
        view.put("at", version.at());
        view.put("note", version.note());
        view.put("text", version.written().yaml());
        version.rule().contradiction().ifPresent(found -> view.put("contradiction", found));
        return view;
    }
}
