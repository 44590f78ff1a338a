package io.linli.api.event;

import io.linli.api.http.Access;
import io.linli.api.staff.Role;
import io.linli.model.Json;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Something that open pages are told of.
 *
 * @param grid whose people may hear it
 * @param subject of whose home or site it speaks; empty when of none
 * @param data JSON
 */
public record Event(Type type, String grid, String subject, String data) {

    public static Event of(Type type, String grid, String subject, Object view) {
        return new Event(type, grid, subject, new String(Json.write(view), StandardCharsets.UTF_8));
    }

    /** Who may read the list of such things may hear of them; of what is measured in homes, fewer may. */
    boolean isFor(Role role) {
        return type == Type.READING ? Access.allowsReadings(role, subject) : type.isFor(role);
    }

    /** What kind of thing changed; also the name of the server-sent event. */
    public enum Type {
        ALERT("listAlerts"),
        INCIDENT("listIncidents"),
        NOTICE("listIncidents"),
        DEVICE("listDevices"),
        RULE("listRules"),
        BACKTEST("listBacktests"),
        /** Somebody else warns, or no longer does. */
        WARNING("listWarnings"),
        /** A sample of what the devices say; never kept. */
        READING("listReadings");

        private final String operation;

        Type(String operation) {
            this.operation = operation;
        }

        boolean isFor(Role role) {
            return Access.allows(role, operation);
        }

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** An event with its place in the sequence that {@code Last-Event-ID} counts by. */
    public record Numbered(long seq, Event event) {}
}
