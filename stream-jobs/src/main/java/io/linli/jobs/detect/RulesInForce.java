package io.linli.jobs.detect;

import io.linli.jobs.detect.SubjectMemory.Entry;
import io.linli.model.Alert;
import io.linli.model.ClearReason;
import io.linli.model.DeviceRecord;
import io.linli.model.Rule;
import io.linli.model.Subject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;

/** Lets the memory of a subject follow the rules as published and the devices as registered. */
final class RulesInForce {
    private final RuleBook book;
    private final Blindness blindness;
    private final Judgement judgement;

    RulesInForce(RuleBook book, Blindness blindness, Judgement judgement) {
        this.book = book;
        this.blindness = blindness;
        this.judgement = judgement;
    }

    static void learn(DeviceRecord record, SubjectMemory memory) {
        var device = record.device();
        if (device.active() && device.subject().toString().equals(record.subject())) {
            var before = memory.devices.put(device.id(), device);
            if (device.equals(before)) {
                return;
            }
        } else {
            memory.devices.remove(device.id());
        }
        memory.change();
        memory.edition = 0;
    }

    void follow(String subject, SubjectMemory memory, long now, Consumer<Alert> out) {
        while (memory.edition != book.edition()) {
            memory.edition = book.edition();
            var inForce = inForce(subject, memory);
            var wanted =
                    inForce.stream().filter(rule -> isWatched(rule, memory)).toList();
            var left = new ArrayList<Entry>();
            for (var entry : List.copyOf(memory.entries)) {
                if (!has(wanted, entry)) {
                    left.add(entry);
                    var isOff = !memory.devices.isEmpty() && !has(inForce, entry);
                    Judgement.close(entry, isOff ? ClearReason.RULE_OFF : ClearReason.NOT_WATCHED, now, out);
                    memory.change();
                    memory.entries.remove(entry);
                }
            }
            for (var rule : wanted) {
                enter(rule, left, memory, now);
            }
        }
    }

    private static boolean has(List<Rule> rules, Entry entry) {
        return rules.stream().anyMatch(rule -> rule.key().equals(entry.key));
    }

    /** A new version of a rule goes on with the memory of the old one, and so may another rule of its kind. */
    private void enter(Rule rule, List<Entry> left, SubjectMemory memory, long now) {
        for (var entry : memory.entries) {
            if (entry.key.equals(rule.key())) {
                entry.current = rule;
                entry.watched = watched(Judgement.rule(entry), memory);
                return;
            }
        }
        try {
            var watched = watched(rule, memory);
            var verdict = verdict(rule, left, watched, now);
            var lookAgainAt = Math.max(verdict.lookAgainAt(), now);
            var entry = new Entry(rule.key(), rule.kind(), verdict.memory(), lookAgainAt, null);
            entry.current = rule;
            entry.watched = watched;
            memory.change();
            memory.entries.add(entry);
        } catch (RuntimeException e) {
            judgement.withdraw(rule, e);
        }
    }

    private static Verdict<Memory> verdict(Rule rule, List<Entry> left, Watched watched, long now) {
        var detector = Detectors.of(rule.kind());
        for (var entry : left) {
            if (entry.kind == rule.kind()
                    && entry.key.endsWith(":" + rule.slot().id())) {
                return detector.takeOver(entry.memory, watched, now);
            }
        }
        return detector.begin(watched, now);
    }

    private List<Rule> inForce(String subject, SubjectMemory memory) {
        if (memory.devices.isEmpty()) {
            return List.of();
        }
        var tags = new HashSet<String>();
        memory.devices.values().forEach(device -> tags.addAll(device.tags()));
        var grid = memory.devices.values().iterator().next().place().grid();
        return book.inForce(Subject.parse(subject), tags, grid);
    }

    private static boolean isWatched(Rule rule, SubjectMemory memory) {
        var detector = Detectors.of(rule.kind());
        return memory.devices.values().stream().anyMatch(device -> detector.watches(rule, device));
    }

    private Watched watched(Rule rule, SubjectMemory memory) {
        var first = memory.devices.values().iterator().next();
        return Watched.of(rule, first.subject(), first.place().whole(), memory.devices, blindness);
    }
}
