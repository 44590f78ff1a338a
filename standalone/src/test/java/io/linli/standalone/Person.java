package io.linli.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import io.linli.model.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;

/** Somebody logged in at the API, as a browser or curl would be. */
final class Person {
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String api;

    private Person(String address) {
        this.api = address + "/api/v1/";
    }

    static Person loggedIn(String address, String username) throws IOException, InterruptedException {
        var person = new Person(address);
        var answer = person.post("session", Map.of("username", username, "password", DemoSeed.PASSWORD));
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(username + " cannot log in: " + answer.body());
        }
        return person;
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return Json.MAPPER.readTree(text(path));
    }

    String text(String path) throws IOException, InterruptedException {
        return http.send(request(path).GET().build(), BodyHandlers.ofString()).body();
    }

    HttpResponse<String> post(String path, Map<String, Object> body) throws IOException, InterruptedException {
        return http.send(
                request(path)
                        .header("content-type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(BodyPublishers.ofByteArray(Json.write(body)))
                        .build(),
                BodyHandlers.ofString());
    }

    /** What the server sends from now on: each event's data. */
    LinkedBlockingQueue<JsonNode> follow() throws IOException, InterruptedException {
        var events = new LinkedBlockingQueue<JsonNode>();
        var answer = http.send(request("events").GET().build(), BodyHandlers.ofLines());
        var reader = new Thread(() -> read(answer.body(), events), "events");
        reader.setDaemon(true);
        reader.start();
        return events;
    }

    private static void read(Stream<String> lines, LinkedBlockingQueue<JsonNode> events) {
        try {
            lines.filter(line -> line.startsWith("data:")).forEach(line -> events.add(parse(line.substring(5))));
        } catch (UncheckedIOException e) {
            // The demo has ended, and with it the events.
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(api + path));
    }

    private static JsonNode parse(String json) {
        try {
            return Json.MAPPER.readTree(json);
        } catch (IOException e) {
            throw new IllegalStateException("not JSON: " + json, e);
        }
    }
}
