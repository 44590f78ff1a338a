package io.linli.jobs.detect;

import io.linli.model.Parameter;
import io.linli.model.Rule;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A rule with all that is worked out of it once, when it is published, for every subject that it watches.
 *
 * @param numbers all its parameters: durations in milliseconds
 */
record CompiledRule(Rule rule, Detector<Memory> detector, Map<String, Double> numbers) {

    static CompiledRule of(Rule rule) {
        return new CompiledRule(rule, Detectors.of(rule.kind()), numbers(rule));
    }

    static Map<String, Double> numbers(Rule rule) {
        return rule.kind().parameters().stream()
                .map(Parameter::name)
                .collect(Collectors.toUnmodifiableMap(name -> name, rule::number));
    }

    String key() {
        return rule.key();
    }
}
