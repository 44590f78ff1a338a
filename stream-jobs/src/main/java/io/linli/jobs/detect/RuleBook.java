package io.linli.jobs.detect;

import io.linli.model.Mode;
import io.linli.model.Rule;
import io.linli.model.RuleKind;
import io.linli.model.Subject;
import io.linli.model.SubjectKind;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The rules as last published, and which of them are in force where. */
public final class RuleBook {
    /** @param name empty where no rule speaks of this very subject, so that its likes share an answer */
    private record Where(SubjectKind kind, String name, Set<String> tags, String grid) {}

    private record Seat(RuleKind kind, Mode slot) {}

    private final Map<String, Rule> rules = new TreeMap<>();
    private final Set<String> withdrawn = new HashSet<>();
    private final Map<Where, List<Rule>> inForce = new HashMap<>();
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
        inForce.clear();
        edition++;
        return true;
    }

    /** Forgets a rule and says which version that was, 0 when there was none. */
    public int remove(String key) {
        var known = rules.remove(key);
        if (known == null) {
            return 0;
        }
        inForce.clear();
        edition++;
        return known.version();
    }

    /** Switches off a version that failed; the next version is in force again. */
    public void withdraw(Rule rule) {
        withdrawn.add(rule.key() + ":" + rule.version());
        inForce.clear();
        edition++;
    }

    /** Which versions failed and were switched off. */
    public Set<String> withdrawn() {
        return Set.copyOf(withdrawn);
    }

    /** Changes whenever any rule does. */
    public int edition() {
        return edition;
    }

    /** Of each kind, in each slot, the most specific rule that covers this subject. */
    public List<Rule> inForce(Subject subject, Set<String> tags, String grid) {
        var name = isNamed(subject) ? subject.name() : "";
        return inForce.computeIfAbsent(
                new Where(subject.kind(), name, Set.copyOf(tags), grid), where -> choose(subject, where));
    }

    private boolean isNamed(Subject subject) {
        for (var rule : rules.values()) {
            if (rule.applies().names().contains(subject.name())) {
                return true;
            }
        }
        return false;
    }

    private List<Rule> choose(Subject subject, Where where) {
        return rules.values().stream()
                .filter(rule -> rule.mode() != Mode.OFF)
                .filter(rule -> !withdrawn.contains(rule.key() + ":" + rule.version()))
                .filter(rule -> rule.applies().covers(subject, where.tags(), where.grid()))
                .collect(Collectors.toMap(
                        rule -> new Seat(rule.kind(), rule.slot()),
                        rule -> rule,
                        (a, b) -> b.applies().specificity(where.grid())
                                        > a.applies().specificity(where.grid())
                                ? b
                                : a,
                        LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }
}
