package io.linli.api.history;

import java.time.DateTimeException;
import java.time.Duration;

/** How finely the past is told: in steps of so many seconds of UTC, or in local days. */
public record Resolution(Duration step, boolean isLocalDays) {
    private static final Duration LONGEST = Duration.ofHours(12);
    private static final String DAY = "P1D";

    /** {@code PT1S} to {@code PT12H} in whole seconds, or {@code P1D}. */
    public static Resolution parse(String text) {
        if (text.equals(DAY)) {
            return new Resolution(Duration.ofDays(1), true);
        }
        var step = step(text);
        if (step.getNano() != 0 || step.compareTo(Duration.ofSeconds(1)) < 0 || step.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("whole seconds from PT1S to PT12H, or P1D for local days");
        }
        return new Resolution(step, false);
    }

    private static Duration step(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a duration such as PT1M, PT1H or P1D", e);
        }
    }
}
