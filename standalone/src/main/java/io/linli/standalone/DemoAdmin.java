package io.linli.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import io.linli.model.Json;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** The demo's administrator at its API, as long as the demo's well-known password is theirs. */
final class DemoAdmin {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .connectTimeout(PATIENCE)
            .build();
    private final String api;

    private DemoAdmin(String address) {
        // Every address of this machine is one that it can be asked at.
        this.api = address.replace("//0.0.0.0", "//127.0.0.1") + "/api/v1/";
    }

    /** Throws IOException where they are not let in. */
    static DemoAdmin loggedIn(String address) throws IOException, InterruptedException {
        var admin = new DemoAdmin(address);
        admin.send("POST", "session", Map.of("username", "admin", "password", DemoSeed.PASSWORD));
        return admin;
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return good("GET " + path, answer("GET", path, BodyPublishers.noBody()));
    }

    boolean has(String path) throws IOException, InterruptedException {
        return answer("GET", path, BodyPublishers.noBody()).statusCode() != 404;
    }

    void send(String method, String path, Map<String, Object> body) throws IOException, InterruptedException {
        good(method + " " + path, answer(method, path, BodyPublishers.ofByteArray(Json.write(body))));
    }

    private HttpResponse<String> answer(String method, String path, BodyPublisher body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(api + path))
                .timeout(PATIENCE)
                .header("content-type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .method(method, body)
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private static JsonNode good(String asked, HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(asked + " answered " + answer.statusCode() + " " + answer.body());
        }
        return Json.MAPPER.readTree(answer.body());
    }
}
