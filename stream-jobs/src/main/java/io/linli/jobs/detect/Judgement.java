package io.linli.jobs.detect;

import io.linli.jobs.detect.SubjectMemory.Entry;
import io.linli.model.Alert;
import io.linli.model.ClearReason;
import io.linli.model.Observation;
import io.linli.model.Rule;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks a rule's detector for its verdict, and makes episodes of what it finds. */
final class Judgement {
    private static final Logger LOG = LoggerFactory.getLogger(Judgement.class);

    private final RuleBook book;
    private long evaluations;

    Judgement(RuleBook book) {
        this.book = book;
    }

    long evaluations() {
        return evaluations;
    }

    static Detector<Memory> detector(Entry entry) {
        return Detectors.of(entry.kind);
    }

    /** An open episode is judged by the version that raised it. */
    static Rule rule(Entry entry) {
        return entry.episode == null ? Objects.requireNonNull(entry.current) : entry.episode.rule();
    }

    void on(Observation observation, Entry entry, SubjectMemory memory, Consumer<Alert> out) {
        var now = observation.receivedAt();
        conclude(
                entry,
                now,
                now,
                memory,
                out,
                () -> detector(entry).on(observation, entry.memory, Objects.requireNonNull(entry.watched)));
    }

    void at(long deadline, Entry entry, SubjectMemory memory, Consumer<Alert> out) {
        conclude(
                entry,
                deadline,
                deadline + 1,
                memory,
                out,
                () -> detector(entry).at(deadline, entry.memory, Objects.requireNonNull(entry.watched)));
    }

    /** A rule that fails is switched off by its version, and the others go on. */
    private void conclude(
            Entry entry,
            long now,
            long earliest,
            SubjectMemory memory,
            Consumer<Alert> out,
            Supplier<Verdict<Memory>> verdict) {
        evaluations++;
        try {
            var concluded = verdict.get();
            var lookAgainAt = Math.max(concluded.lookAgainAt(), earliest);
            if (lookAgainAt != entry.lookAgainAt || !concluded.memory().equals(entry.memory)) {
                memory.change();
            }
            entry.memory = concluded.memory();
            entry.lookAgainAt = lookAgainAt;
            for (var finding : concluded.findings()) {
                memory.change();
                report(finding, entry, now, out);
            }
        } catch (RuntimeException e) {
            withdraw(rule(entry), e);
            close(entry, ClearReason.RULE_OFF, now, out);
            memory.change();
            memory.entries.remove(entry);
        }
    }

    void withdraw(Rule rule, RuntimeException failure) {
        LOG.error("Rule {} version {} failed and is switched off", rule.key(), rule.version(), failure);
        book.withdraw(rule);
    }

    private static void report(Finding finding, Entry entry, long now, Consumer<Alert> out) {
        var open = entry.episode;
        if (open != null) {
            var changed = open.change(finding, now);
            entry.episode = finding.clear() == null ? changed : null;
            out.accept(changed.last());
        } else if (finding.clear() == null || finding.late()) {
            var opened = Episode.open(finding, Objects.requireNonNull(entry.watched), now);
            entry.episode = finding.clear() == null ? opened : null;
            out.accept(opened.last());
        }
        entry.showCurrentRule();
    }

    static void close(Entry entry, ClearReason reason, long now, Consumer<Alert> out) {
        var open = entry.episode;
        if (open != null) {
            entry.episode = null;
            out.accept(open.end(reason, now).last());
        }
    }
}
