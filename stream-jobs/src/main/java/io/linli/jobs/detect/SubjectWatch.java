package io.linli.jobs.detect;

import io.linli.jobs.detect.SubjectMemory.Waiting;
import io.linli.model.Alert;
import io.linli.model.DeviceRecord;
import io.linli.model.Observation;
import io.linli.model.RuleFailure;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
        this.judgement = new Judgement(book, blindness, failures);
        this.rules = new RulesInForce(book, judgement);
    }

    /** How many verdicts were asked for. */
    public long evaluations() {
        return judgement.evaluations();
    }

    public void on(Observation observation, SubjectMemory memory, Consumer<Alert> out) {
        var now = observation.receivedAt();
        rules.follow(observation.subject(), memory, now, out);
        if (!memory.isAnyWaiting() && memory.lookAgainAt() > now) {
            take(observation, Set.of(), memory, out);
            return;
        }
        var isOrdered = observation instanceof DeviceRecord || memory.isRecordWaiting();
        var free = isOrdered ? urgent(observation, memory) : free(observation, memory);
        var waits = isOrdered || free.size() < memory.entries.length;
        var places = places(free, memory);
        ask(isOrdered ? places : memory.watching(observation) & places, observation, memory, out);
        if (waits) {
            memory.await(new Waiting(observation, free));
        }
    }

    private static Set<String> urgent(Observation observation, SubjectMemory memory) {
        return keys(memory, bit -> memory.entries[bit].detector().isUrgent() && hears(bit, observation, memory));
    }

    /** As it would if the devices had come and gone already of which the word still waits. */
    private static boolean hears(int bit, Observation observation, SubjectMemory memory) {
        var record = memory.newestWaiting(Watchers.source(observation));
        if (record == null) {
            return (memory.watching(observation) & 1L << bit) != 0;
        }
        var rule = memory.entries[bit].judge();
        return RulesInForce.isHere(record) && rule.detector().watches(rule.rule(), record.device());
    }

    /** The rules that have no deadline to be judged before, and take nothing out of its order. */
    private static Set<String> free(Observation observation, SubjectMemory memory) {
        var last = memory.last();
        return keys(memory, bit -> {
            var entry = memory.entries[bit];
            var isBehind = last != null && !last.taken().contains(entry.key());
            return !isBehind && entry.deadline() > observation.receivedAt();
        });
    }

    private static Set<String> keys(SubjectMemory memory, IntPredicate which) {
        return IntStream.range(0, memory.entries.length)
                .filter(which)
                .mapToObj(bit -> memory.entries[bit].key())
                .collect(Collectors.toSet());
    }

    /** As {@link Watchers} numbers them. */
    private static long places(Set<String> keys, SubjectMemory memory) {
        var places = 0L;
        for (var bit = 0; bit < memory.entries.length; bit++) {
            places |= keys.contains(memory.entries[bit].key()) ? 1L << bit : 0;
        }
        return places;
    }

    /** Judges all deadlines up to the watermark, which says that everything that arrived until then is known. */
    public void advance(String subject, long watermark, SubjectMemory memory, Consumer<Alert> out) {
        while (true) {
            var deadline = memory.lookAgainAt();
            var next = memory.first();
            if (next != null && next.observation().receivedAt() < deadline) {
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
        var watching = memory.watching(observation);
        ask(taken.isEmpty() ? watching : watching & ~places(taken, memory), observation, memory, out);
    }

    /** A rule that fails leaves the subject, and the others are asked in the order that they had. */
    private void ask(long which, Observation observation, SubjectMemory memory, Consumer<Alert> out) {
        var entries = memory.entries;
        for (var rest = which; rest != 0; rest &= rest - 1) {
            judgement.on(observation, entries[Long.numberOfTrailingZeros(rest)], memory, out);
        }
    }

    /** What a detector knows by now comes before what was held until now: that may be over. */
    private void judge(long deadline, SubjectMemory memory, Consumer<Alert> out) {
        for (var entry : memory.entries) {
            if (entry.lookAgainAt() <= deadline) {
                judgement.at(deadline, entry, memory, out);
            }
            judgement.release(entry, deadline, memory, out);
        }
    }
}
