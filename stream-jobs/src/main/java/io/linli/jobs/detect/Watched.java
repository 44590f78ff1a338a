package io.linli.jobs.detect;

import io.linli.model.Alert;
import io.linli.model.Device;
import io.linli.model.Place;
import io.linli.model.Rule;
import io.linli.model.Subject;
import java.time.Instant;
import java.util.Map;

/**
 * What a detector may know besides its memory: the rule, the subject with its devices by id, and when we were blind.
 * It shows one rule and one subject after another, so it is good for the call that it is given to, and not longer.
 */
// Nothing is looked at before anything is shown.
@SuppressWarnings("NullAway.Init")
public final class Watched {
    private final Blindness blindness;
    private CompiledRule rule;
    private SubjectMemory memory;

    Watched(Blindness blindness) {
        this.blindness = blindness;
    }

    Watched show(CompiledRule next, SubjectMemory subject) {
        rule = next;
        memory = subject;
        return this;
    }

    public Rule rule() {
        return rule.rule();
    }

    public Subject subject() {
        return memory.devices.at(0).subject();
    }

    /** The home or site as a whole. */
    public Place place() {
        return memory.place();
    }

    public Map<String, Device> devices() {
        return memory.devices;
    }

    public Blindness blindness() {
        return blindness;
    }

    /**
     * The id of the alert of what began then. How often the rule told of the same and was taken away is part of it: each
     * time is another alert.
     */
    public String alert(long onset) {
        var begun = Instant.ofEpochMilli(onset + memory.cutShort(rule(), onset));
        return Alert.id(rule().id(), rule().slot(), subject(), begun);
    }

    /** All parameters of the rule, read once: durations in milliseconds. */
    public Map<String, Double> numbers() {
        return rule.numbers();
    }

    public double number(String parameter) {
        var number = rule.numbers().get(parameter);
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
