package io.linli.benchmarks.load;

import org.jspecify.annotations.Nullable;

/**
 * One message of a schedule.
 *
 * @param line whose connection it goes by
 * @param key how it is found again in the log of observations: device and time of observation, or the press
 * @param raises the subject at which it must raise an alert; null for all that must raise nothing
 */
public record Message(
        int line,
        String topic,
        byte[] payload,
        String key,
        @Nullable String raises) {}
