package io.linli.benchmarks.detection;

import io.linli.model.DefaultRules;
import io.linli.model.Mode;
import io.linli.model.Rule;
import io.linli.model.RuleKind;
import java.util.ArrayList;
import java.util.List;

/** The rules that a town is watched by. */
public final class TownRules {
    private TownRules() {}

    /** Those three that any engine can be given: a press, two samples above a mark, silence. */
    static List<Rule> three() {
        return List.of(
                rule("{id: sos, kind: sos}"),
                rule("{id: flood, kind: flood, applies: {subject: site}, parameters: {warn_depth: 1000,"
                        + " rare_samples: 2}}"),
                rule("{id: inactivity, kind: inactivity, applies: {subject: home}, parameters: {fixed_limit: %ds,"
                                .formatted(Town.SILENCE.toSeconds())
                        + " call_share: 1}}"));
    }

    /** One of each kind, those three among them. */
    public static List<Rule> all() {
        var rules = new ArrayList<>(three());
        for (var kind : RuleKind.values()) {
            if (rules.stream().noneMatch(rule -> rule.kind() == kind)) {
                rules.add(DefaultRules.of(kind));
            }
        }
        return rules;
    }

    /** All, and so many more that speak of other grids, tags and names, or of these less exactly. */
    public static List<Rule> all(int more) {
        var rules = new ArrayList<>(all());
        var kinds = RuleKind.values();
        for (var i = 0; i < more; i++) {
            var kind = kinds[i % kinds.length];
            var scope = switch (i % 4) {
                case 0 -> "{grids: ['31%04d']}".formatted(i);
                case 1 -> "{tags: [tag-%d]}".formatted(i);
                case 2 -> "{subject: home, names: [elsewhere-%d]}".formatted(i);
                default -> "{grids: ['2'], tags: [watched]}";
            };
            rules.add(rule("{id: more-%d, kind: %s, applies: %s}".formatted(i, kind.id(), scope)));
        }
        return rules;
    }

    private static Rule rule(String yaml) {
        return Rule.parseYaml(yaml).published(1, Mode.LIVE);
    }
}
