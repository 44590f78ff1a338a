package io.linli.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message, or one value of it, that was not taken, and why.
 *
 * @param device whose topic it came on, when there is one
 * @param size of the whole message in bytes
 * @param head its first bytes, printable ones as they are and others escaped
 */
public record Rejected(
        RejectReason reason,
        @Nullable String device,
        String topic,
        String detail,
        int size,
        String head,
        Instant receivedAt) {}
