package io.linli.jobs.detect;

import io.linli.model.Device;
import io.linli.model.Parameter;
import io.linli.model.Place;
import io.linli.model.Rule;
import io.linli.model.Subject;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a detector may know besides its memory: the rule, the subject with its devices by id, and when we were blind.
 *
 * @param numbers all parameters of the rule, read once: durations in milliseconds
 */
public record Watched(
        Rule rule,
        Subject subject,
        Place place,
        Map<String, Device> devices,
        Blindness blindness,
        Map<String, Double> numbers) {

    public static Watched of(
            Rule rule, Subject subject, Place place, Map<String, Device> devices, Blindness blindness) {
        var numbers = rule.kind().parameters().stream()
                .map(Parameter::name)
                .collect(Collectors.toUnmodifiableMap(name -> name, rule::number));
        return new Watched(rule, subject, place, devices, blindness, numbers);
    }

    Watched by(Rule other) {
        return of(other, subject, place, devices, blindness);
    }

    public double number(String parameter) {
        var number = numbers.get(parameter);
        if (number == null) {
            throw new IllegalArgumentException(rule.kind().id() + " has no " + parameter);
        }
        return number;
    }

    /** A number of the rule, unless the device has its own. */
    public double number(String parameter, Device device) {
        var own = device.settings().get(parameter);
        return own == null ? number(parameter) : own;
    }

    public long millis(String parameter) {
        return (long) number(parameter);
    }
}
