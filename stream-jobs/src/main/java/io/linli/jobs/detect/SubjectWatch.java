package io.linli.jobs.detect;

import io.linli.jobs.detect.SubjectMemory.Entry;
import io.linli.model.Alert;
import io.linli.model.ClearReason;
import io.linli.model.Device;
import io.linli.model.DeviceRecord;
import io.linli.model.Observation;
import io.linli.model.Reading;
import io.linli.model.Rule;
import io.linli.model.Signal;
import io.linli.model.Subject;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches one subject at a time by all rules in force: brings observations and deadlines to the detectors in one
 * order that does not depend on batching, and makes alerts of what they find.
 *
 * <p>A deadline is judged once the watermark has passed it, with the deadline as now. An observation that finds a
 * deadline at or before its own arrival waits until that is done, and those behind it wait too.
 */
public final class SubjectWatch {
    private static final Logger LOG = LoggerFactory.getLogger(SubjectWatch.class);

    private final RuleBook book;
    private final Blindness blindness;

    public SubjectWatch(RuleBook book, Blindness blindness) {
        this.book = book;
        this.blindness = blindness;
    }

    public void on(Observation observation, SubjectMemory memory, Consumer<Alert> out) {
        follow(observation.subject(), memory, observation.receivedAt(), out);
        if (memory.waiting.isEmpty() && memory.lookAgainAt() > observation.receivedAt()) {
            take(observation, entry -> true, memory, out);
        } else {
            tell(observation, entry -> detector(entry).isUrgent(observation), memory, out);
            memory.waiting.add(observation);
        }
    }

    /** Judges all deadlines up to the watermark, which says that everything that arrived until then is known. */
    public void advance(String subject, long watermark, SubjectMemory memory, Consumer<Alert> out) {
        while (true) {
            var deadline = memory.lookAgainAt();
            var next = memory.waiting.peek();
            if (next != null && next.receivedAt() < deadline) {
                memory.waiting.remove();
                take(next, entry -> !detector(entry).isUrgent(next), memory, out);
            } else if (deadline <= watermark) {
                follow(subject, memory, deadline, out);
                judge(deadline, memory, out);
            } else {
                return;
            }
        }
    }

    private void take(Observation observation, Predicate<Entry> which, SubjectMemory memory, Consumer<Alert> out) {
        if (observation instanceof DeviceRecord record) {
            learn(record, memory);
            follow(record.subject(), memory, record.receivedAt(), out);
        }
        tell(observation, which, memory, out);
    }

    private void tell(Observation observation, Predicate<Entry> which, SubjectMemory memory, Consumer<Alert> out) {
        var source = source(observation);
        var device = memory.devices.get(source);
        for (var entry : List.copyOf(memory.entries)) {
            if (which.test(entry) && (source.isEmpty() || device != null && concerns(entry, device))) {
                var now = observation.receivedAt();
                consider(
                        entry,
                        now,
                        now,
                        memory,
                        out,
                        () -> detector(entry).on(observation, entry.memory, watched(entry, memory)));
            }
        }
    }

    private void judge(long deadline, SubjectMemory memory, Consumer<Alert> out) {
        for (var entry : List.copyOf(memory.entries)) {
            if (entry.lookAgainAt <= deadline) {
                consider(
                        entry,
                        deadline,
                        deadline + 1,
                        memory,
                        out,
                        () -> detector(entry).at(deadline, entry.memory, watched(entry, memory)));
            }
        }
    }

    /** A rule that fails is switched off by its version, and the others go on. */
    private void consider(
            Entry entry,
            long now,
            long earliest,
            SubjectMemory memory,
            Consumer<Alert> out,
            Supplier<Verdict<Memory>> verdict) {
        try {
            var concluded = verdict.get();
            entry.memory = concluded.memory();
            entry.lookAgainAt = Math.max(concluded.lookAgainAt(), earliest);
            for (var finding : concluded.findings()) {
                report(finding, entry, now, memory, out);
            }
        } catch (RuntimeException e) {
            var rule = rule(entry);
            LOG.error("Rule {} version {} failed and is switched off", rule.key(), rule.version(), e);
            book.withdraw(rule);
            close(entry, ClearReason.RULE_OFF, now, out);
            memory.entries.remove(entry);
        }
    }

    private void report(Finding finding, Entry entry, long now, SubjectMemory memory, Consumer<Alert> out) {
        var open = entry.episode;
        if (open == null && finding.clear() != null) {
            return;
        }
        var episode = open == null ? Episode.open(finding, watched(entry, memory), now) : open.change(finding, now);
        entry.episode = finding.clear() == null ? episode : null;
        out.accept(episode.last());
    }

    private static void close(Entry entry, ClearReason reason, long now, Consumer<Alert> out) {
        var open = entry.episode;
        if (open != null) {
            entry.episode = null;
            out.accept(open.end(reason, now).last());
        }
    }

    private static void learn(DeviceRecord record, SubjectMemory memory) {
        var device = record.device();
        var here = device.active() && device.subject().toString().equals(record.subject());
        if (here) {
            memory.devices.put(device.id(), device);
        } else {
            memory.devices.remove(device.id());
        }
        memory.edition = 0;
    }

    /** Lets the entries follow the rules in force and the devices present. */
    private void follow(String subject, SubjectMemory memory, long now, Consumer<Alert> out) {
        if (memory.edition == book.edition()) {
            return;
        }
        memory.edition = book.edition();
        var wanted = wanted(Subject.parse(subject), memory);
        for (var entry : List.copyOf(memory.entries)) {
            entry.current = null;
            if (wanted.stream().noneMatch(rule -> rule.key().equals(entry.key))) {
                close(entry, memory.devices.isEmpty() ? ClearReason.NOT_WATCHED : ClearReason.RULE_OFF, now, out);
                memory.entries.remove(entry);
            }
        }
        for (var rule : wanted) {
            var known = memory.entries.stream()
                    .filter(entry -> entry.key.equals(rule.key()))
                    .findFirst();
            known.ifPresentOrElse(entry -> entry.current = rule, () -> begin(rule, memory, now));
        }
    }

    private void begin(Rule rule, SubjectMemory memory, long now) {
        var verdict = Detectors.of(rule.kind()).begin(watched(rule, memory), now);
        var entry = new Entry(rule.key(), rule.kind(), verdict.memory(), Math.max(verdict.lookAgainAt(), now), null);
        entry.current = rule;
        memory.entries.add(entry);
    }

    private List<Rule> wanted(Subject subject, SubjectMemory memory) {
        if (memory.devices.isEmpty()) {
            return List.of();
        }
        var devices = memory.devices.values();
        var tags = new HashSet<String>();
        devices.forEach(device -> tags.addAll(device.tags()));
        var grid = devices.iterator().next().place().grid();
        return book.inForce(subject, tags, grid).stream()
                .filter(rule -> devices.stream()
                        .anyMatch(device -> Detectors.of(rule.kind()).watches(rule, device)))
                .toList();
    }

    private Watched watched(Entry entry, SubjectMemory memory) {
        return watched(rule(entry), memory);
    }

    private Watched watched(Rule rule, SubjectMemory memory) {
        var first = memory.devices.values().iterator().next();
        return new Watched(rule, first.subject(), first.place().whole(), memory.devices, blindness);
    }

    private static Rule rule(Entry entry) {
        return entry.episode == null ? Objects.requireNonNull(entry.current) : entry.episode.rule();
    }

    private static boolean concerns(Entry entry, Device device) {
        return detector(entry).watches(rule(entry), device);
    }

    private static Detector<Memory> detector(Entry entry) {
        return Detectors.of(entry.kind);
    }

    /** The device that speaks; empty where people or the api do. */
    private static String source(Observation observation) {
        if (observation instanceof Reading reading) {
            return reading.device();
        }
        if (observation instanceof Signal signal) {
            return signal.device();
        }
        return observation instanceof DeviceRecord record ? record.device().id() : "";
    }
}
