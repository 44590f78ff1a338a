package io.linli.jobs.correlate;

import io.linli.model.Mode;
import io.linli.model.RuleKind;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One building as one rule of outages sees it: what its homes last said, and the outage that follows from it. */
final class BuildingWatch {
    /**
     * The rule that asked; it travels with what the homes say.
     *
     * @param numbers all parameters, durations in milliseconds
     */
    record Asked(String rule, int version, Mode mode, Map<String, Double> numbers) {
        double number(String name) {
            var number = numbers.get(name);
            if (number == null) {
                // Of an older version, which did not know it yet.
                var parameter = RuleKind.POWER_OUTAGE.parameter(name);
                return parameter.read(parameter.standard());
            }
            return number;
        }

        long millis(String name) {
            return (long) number(name);
        }

        String key() {
            return rule + ":" + mode.id();
        }
    }

    final String building;
    Asked asked;
    final TreeMap<String, Report> reports = new TreeMap<>();

    @Nullable
    Outage outage;
    /** When it is decided whether what was seen is an outage; {@link Outage#NEVER} while nothing was. */
    long decideAt = Outage.NEVER;

    BuildingWatch(String building, Asked asked) {
        this.building = building;
        this.asked = asked;
    }

    String key() {
        return asked.key() + " " + building;
    }

    boolean isEmpty() {
        return reports.isEmpty() && outage == null;
    }

    long lookAgainAt() {
        var open = outage;
        if (open == null) {
            return decideAt;
        }
        return open.backSince() == Outage.NEVER ? Outage.NEVER : open.backSince() + asked.millis("back_for");
    }
}
