package io.linli.api.device;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time in which a device was not heard.
 *
 * @param from when it was last heard
 * @param to when it came back; null while it has not
 */
record Outage(Instant from, @Nullable Instant to) {}
