package io.linli.api.http;

import io.linli.model.Json;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What went wrong, as RFC 9457 has it.
 *
 * @param type the last part of {@code urn:linli:problem:…}
 * @param detail for the person who asked; never a stack trace
 * @param reason one word for programs; empty when the type says it all
 * @param more what a program needs to say it better
 */
public record Problem(int status, String type, String title, String detail, String reason, Map<String, Object> more) {

    public Problem(int status, String type, String title, String detail, String reason) {
        this(status, type, title, detail, reason, Map.of());
    }

    public Problem(int status, String type, String title, String detail) {
        this(status, type, title, detail, "");
    }

    public static Problem badRequest(String detail) {
        return new Problem(400, "bad-request", "The request makes no sense", detail);
    }

    public static Problem unprocessable(String detail) {
        return new Problem(422, "not-acceptable", "The content makes no sense", detail);
    }

    public static Problem notFound(String what) {
        return new Problem(404, "not-found", "There is no such thing", what);
    }

    public static Problem noLogin() {
        return new Problem(401, "no-login", "Log in first", "POST /api/v1/session with username and password");
    }

    public static Problem forbidden(String detail) {
        return new Problem(403, "forbidden", "This is not yours to do", detail);
    }

    public static Problem conflict(String detail) {
        return new Problem(409, "conflict", "This stands in the way", detail);
    }

    /** What is wrong with each field. */
    public Problem with(List<?> fieldErrors) {
        return with(Map.of("errors", List.copyOf(fieldErrors)));
    }

    public Problem with(Map<String, Object> members) {
        var all = new LinkedHashMap<>(more);
        all.putAll(members);
        return new Problem(status, type, title, detail, reason, all);
    }

    /** For an answer that is kept with what the transaction wrote. */
    public Reply asReply() {
        return new Reply(status, new String(Json.write(body()), StandardCharsets.UTF_8));
    }

    public ProblemException asException() {
        return new ProblemException(this);
    }

    private Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "urn:linli:problem:" + type);
        body.put("title", title);
        body.put("status", status);
        body.put("detail", detail);
        if (!reason.isEmpty()) {
            body.put("reason", reason);
        }
        body.putAll(more);
        return body;
    }

    public void send(HttpServerResponse response) {
        response.setStatusCode(status)
                .putHeader("content-type", "application/problem+json")
                .end(Buffer.buffer(Json.write(body())));
    }
}
