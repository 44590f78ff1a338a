package io.linli.jobs.detect;

import io.linli.model.Alert;
import io.linli.model.ClearReason;
import io.linli.model.Observation;
import io.linli.model.Rule;
import io.linli.model.RuleFailure;
import io.linli.model.Subject;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks a rule's detector for its verdict, and makes episodes of what it finds. */
final class Judgement {
    private static final Logger LOG = LoggerFactory.getLogger(Judgement.class);

    private static final int LONGEST = 1_000;

    private final RuleBook book;
    private final Watched watched;
    private final Consumer<RuleFailure> failures;
    private long evaluations;

    Judgement(RuleBook book, Blindness blindness, Consumer<RuleFailure> failures) {
        this.book = book;
        this.watched = new Watched(blindness);
        this.failures = failures;
    }

    long evaluations() {
        return evaluations;
    }

    /** What a rule sees of a subject, until another is shown. */
    Watched show(CompiledRule rule, SubjectMemory memory) {
        return watched.show(rule, memory);
    }

    void on(Observation observation, Entry entry, SubjectMemory memory, Consumer<Alert> out) {
        var now = observation.receivedAt();
        evaluations++;
        try {
            var seen = show(entry.judge(), memory);
            conclude(entry.detector().on(observation, entry.memory, seen), entry, now, now, memory, out);
        } catch (RuntimeException e) {
            fail(entry, e, now, memory, out);
        }
    }

    void at(long deadline, Entry entry, SubjectMemory memory, Consumer<Alert> out) {
        evaluations++;
        try {
            var seen = show(entry.judge(), memory);
            conclude(entry.detector().at(deadline, entry.memory, seen), entry, deadline, deadline + 1, memory, out);
        } catch (RuntimeException e) {
            fail(entry, e, deadline, memory, out);
        }
    }

    private void conclude(
            Verdict<Memory> verdict, Entry entry, long now, long earliest, SubjectMemory memory, Consumer<Alert> out) {
        var isUnchanged = verdict.isUnchanged();
        memory.lookAgain(entry, Math.max(isUnchanged ? entry.lookAgainAt() : verdict.lookAgainAt(), earliest));
        if (isUnchanged) {
            return;
        }
        if (verdict.memory() != entry.memory) {
            entry.memory = verdict.memory();
            memory.change();
        }
        var findings = verdict.findings();
        for (var i = 0; i < findings.size(); i++) {
            report(findings.get(i), entry, now, memory, out);
        }
    }

    /** A rule that fails is switched off by its version, and the others go on. */
    private void fail(Entry entry, RuntimeException failure, long now, SubjectMemory memory, Consumer<Alert> out) {
        var rule = entry.judge();
        withdraw(rule.rule(), failure, show(rule, memory).subject(), now);
        close(entry, ClearReason.RULE_OFF, now, memory, out);
        memory.remove(entry);
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

    void report(Finding finding, Entry entry, long now, SubjectMemory memory, Consumer<Alert> out) {
        memory.change();
        release(entry, now, memory, out);
        var isOver = finding.clear() != null;
        var open = entry.episode();
        var held = entry.held();
        if (open != null) {
            var changed = open.change(finding, now);
            tell(isOver ? null : changed, entry, memory);
            out.accept(changed.last());
        } else if (held != null) {
            hold(isOver ? null : held.changed(finding), entry, memory);
        } else if (!isOver || finding.late()) {
            open(finding, entry, now, memory, out);
        }
    }

    /** Tells it, or holds it while the rule's schedule is silent. */
    private void open(Finding finding, Entry entry, long now, SubjectMemory memory, Consumer<Alert> out) {
        var seen = show(entry.judge(), memory);
        var isOver = finding.clear() != null;
        var on = seen.rule().schedule().nextOn(now, seen.place().zone());
        if (on == now) {
            var opened = Episode.open(finding, seen, now);
            tell(isOver ? null : opened, entry, memory);
            if (isOver) {
                // Found late, and perhaps once more by a rule that comes back.
                memory.cutShort(opened);
            }
            out.accept(opened.last());
        } else if (!isOver) {
            hold(new Held(finding, now, on), entry, memory);
        }
    }

    private static void tell(@Nullable Episode episode, Entry entry, SubjectMemory memory) {
        if (entry.tell(episode)) {
            memory.forgetWatchers();
        }
    }

    private static void hold(@Nullable Held held, Entry entry, SubjectMemory memory) {
        entry.hold(held);
        memory.forgetDeadline();
    }

    /** Tells what was held until a period that has begun by now, with its begin as the time. */
    void release(Entry entry, long now, SubjectMemory memory, Consumer<Alert> out) {
        var held = entry.held();
        if (held != null && held.until() <= now) {
            memory.change();
            hold(null, entry, memory);
            open(held.told(), entry, held.until(), memory, out);
        }
    }

    /** Ends what may go on: should it be found again, it is another alert. */
    static void close(Entry entry, ClearReason reason, long now, SubjectMemory memory, Consumer<Alert> out) {
        var open = entry.episode();
        if (open != null) {
            memory.cutShort(open);
            entry.tell(null);
            out.accept(open.end(reason, now).last());
        }
    }
}
