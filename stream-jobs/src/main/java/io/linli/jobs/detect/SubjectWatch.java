package io.linli.jobs.detect;

import io.linli.jobs.detect.SubjectMemory.Entry;
import io.linli.jobs.detect.SubjectMemory.Waiting;
import io.linli.model.Alert;
import io.linli.model.DeviceRecord;
import io.linli.model.Observation;
import io.linli.model.RuleFailure;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Watches one subject at a time by all rules in force: brings observations and deadlines to the detectors in one
 * order that does not depend on batching, and makes alerts of what they find.
 *
 * <p>A deadline is judged once the watermark has passed it, with the deadline as now. A rule that has a deadline at or
 * before an observation's arrival takes that observation, and those behind it, once that is done; the other rules take
 * it at once. What changes the devices concerns all rules: it waits for every deadline, and what comes behind it waits
 * for it.
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
            take(observation, Set.of(), memory, out);
            return;
        }
        var isOrdered = observation instanceof DeviceRecord || memory.isRecordWaiting();
        var free = isOrdered ? urgent(observation, memory) : free(observation, memory);
        var waits = isOrdered || free.size() < memory.entries.size();
        var watching = isOrdered ? memory.entries.toArray(Entry[]::new) : memory.watching(observation);
        tell(observation, watching, free, memory, out);
        if (waits) {
            memory.change();
            memory.await(new Waiting(observation, free));
        }
    }

    private static Set<String> urgent(Observation observation, SubjectMemory memory) {
        var urgent = new HashSet<String>();
        for (var entry : memory.entries) {
            if (entry.detector.isUrgent() && hears(entry, observation, memory)) {
                urgent.add(entry.key);
            }
        }
        return urgent;
    }

    /** As it would if the devices had come and gone already of which the word still waits. */
    private static boolean hears(Entry entry, Observation observation, SubjectMemory memory) {
        var record = memory.newestWaiting(Watchers.source(observation));
        return record == null
                ? List.of(memory.watching(observation)).contains(entry)
                : RulesInForce.isHere(record) && entry.detector.watches(Judgement.rule(entry), record.device());
    }

    /** The rules that have no deadline to be judged before, and take nothing out of its order. */
    private static Set<String> free(Observation observation, SubjectMemory memory) {
        var last = memory.waiting.peekLast();
        var free = new HashSet<String>();
        for (var entry : memory.entries) {
            var isBehind = last != null && !last.taken().contains(entry.key);
            if (!isBehind && entry.deadline() > observation.receivedAt()) {
                free.add(entry.key);
            }
        }
        return free;
    }

    /** Judges all deadlines up to the watermark, which says that everything that arrived until then is known. */
    public void advance(String subject, long watermark, SubjectMemory memory, Consumer<Alert> out) {
        while (true) {
            var deadline = memory.lookAgainAt();
            var next = memory.waiting.peek();
            if (next != null && next.observation().receivedAt() < deadline) {
                memory.change();
                memory.resume();
                rules.follow(subject, memory, next.observation().receivedAt(), out);
                take(next.observation(), next.taken(), memory, out);
            } else if (deadline <= watermark) {
                rules.follow(subject, memory, deadline, out);
                judge(deadline, memory, out);
            } else {
                return;
            }
        }
    }

    private void take(Observation observation, Set<String> taken, SubjectMemory memory, Consumer<Alert> out) {
        if (observation instanceof DeviceRecord record) {
            RulesInForce.learn(record, memory);
            rules.follow(record.subject(), memory, record.receivedAt(), out);
        }
        for (var entry : memory.watching(observation)) {
            if (!taken.contains(entry.key)) {
                judgement.on(observation, entry, memory, out);
            }
        }
    }

    private void tell(
            Observation observation, Entry[] watching, Set<String> free, SubjectMemory memory, Consumer<Alert> out) {
        for (var entry : watching) {
            if (free.contains(entry.key)) {
                judgement.on(observation, entry, memory, out);
            }
        }
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
