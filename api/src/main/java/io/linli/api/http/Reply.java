package io.linli.api.http;

import io.linli.model.Json;
import java.nio.charset.StandardCharsets;

/**
 * An answer.
 *
 * @param body JSON; empty for none
 */
public record Reply(int status, String body) {

    public static Reply ok(Object body) {
        return new Reply(200, new String(Json.write(body), StandardCharsets.UTF_8));
    }

    public static Reply created(Object body) {
        return new Reply(201, new String(Json.write(body), StandardCharsets.UTF_8));
    }

    public static Reply nothing() {
        return new Reply(204, "");
    }
}
