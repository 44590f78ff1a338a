package io.linli.jobs.detect;

import io.linli.jobs.detect.SubjectMemory.Entry;
import io.linli.model.Alert;
import io.linli.model.ClearReason;
import io.linli.model.Observation;
import io.linli.model.Rule;
import io.linli.model.RuleFailure;
import io.linli.model.Subject;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks a rule's detector for its verdict, and makes episodes of what it finds. */
final class Judgement {
    private static final Logger LOG = LoggerFactory.getLogger(Judgement.class);

    private static final int LONGEST = 1_000;

    private final RuleBook book;
    private final Consumer<RuleFailure> failures;
    private long evaluations;

    Judgement(RuleBook book, Consumer<RuleFailure> failures) {
        this.book = book;
        this.failures = failures;
    }

    long evaluations() {
        return evaluations;
    }

    /** An open episode is judged by the version that raised it. */
    static Rule rule(Entry entry) {
        return entry.episode == null ? Objects.requireNonNull(entry.current).rule() : entry.episode.rule();
    }

    void on(Observation observation, Entry entry, SubjectMemory memory, Consumer<Alert> out) {
        var now = observation.receivedAt();
        evaluations++;
        try {
            var watched = Objects.requireNonNull(entry.watched);
            conclude(entry.detector.on(observation, entry.memory, watched), entry, now, now, memory, out);
        } catch (RuntimeException e) {
            fail(entry, e, now, memory, out);
        }
    }

    void at(long deadline, Entry entry, SubjectMemory memory, Consumer<Alert> out) {
        evaluations++;
        try {
            var watched = Objects.requireNonNull(entry.watched);
            conclude(entry.detector.at(deadline, entry.memory, watched), entry, deadline, deadline + 1, memory, out);
        } catch (RuntimeException e) {
            fail(entry, e, deadline, memory, out);
        }
    }

    private static void conclude(
            Verdict<Memory> verdict, Entry entry, long now, long earliest, SubjectMemory memory, Consumer<Alert> out) {
        if (verdict.isUnchanged() && entry.lookAgainAt >= earliest) {
            return;
        }
        var known = verdict.isUnchanged() ? entry.memory : verdict.memory();
        var lookAgainAt = Math.max(verdict.isUnchanged() ? entry.lookAgainAt : verdict.lookAgainAt(), earliest);
        if (lookAgainAt != entry.lookAgainAt || known != entry.memory) {
            memory.change();
        }
        entry.memory = known;
        entry.lookAgainAt = lookAgainAt;
        var findings = verdict.findings();
        for (var i = 0; i < findings.size(); i++) {
            memory.change();
            report(findings.get(i), entry, now, memory, out);
        }
    }

    /** A rule that fails is switched off by its version, and the others go on. */
    private void fail(Entry entry, RuntimeException failure, long now, SubjectMemory memory, Consumer<Alert> out) {
        withdraw(rule(entry), failure, Objects.requireNonNull(entry.watched).subject(), now);
        close(entry, ClearReason.RULE_OFF, now, memory, out);
        memory.change();
        memory.entries.remove(entry);
        memory.forgetWatchers();
    }

    void withdraw(Rule rule, RuntimeException failure, Subject subject, long now) {
        LOG.error("Rule {} version {} failed at {} and is switched off", rule.key(), rule.version(), subject, failure);
        if (book.withdraw(rule)) {
            failures.accept(new RuleFailure(
                    rule.id(), rule.slot(), rule.version(), subject, problem(failure), Instant.ofEpochMilli(now)));
        }
    }

    private static String problem(RuntimeException failure) {
        var frames = failure.getStackTrace();
        var problem = failure + (frames.length == 0 ? "" : " at " + frames[0]);
        return problem.substring(0, Math.min(problem.length(), LONGEST));
    }

    static void report(Finding finding, Entry entry, long now, SubjectMemory memory, Consumer<Alert> out) {
        release(entry, now, memory, out);
        var open = entry.episode;
        if (open != null) {
            var changed = open.change(finding, now);
            entry.episode = finding.clear() == null ? changed : null;
            out.accept(changed.last());
        } else if (entry.held != null) {
            entry.held = finding.clear() == null ? entry.held.changed(finding) : null;
        } else if (finding.clear() == null || finding.late()) {
            open(finding, entry, now, memory, out);
        }
        if (entry.showCurrentRule()) {
            memory.forgetWatchers();
        }
    }

    /** Tells it, or holds it while the rule's schedule is silent. */
    private static void open(Finding finding, Entry entry, long now, SubjectMemory memory, Consumer<Alert> out) {
        var watched = Objects.requireNonNull(entry.watched);
        var on = watched.rule().schedule().nextOn(now, watched.place().zone());
        if (on == now) {
            var opened = Episode.open(finding, watched, now, memory.cutShort(watched.rule(), finding.onset()));
            entry.episode = finding.clear() == null ? opened : null;
            out.accept(opened.last());
        } else if (finding.clear() == null) {
            entry.held = new Held(finding, now, on);
        }
    }

    /** Tells what was held until a period that has begun by now, with its begin as the time. */
    static void release(Entry entry, long now, SubjectMemory memory, Consumer<Alert> out) {
        var held = entry.held;
        if (held != null && held.until() <= now) {
            memory.change();
            entry.held = null;
            open(held.told(), entry, held.until(), memory, out);
        }
    }

    /** Ends what may go on: should it be found again, it is another alert. */
    static void close(Entry entry, ClearReason reason, long now, SubjectMemory memory, Consumer<Alert> out) {
        var open = entry.episode;
        if (open != null) {
            memory.cutShort(open);
            entry.episode = null;
            out.accept(open.end(reason, now).last());
        }
    }
}
