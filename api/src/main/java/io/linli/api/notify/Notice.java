package io.linli.api.notify;

import io.linli.model.Level;
import io.linli.model.Text;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message to one receiver by one channel, and how far it got.
 *
 * @param recipient a person, an address or a device, as the channel understands it
 * @param attempts how often it was tried
 * @param detail what the last attempt said
 */
public record Notice(
        UUID id,
        UUID incident,
        @Nullable String alert,
        String channel,
        String recipient,
        Occasion occasion,
        Level level,
        String grid,
        String subject,
        Text text,
        Map<String, Object> data,
        State state,
        int attempts,
        String detail,
        Instant createdAt) {

    /** How far a notice got. */
    public enum State {
        PENDING,
        /** Handed over to a device that has not answered yet. */
        AWAITING,
        DELIVERED,
        /** Given up: a dead letter. */
        FAILED,
        /** Not sent, by policy. */
        HELD;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        public boolean isOpen() {
            return this == PENDING || this == AWAITING;
        }
    }

    Notice becoming(State next, int attempt, String saying) {
        return new Notice(
                id, incident, alert, channel, recipient, occasion, level, grid, subject, text, data, next, attempt,
                saying, createdAt);
    }
}
