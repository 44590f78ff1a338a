package io.linli.benchmarks.judge;

import com.fasterxml.jackson.databind.JsonNode;
import io.linli.model.Json;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Somebody of the staff at their page: logged in by name and password. */
public final class StaffSession {
    private static final int PAGE = 500;

    private final URI root;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    private StaffSession(URI root) {
        this.root = root;
    }

    public static StaffSession open(String http, String username, String password) {
        var session = new StaffSession(URI.create(http));
        var body = Json.write(Map.of("username", username, "password", password));
        var request = session.request("/api/v1/session")
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofByteArray(body));
        session.send(request.build(), 201);
        return session;
    }

    URI root() {
        return root;
    }

    /** As a request header carries it. */
    String cookie() {
        return cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    /** How many alerts and incidents there are beyond one of each for every subject and kind of risk. */
    public int doubles() {
        var alerts = new HashMap<String, Set<String>>();
        var incidents = new HashMap<String, Set<String>>();
        for (var item : alerts()) {
            var alert = item.path("alert");
            var matter =
                    alert.path("subject").asText() + " " + alert.path("kind").asText();
            alerts.computeIfAbsent(matter, key -> new HashSet<>())
                    .add(alert.path("id").asText());
            if (item.hasNonNull("incident")) {
                incidents
                        .computeIfAbsent(matter, key -> new HashSet<>())
                        .add(item.path("incident").asText());
            }
        }
        return beyondOne(alerts) + beyondOne(incidents);
    }

    /** When alerts were raised at a subject, by their own word. */
    public List<Instant> raisedAt(String subject) {
        return alerts().stream()
                .map(item -> item.path("alert"))
                .filter(alert -> alert.path("subject").asText().equals(subject))
                .map(alert -> Instant.parse(alert.path("raised_at").asText()))
                .toList();
    }

    /** One page of the list, by a question such as {@code ?state=open&limit=50}. */
    public JsonNode incidents(String question) {
        return send(request("/api/v1/incidents" + question).build(), 200);
    }

    /** Every alert as it stands. */
    private List<JsonNode> alerts() {
        var all = new ArrayList<JsonNode>();
        var cursor = "";
        do {
            var page = send(request("/api/v1/alerts?limit=" + PAGE + cursor).build(), 200);
            page.path("items").forEach(all::add);
            cursor = page.hasNonNull("next") ? "&cursor=" + page.path("next").asText() : "";
        } while (!cursor.isEmpty());
        return all;
    }

    /** The lines of server-sent events after the one last seen, if any, until the connection ends. */
    Stream<String> events(String lastSeen) throws IOException, InterruptedException {
        var request = request("/api/v1/events").header("accept", "text/event-stream");
        if (!lastSeen.isEmpty()) {
            request.header("Last-Event-ID", lastSeen);
        }
        return client.send(request.build(), BodyHandlers.ofLines()).body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(root.resolve(path));
    }

    private JsonNode send(HttpRequest request, int expected) {
        try {
            var response = client.send(request, BodyHandlers.ofByteArray());
            var body = Json.read(response.body(), JsonNode.class);
            if (response.statusCode() != expected) {
                throw new IllegalStateException(request.uri() + " answered " + response.statusCode() + ": " + body);
            }
            return body;
        } catch (IOException e) {
            throw new IllegalStateException(request.uri() + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted at " + request.uri(), e);
        }
    }

    private static int beyondOne(Map<String, Set<String>> ids) {
        return ids.values().stream().mapToInt(some -> some.size() - 1).sum();
    }
}
