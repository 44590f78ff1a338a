package io.linli.api.notify;

import io.linli.api.incident.Incident;
import io.linli.model.Alert;
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
 * @param incident null for what is of none: a test, a digest
 * @param recipient an address, a number or a device, as the channel understands it
 * @param person whose address it is; null where it is no person's
 * @param attempts how often it was tried
 * @param detail what the last attempt said
 */
public record Notice(
        UUID id,
        @Nullable UUID incident,
        @Nullable String alert,
        String channel,
        String recipient,
        @Nullable String person,
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

    /** Of an incident as it stands. */
    static Notice of(
            Incident incident,
            String channel,
            String recipient,
            Occasion occasion,
            Map<String, Object> data,
            Instant at) {
        return new Notice(
                UUID.randomUUID(),
                incident.id(),
                null,
                channel,
                recipient,
                null,
                occasion,
                incident.level(),
                incident.place().grid(),
                incident.subject().toString(),
                incident.title(),
                data,
                State.PENDING,
                0,
                "",
                at);
    }

    /** Of an alert that is no incident. */
    static Notice asking(Alert alert, String channel, String recipient, Map<String, Object> data, Instant at) {
        return new Notice(
                UUID.randomUUID(),
                null,
                alert.id(),
                channel,
                recipient,
                null,
                Occasion.CHECK_IN,
                alert.level(),
                alert.place().grid(),
                alert.subject().toString(),
                alert.text(),
                data,
                State.PENDING,
                0,
                "",
                at);
    }

    Notice to(String username) {
        return new Notice(
                id, incident, alert, channel, recipient, username, occasion, level, grid, subject, text, data, state,
                attempts, detail, createdAt);
    }

    /** What a box says for an alert; null where it is for none. */
    Notice answering(@Nullable Alert pressed, Text words) {
        return new Notice(
                id,
                incident,
                pressed == null ? null : pressed.id(),
                channel,
                recipient,
                person,
                occasion,
                level,
                grid,
                subject,
                words,
                data,
                state,
                attempts,
                detail,
                createdAt);
    }

    Notice becoming(State next, int attempt, String saying) {
        return new Notice(
                id, incident, alert, channel, recipient, person, occasion, level, grid, subject, text, data, next,
                attempt, saying, createdAt);
    }
}
