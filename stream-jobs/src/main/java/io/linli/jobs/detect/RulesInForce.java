package io.linli.jobs.detect;

import io.linli.model.Alert;
import io.linli.model.ClearReason;
import io.linli.model.DeviceRecord;
import io.linli.model.Subject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Lets the memory of a subject follow the rules as published and the devices as registered. */
final class RulesInForce {
    private final RuleBook book;
    private final Judgement judgement;

    RulesInForce(RuleBook book, Judgement judgement) {
        this.book = book;
        this.judgement = judgement;
    }

    static void learn(DeviceRecord record, SubjectMemory memory) {
        var device = record.device();
        if (isHere(record)) {
            if (device.equals(memory.devices.get(device.id()))) {
                return;
            }
            memory.devices.put(device.id(), Parts.shared(device, memory.devices));
        } else {
            memory.devices.remove(device.id());
        }
        memory.change();
        memory.edition = 0;
    }

    /** Whether it says that the device is in this home from now on, and not that it has left. */
    static boolean isHere(DeviceRecord record) {
        return record.device().active() && record.device().subject().toString().equals(record.subject());
    }

    void follow(String subject, SubjectMemory memory, long now, Consumer<Alert> out) {
        while (memory.edition != book.edition()) {
            memory.edition = book.edition();
            memory.forgetPlace();
            memory.forgetWatchers();
            var inForce = inForce(subject, memory);
            var wanted = new ArrayList<CompiledRule>(inForce.size());
            for (var rule : inForce) {
                if (isWatched(rule, memory)) {
                    wanted.add(rule);
                }
            }
            var left = leave(inForce, wanted, memory, now, out);
            for (var rule : wanted) {
                enter(rule, left, memory, now, out);
            }
        }
    }

    /** Ends what no rule asks for any more, and answers what that remembered. */
    private static List<Entry> leave(
            List<CompiledRule> inForce,
            List<CompiledRule> wanted,
            SubjectMemory memory,
            long now,
            Consumer<Alert> out) {
        List<Entry> left = List.of();
        for (var entry : memory.entries) {
            if (!has(wanted, entry)) {
                left = left.isEmpty() ? new ArrayList<>() : left;
                left.add(entry);
                memory.remove(entry);
            }
        }
        for (var entry : left) {
            var isOff = !memory.devices.isEmpty() && !has(inForce, entry);
            Judgement.close(entry, isOff ? ClearReason.RULE_OFF : ClearReason.NOT_WATCHED, now, memory, out);
        }
        return left;
    }

    private static boolean has(List<CompiledRule> rules, Entry entry) {
        for (var i = 0; i < rules.size(); i++) {
            if (isOf(rules.get(i), entry)) {
                return true;
            }
        }
        return false;
    }

    /** A rule that became one of another kind has nothing in common with what it was. */
    private static boolean isOf(CompiledRule rule, Entry entry) {
        return rule.kind() == entry.kind() && rule.key().equals(entry.key());
    }

    /** A new version of a rule goes on with the memory of the old one, and so may another rule of its kind. */
    private void enter(CompiledRule rule, List<Entry> left, SubjectMemory memory, long now, Consumer<Alert> out) {
        for (var entry : memory.entries) {
            if (isOf(rule, entry)) {
                goOn(entry, rule, memory, now);
                return;
            }
        }
        var watched = judgement.show(rule, memory);
        try {
            var verdict = verdict(rule, left, watched, now);
            var entry = new Entry(rule, verdict.memory(), Math.max(verdict.lookAgainAt(), now));
            memory.add(entry);
            for (var finding : verdict.findings()) {
                judgement.report(finding, entry, now, memory, out);
            }
        } catch (RuntimeException e) {
            judgement.withdraw(rule.rule(), e, watched.subject(), now);
        }
    }

    /** What is held follows the schedule as last published; what was raised follows the version that raised it. */
    private static void goOn(Entry entry, CompiledRule rule, SubjectMemory memory, long now) {
        entry.follow(rule);
        var held = entry.held();
        if (held != null) {
            var until = rule.rule().schedule().nextOn(now, memory.place().zone());
            if (held.until() > now && until != held.until()) {
                entry.hold(held.until(until));
                memory.change();
                memory.forgetDeadline();
            }
        }
    }

    private static Verdict<Memory> verdict(CompiledRule rule, List<Entry> left, Watched watched, long now) {
        for (var entry : left) {
            if (entry.kind() == rule.kind()
                    && entry.key().endsWith(":" + rule.rule().slot().id())) {
                return rule.detector().takeOver(entry.memory, watched, now);
            }
        }
        return rule.detector().begin(watched, now);
    }

    private List<CompiledRule> inForce(String subject, SubjectMemory memory) {
        if (memory.devices.isEmpty()) {
            return List.of();
        }
        var first = memory.devices.at(0);
        return book.inForce(Subject.parse(subject), tags(memory), first.place().grid());
    }

    private static Set<String> tags(SubjectMemory memory) {
        var first = memory.devices.at(0).tags();
        for (var i = 1; i < memory.devices.size(); i++) {
            if (!memory.devices.at(i).tags().equals(first)) {
                var all = new HashSet<>(first);
                memory.devices.values().forEach(device -> all.addAll(device.tags()));
                return all;
            }
        }
        return first;
    }

    private static boolean isWatched(CompiledRule rule, SubjectMemory memory) {
        for (var i = 0; i < memory.devices.size(); i++) {
            if (rule.detector().watches(rule.rule(), memory.devices.at(i))) {
                return true;
            }
        }
        return false;
    }
}
