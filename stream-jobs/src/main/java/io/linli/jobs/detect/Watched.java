package io.linli.jobs.detect;

import io.linli.model.Device;
import io.linli.model.Place;
import io.linli.model.Rule;
import io.linli.model.Subject;
import java.util.Map;

/**
 * What a detector may know besides its memory: the rule, the subject with its devices by id, and when we were blind.
 */
public record Watched(Rule rule, Subject subject, Place place, Map<String, Device> devices, Blindness blindness) {

    /** A number of the rule, unless the device has its own. */
    public double number(String parameter, Device device) {
        var own = device.settings().get(parameter);
        return own == null ? rule.number(parameter) : own;
    }
}
