package io.linli.jobs.detect;

import io.linli.model.Device;
import io.linli.model.Place;
import io.linli.model.Rule;
import io.linli.model.Subject;
import java.util.Map;

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
        return new Watched(rule, subject, place, devices, blindness, CompiledRule.numbers(rule));
    }

    Watched by(CompiledRule other) {
        return new Watched(other.rule(), subject, place, devices, blindness, other.numbers());
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
