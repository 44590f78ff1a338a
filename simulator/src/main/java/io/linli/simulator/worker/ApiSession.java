package io.linli.simulator.worker;

import com.fasterxml.jackson.databind.JsonNode;
import io.linli.model.Json;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** One person at the API, logged in when it is first needed and again when the session has ended. */
final class ApiSession {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int NO_LOGIN = 401;

    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .connectTimeout(PATIENCE)
            .build();
    private final String api;
    private final String username;
    private final String password;

    ApiSession(URI address, String username, String password) {
        this.api = address + "/api/v1/";
        this.username = username;
        this.password = password;
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        var answer = send(request(path).GET());
        if (answer.statusCode() != 200) {
            throw new IOException(username + ": GET " + path + " answered " + answer.statusCode());
        }
        return Json.MAPPER.readTree(answer.body());
    }

    /** The status that came of it. */
    int post(String path, Map<String, String> body) throws IOException, InterruptedException {
        return send(posting(path, body)).statusCode();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var built = request.build();
        var answer = http.send(built, BodyHandlers.ofString());
        if (answer.statusCode() != NO_LOGIN) {
            return answer;
        }
        var login = http.send(
                posting("session", Map.of("username", username, "password", password))
                        .build(),
                BodyHandlers.ofString());
        if (login.statusCode() != 201) {
            throw new IOException(username + " is not let in: " + login.statusCode());
        }
        return http.send(built, BodyHandlers.ofString());
    }

    private HttpRequest.Builder posting(String path, Map<String, String> body) {
        return request(path)
                .header("content-type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofByteArray(Json.write(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(api + path)).timeout(PATIENCE);
    }
}
