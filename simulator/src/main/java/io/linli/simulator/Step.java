package io.linli.simulator;

import io.linli.model.Quality;
import io.linli.model.SignalKind;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that arrives, once or again and again.
 *
 * @param at when it arrives
 * @param observed when it was measured, where that is not the same
 * @param device who says so; empty for people, who name the home or site
 * @param value of a reading, in the unit of the device's metric
 * @param signal what happened, where nothing was measured
 * @param every again after each such span, {@code until} then
 * @param times how often the same arrives
 */
public record Step(
        Duration at,
        @Nullable Duration observed,
        String device,
        @Nullable String subject,
        @Nullable Double value,
        @Nullable String signal,
        String ref,
        Map<String, String> data,
        Quality quality,
        @Nullable Duration every,
        @Nullable Duration until,
        int times) {

    /** Fills what may be left out. */
    public Step {
        Scenario.require(at != null, "when: say at what time");
        Scenario.require((value == null) != (signal == null), "when: at " + at + " either a value or a signal");
        Scenario.require(device != null || subject != null, "when: at " + at + " name a device or a subject");
        Scenario.require((every == null) == (until == null), "when: at " + at + " every needs until");
        Scenario.require(every == null || every.toMillis() > 0, "when: at " + at + " every must be positive");
        if (signal != null) {
            kind(signal);
        }
        device = device == null ? "" : device;
        ref = ref == null ? "" : ref;
        data = data == null ? Map.of() : Map.copyOf(data);
        quality = quality == null ? Quality.GOOD : quality;
        times = Math.max(1, times);
    }

    SignalKind signalKind() {
        return kind("" + signal);
    }

    private static SignalKind kind(String signal) {
        for (var kind : SignalKind.values()) {
            if (kind.id().equals(signal)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("when: there is no signal " + signal);
    }
}
