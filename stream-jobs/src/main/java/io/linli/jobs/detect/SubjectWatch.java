package io.linli.jobs.detect;

import io.linli.jobs.detect.SubjectMemory.Entry;
import io.linli.jobs.detect.SubjectMemory.Waiting;
import io.linli.model.Alert;
import io.linli.model.DeviceRecord;
import io.linli.model.Observation;
import io.linli.model.RuleFailure;
import java.util.function.Consumer;

/**
 * Watches one subject at a time by all rules in force: brings observations and deadlines to the detectors in one
 * order that does not depend on batching, and makes alerts of what they find.
 *
 * <p>A deadline is judged once the watermark has passed it, with the deadline as now. An observation that finds a
 * deadline at or before its own arrival waits until that is done, and those behind it wait too.
 */
public final class SubjectWatch {
    private final RulesInForce rules;
    private final Judgement judgement;

    public SubjectWatch(RuleBook book, Blindness blindness) {
        this(book, blindness, failure -> {});
    }

    /** Tells of rules that fail and are switched off, each version once. */
    public SubjectWatch(RuleBook book, Blindness blindness, Consumer<RuleFailure> failures) {
        this.judgement = new Judgement(book, failures);
        this.rules = new RulesInForce(book, blindness, judgement);
    }

    /** How many verdicts were asked for. */
    public long evaluations() {
        return judgement.evaluations();
    }

    public void on(Observation observation, SubjectMemory memory, Consumer<Alert> out) {
        var now = observation.receivedAt();
        rules.follow(observation.subject(), memory, now, out);
        if (memory.waiting.isEmpty() && memory.lookAgainAt() > now) {
            take(observation, false, memory, out);
        } else {
            var told = tellUrgent(observation, memory, out);
            memory.change();
            memory.waiting.add(new Waiting(observation, told));
        }
    }

    /** Judges all deadlines up to the watermark, which says that everything that arrived until then is known. */
    public void advance(String subject, long watermark, SubjectMemory memory, Consumer<Alert> out) {
        while (true) {
            var deadline = memory.lookAgainAt();
            var next = memory.waiting.peek();
            if (next != null && next.observation().receivedAt() < deadline) {
                memory.change();
                memory.waiting.remove();
                rules.follow(subject, memory, next.observation().receivedAt(), out);
                take(next.observation(), next.told(), memory, out);
            } else if (deadline <= watermark) {
                rules.follow(subject, memory, deadline, out);
                judge(deadline, memory, out);
            } else {
                return;
            }
        }
    }

    private void take(Observation observation, boolean told, SubjectMemory memory, Consumer<Alert> out) {
        if (observation instanceof DeviceRecord record) {
            RulesInForce.learn(record, memory);
            rules.follow(record.subject(), memory, record.receivedAt(), out);
        }
        for (var entry : memory.watching(observation)) {
            if (!(told && entry.detector.isUrgent())) {
                judgement.on(observation, entry, memory, out);
            }
        }
    }

    private boolean tellUrgent(Observation observation, SubjectMemory memory, Consumer<Alert> out) {
        var told = false;
        for (var entry : memory.watching(observation)) {
            if (entry.detector.isUrgent()) {
                judgement.on(observation, entry, memory, out);
                told = true;
            }
        }
        return told;
    }

    /** What a detector knows by now comes before what was held until now: that may be over. */
    private void judge(long deadline, SubjectMemory memory, Consumer<Alert> out) {
        for (var entry : memory.entries.toArray(Entry[]::new)) {
            if (entry.lookAgainAt <= deadline) {
                judgement.at(deadline, entry, memory, out);
            }
            judgement.release(entry, deadline, memory, out);
        }
    }
}
