package io.linli.api.incident.state;

import org.jspecify.annotations.Nullable;

/**
 * Where somebody was when they pressed that they had arrived, as their phone found it and they agreed to tell.
 *
 * @param accuracy within how many metres it is right
 * @param distance to the place of the incident in metres; null where nobody has entered where that is
 */
public record CheckIn(
        double latitude,
        double longitude,
        double accuracy,
        @Nullable Long distance) {}
