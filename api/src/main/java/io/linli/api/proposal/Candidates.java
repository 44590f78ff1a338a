package io.linli.api.proposal;

import io.linli.model.Parameter;
import io.linli.model.Rule;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Other values of the number that rules of a kind are tuned by, around the present one and within its range. */
final class Candidates {
    private static final List<Double> TIMES = List.of(1.1, 1.25, 1.5, 2.0, 0.8);
    private static final long MINUTE = 60_000;

    private Candidates() {}

    /** The same rule with each of them; none where the kind has no such number. */
    static List<Rule> of(Rule rule) {
        return rule.kind()
                .tunes()
                .map(parameter -> values(rule, parameter).stream()
                        .map(value -> with(rule, parameter, value))
                        .filter(tried -> tried.contradiction().isEmpty())
                        .toList())
                .orElse(List.of());
    }

    static String value(Rule rule, Parameter parameter) {
        return rule.parameters().getOrDefault(parameter.name(), parameter.standard());
    }

    private static Set<String> values(Rule rule, Parameter parameter) {
        var present = rule.number(parameter.name());
        var values = new LinkedHashSet<String>();
        for (var times : TIMES) {
            var value = Math.max(
                    parameter.read(parameter.min()), Math.min(parameter.read(parameter.max()), present * times));
            var written = parameter.isDuration() ? duration((long) value) : number(value);
            if (isWithin(parameter, written) && parameter.read(written) != present) {
                values.add(written);
            }
        }
        return values;
    }

    private static boolean isWithin(Parameter parameter, String written) {
        try {
            parameter.read(written);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String duration(long milliseconds) {
        return milliseconds < 10 * MINUTE
                ? Math.max(1, Math.round(milliseconds / 1000.0)) + "s"
                : Math.round((double) milliseconds / MINUTE) + "m";
    }

    private static String number(double value) {
        return new BigDecimal(value).round(new MathContext(2)).toPlainString();
    }

    private static Rule with(Rule rule, Parameter parameter, String value) {
        var parameters = new HashMap<>(rule.parameters());
        parameters.put(parameter.name(), value);
        return new Rule(
                rule.id(),
                rule.kind(),
                rule.applies(),
                rule.level(),
                rule.schedule(),
                parameters,
                rule.mode(),
                rule.version());
    }
}
