package io.linli.jobs.detect;

import io.linli.model.Mode;
import io.linli.model.Rule;
import io.linli.model.RuleKind;
import io.linli.model.Signal;
import io.linli.model.Subject;
import io.linli.model.SubjectKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The rules as last published, and which of them are in force where: worked out once for all subjects that are alike. */
public final class RuleBook {
    /** @param name empty where no rule speaks of this very subject, so that its likes share an answer */
    private record Where(SubjectKind kind, String name, Set<String> tags, String grid) {}

    private record Seat(RuleKind kind, Mode slot) {}

    private final Map<String, Rule> rules = new TreeMap<>();
    private final Set<String> withdrawn = new HashSet<>();
    private final Map<Where, List<CompiledRule>> inForce = new HashMap<>();
    /** Rules that name homes or sites, by each of these. */
    private final Map<Subject, List<CompiledRule>> byName = new HashMap<>();
    /** All others, by each prefix of grid codes that they name; empty for every grid. */
    private final Map<String, List<CompiledRule>> byGrid = new HashMap<>();

    private boolean isIndexed;
    private int edition = 1;

    public RuleBook(Collection<Rule> rules) {
        this(rules, List.of());
    }

    /** With the versions that failed before, as {@link #withdrawn} told them. */
    RuleBook(Collection<Rule> rules, Iterable<String> failed) {
        rules.forEach(this::publish);
        failed.forEach(withdrawn::add);
    }

    /** Takes a rule unless a newer version of it is known. */
    public boolean publish(Rule rule) {
        var known = rules.get(rule.key());
        if (known != null && known.version() > rule.version() || rule.equals(known)) {
            return false;
        }
        rules.put(rule.key(), rule);
        change();
        return true;
    }

    /** Forgets a rule and says which version that was, 0 when there was none. */
    public int remove(String key) {
        var known = rules.remove(key);
        if (known == null) {
            return 0;
        }
        change();
        return known.version();
    }

    /** Switches off a version that failed, and answers whether it was on; the next version is in force again. */
    boolean withdraw(Rule rule) {
        if (!withdrawn.add(version(rule))) {
            return false;
        }
        look();
        return true;
    }

    /** Which versions failed and were switched off. */
    public Set<String> withdrawn() {
        return Set.copyOf(withdrawn);
    }

    /** Whether it knows this version of a rule, or a later one; true of what names no version. */
    boolean knows(Signal change) {
        var version = change.data().get("version");
        var known = rules.get(change.ref());
        return version == null || known != null && known.version() >= Integer.parseInt(version);
    }

    /** Changes whenever any rule does. */
    public int edition() {
        return edition;
    }

    /** What was replaced will not be tried again, failed or not. */
    private void change() {
        withdrawn.removeIf(failed -> rules.values().stream().noneMatch(rule -> failed.equals(version(rule))));
        look();
    }

    /** All subjects look anew which rules are in force. */
    private void look() {
        inForce.clear();
        isIndexed = false;
        edition++;
    }

    /** Of each kind, in each slot, the most specific rule that covers this subject, by key. */
    List<CompiledRule> inForce(Subject subject, Set<String> tags, String grid) {
        index();
        var name = byName.containsKey(subject) ? subject.name() : "";
        return inForce.computeIfAbsent(
                new Where(subject.kind(), name, Set.copyOf(tags), grid), where -> choose(subject, where));
    }

    private void index() {
        if (isIndexed) {
            return;
        }
        byName.clear();
        byGrid.clear();
        for (var rule : rules.values()) {
            if (rule.mode() != Mode.OFF && !withdrawn.contains(version(rule))) {
                index(CompiledRule.of(rule));
            }
        }
        isIndexed = true;
    }

    private static String version(Rule rule) {
        return rule.key() + ":" + rule.version();
    }

    private void index(CompiledRule compiled) {
        var scope = compiled.rule().applies();
        if (scope.subject() != null && !scope.names().isEmpty()) {
            for (var name : scope.names()) {
                byName.computeIfAbsent(new Subject(scope.subject(), name), any -> new ArrayList<>())
                        .add(compiled);
            }
            return;
        }
        for (var prefix : scope.grids().isEmpty() ? List.of("") : scope.grids()) {
            byGrid.computeIfAbsent(prefix, any -> new ArrayList<>()).add(compiled);
        }
    }

    private List<CompiledRule> choose(Subject subject, Where where) {
        var best = new HashMap<Seat, CompiledRule>();
        take(byName.getOrDefault(subject, List.of()), subject, where, best);
        for (var length = 0; length <= where.grid().length(); length++) {
            take(byGrid.getOrDefault(where.grid().substring(0, length), List.of()), subject, where, best);
        }
        return best.values().stream()
                .sorted((a, b) -> a.key().compareTo(b.key()))
                .toList();
    }

    private static void take(
            List<CompiledRule> candidates, Subject subject, Where where, Map<Seat, CompiledRule> best) {
        for (var candidate : candidates) {
            var rule = candidate.rule();
            if (rule.applies().covers(subject, where.tags(), where.grid())) {
                best.merge(new Seat(rule.kind(), rule.slot()), candidate, (a, b) -> moreSpecific(a, b, where.grid()));
            }
        }
    }

    /** Of two that are equally specific, the first by key. */
    private static CompiledRule moreSpecific(CompiledRule a, CompiledRule b, String grid) {
        var order = Integer.compare(
                a.rule().applies().specificity(grid), b.rule().applies().specificity(grid));
        if (order == 0) {
            return a.key().compareTo(b.key()) <= 0 ? a : b;
        }
        return order > 0 ? a : b;
    }
}
