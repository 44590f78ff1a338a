package io.linli.jobs.detect;

import io.linli.model.Parameter;
import io.linli.model.Rule;
import io.linli.model.RuleKind;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A rule with all that is worked out of it once, when it is published, for every subject that it watches.
 *
 * @param published null while only its name is known
 * @param numbers all its parameters: durations in milliseconds
 */
record CompiledRule(
        String key, Detector<Memory> detector, @Nullable Rule published, Map<String, Double> numbers) {

    static CompiledRule of(Rule rule) {
        return new CompiledRule(rule.key(), Detectors.of(rule.kind()), rule, numbers(rule));
    }

    /** As what is kept of a subject calls it, until it is looked up. */
    static CompiledRule named(String key, RuleKind kind) {
        return Shared.of(new CompiledRule(key, Detectors.of(kind), null, Map.of()));
    }

    private static Map<String, Double> numbers(Rule rule) {
        return rule.kind().parameters().stream()
                .map(Parameter::name)
                .collect(Collectors.toUnmodifiableMap(name -> name, rule::number));
    }

    Rule rule() {
        return Objects.requireNonNull(published);
    }

    RuleKind kind() {
        return detector.kind();
    }
}
