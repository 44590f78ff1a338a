package io.linli.api.http;

import io.linli.api.staff.Caller;
import io.linli.model.Level;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One request of somebody who may make it; the contract has been checked.
 *
 * @param operation its name in the contract
 */
public record Call(RoutingContext context, Caller caller, String operation) {

    public String path(String name) {
        return context.pathParam(name);
    }

    /** A place in our records; what is not even an id is as unknown as one that nobody has. */
    public UUID id() {
        try {
            return UUID.fromString(path("id"));
        } catch (IllegalArgumentException e) {
            throw Problem.notFound(path("id")).asException();
        }
    }

    public Optional<String> query(String name) {
        return context.queryParam(name).stream().findFirst();
    }

    /** What a query parameter means; null when it is not given. */
    public <T> @Nullable T query(String name, Function<String, T> meaning) {
        var text = query(name).orElse(null);
        try {
            return text == null ? null : meaning.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw Problem.badRequest(name + "=" + text + ": " + e.getMessage()).asException();
        }
    }

    /** Whether a flag is given and set. */
    public boolean isAsked(String name) {
        return query(name).map(Boolean::parseBoolean).orElse(false);
    }

    public @Nullable Level level() {
        return query("level", Level::valueOf);
    }

    public @Nullable Instant time(String name) {
        return query(name, Instant::parse);
    }

    public int limit() {
        return limit(100);
    }

    /** @param standard how many when nobody says */
    public int limit(int standard) {
        var limit = query("limit", Integer::valueOf);
        return limit == null ? standard : Math.max(1, Math.min(limit, 1_000));
    }

    /** An empty object when there is none. */
    public JsonObject body() {
        var body = context.body().asJsonObject();
        return body == null ? new JsonObject() : body;
    }

    public byte[] bytes() {
        var buffer = context.body().buffer();
        return buffer == null ? new byte[0] : buffer.getBytes();
    }

    public boolean flag(String name) {
        return Boolean.TRUE.equals(query(name, Boolean::valueOf));
    }

    public String text() {
        var text = context.body().asString();
        return text == null ? "" : text;
    }
}
