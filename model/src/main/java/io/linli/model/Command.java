package io.linli.model;

import java.time.Instant;
import java.util.Map;

/**
 * A word to a device: {@code ack} with its reassurance tone, {@code voice.open}, a lamp, a siren. Not sent after
 * {@code expiresAt}.
 */
public record Command(
        String id, String device, String type, Map<String, Object> data, Instant issuedAt, Instant expiresAt) {

    public Command {
        if (!expiresAt.isAfter(issuedAt)) {
            throw new IllegalArgumentException("command " + id + " expires before it is issued");
        }
    }
}
