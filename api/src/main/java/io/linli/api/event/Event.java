package io.linli.api.event;

import java.util.Locale;

/**
 * Something that open pages are told of.
 *
 * @param grid whose people may hear it
 * @param subject of whose home or site it speaks; empty when of none
 * @param data JSON
 */
public record Event(Type type, String grid, String subject, String data) {

    /** What kind of thing changed; also the name of the server-sent event. */
    public enum Type {
        ALERT,
        INCIDENT,
        NOTICE,
        DEVICE,
        RULE;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** An event with its place in the sequence that {@code Last-Event-ID} counts by. */
    public record Numbered(long seq, Event event) {}
}
