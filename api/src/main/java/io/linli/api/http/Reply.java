package io.linli.api.http;

import io.linli.model.Json;
import java.nio.charset.StandardCharsets;

/**
 * An answer.
 *
 * @param body JSON; empty for none
 * @param kept what is answered when the same request comes again
 * @param about the id of what was written, where the address does not say it
 * @param grid where it is; empty for wherever the caller is
 */
public record Reply(int status, String body, String kept, String about, String grid) {

    public Reply(int status, String body) {
        this(status, body, body, "", "");
    }

    public static Reply ok(Object body) {
        return new Reply(200, new String(Json.write(body), StandardCharsets.UTF_8));
    }

    public static Reply created(Object body) {
        return new Reply(201, new String(Json.write(body), StandardCharsets.UTF_8));
    }

    /** What is told once, such as a password, is kept nowhere. */
    public Reply keeping(Object withoutSecrets) {
        return new Reply(status, body, new String(Json.write(withoutSecrets), StandardCharsets.UTF_8), about, grid);
    }

    public Reply about(String id) {
        return new Reply(status, body, kept, id, grid);
    }

    public Reply within(String itsGrid) {
        return new Reply(status, body, kept, about, itsGrid);
    }

    public static Reply nothing() {
        return new Reply(204, "");
    }
}
