package io.linli.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.linli.api.audit.AuditKey;
import io.linli.api.escalation.Standards;
import io.linli.api.history.HistoryConfig;
import io.linli.api.notify.NoticeConfig;
import io.linli.api.oidc.OidcConfig;
import io.linli.api.staff.SignIn;
import io.linli.api.store.Records;
import io.linli.model.Alert;
import io.linli.model.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The service on a real database and a real port, with the streams in memory; as an extension, until all tests ran. */
public final class RunningApi implements AutoCloseable, AfterAllCallback {
    public final MemoryStreaming streams;
    public final ApiConfig config;
    public final Api api;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, String> cookies = new HashMap<>();

    public record Answer(int status, JsonNode body, HttpResponse<String> raw) {}

    private RunningApi(ApiConfig config, MemoryStreaming streams, Clock clock) {
        this.config = config;
        this.streams = streams;
        this.api = new Api(config, streams, clock).start();
    }

    private RunningApi seeded() {
        api.seed(Seed.parseYaml(Community.SEED), Community.PASSWORD);
        return this;
    }

    public static RunningApi start() {
        return start(NoticeConfig.NONE);
    }

    /** In which nobody can log in yet. */
    public static RunningApi unseeded() {
        return new RunningApi(
                config(NoticeConfig.NONE, Optional.empty(), false), new MemoryStreaming(), Clock.systemUTC());
    }

    /** In which administrators do nothing before they have a second step, by a clock that the test sets. */
    public static RunningApi strict(Clock clock) {
        var config = config(NoticeConfig.NONE, Optional.empty(), true);
        return new RunningApi(config, new MemoryStreaming(), clock).seeded();
    }

    /** Where a provider may say who somebody is. */
    public static RunningApi trusting(OidcConfig provider, Clock clock) {
        var plain = config(NoticeConfig.NONE, Optional.empty(), true);
        return new RunningApi(plain.with(new SignIn(true, Optional.of(provider))), new MemoryStreaming(), clock)
                .seeded();
    }

    /** By a clock that the test sets. */
    public static RunningApi by(Clock clock) {
        var config = config(NoticeConfig.NONE, Optional.empty(), false);
        return new RunningApi(config, new MemoryStreaming(), clock).seeded();
    }

    public static RunningApi start(NoticeConfig notices) {
        return start(notices, Optional.empty());
    }

    public static RunningApi start(NoticeConfig notices, Optional<HistoryConfig> history) {
        return new RunningApi(config(notices, history, false), new MemoryStreaming(), Clock.systemUTC()).seeded();
    }

    /** Another one on the same records, whether this one still runs or not. */
    public RunningApi again(Clock clock) {
        return new RunningApi(config, new MemoryStreaming(), clock);
    }

    private static ApiConfig config(NoticeConfig notices, Optional<HistoryConfig> history, boolean secondStepRequired) {
        var limits = new ApiConfig.SessionLimits(Duration.ofHours(1), Duration.ofHours(2));
        return new ApiConfig(
                "127.0.0.1",
                0,
                Postgres.empty(),
                "none",
                notices,
                false,
                limits,
                1_000,
                true,
                Map.of("a-flood", "level-7"),
                Optional.of("a-key-for-tests-alone"),
                history,
                Optional.empty(),
                AuditKey.parse(AuditKey.make()),
                new SignIn(secondStepRequired, Optional.empty()),
                Standards.shipped());
    }

    /** Another run on the same records and streams. */
    public RunningApi restarted() {
        return restartedAfter(Duration.ZERO);
    }

    /** As if so much time had passed. */
    public RunningApi restartedAfter(Duration pause) {
        close();
        return new RunningApi(config, streams, Clock.offset(Clock.systemUTC(), pause));
    }

    public Records records() {
        return api.parts().records;
    }

    public void raise(Alert... alerts) {
        api.parts().alerts.accept(List.of(alerts));
    }

    public Answer as(String username, String method, String path, String body, String... headers) {
        return send(method, path, body, with(headers, "cookie", cookieOf(username)));
    }

    public Answer get(String username, String path) {
        return as(username, "GET", path, "");
    }

    /** The open incident at a home or site. */
    public String incidentOf(String subject) {
        var open = get("duty", "/api/v1/incidents?state=open").body().path("items");
        return StreamSupport.stream(open.spliterator(), false)
                .filter(incident -> incident.path("subject").asText().equals(subject))
                .map(incident -> incident.path("id").asText())
                .findFirst()
                .orElseThrow();
    }

    public Answer post(String username, String path, String body) {
        return as(username, "POST", path, body);
    }

    public String cookieOf(String username) {
        return cookies.computeIfAbsent(username, name -> {
            var answer = logIn(name, Community.PASSWORD);
            if (answer.status() != 201) {
                throw new IllegalStateException(name + " was not let in: " + answer.body());
            }
            return answer.raw().headers().firstValue("set-cookie").orElseThrow().split(";")[0];
        });
    }

    public Answer logIn(String username, String password) {
        return send(
                "POST", "/api/v1/session", "{\"username\": \"" + username + "\", \"password\": \"" + password + "\"}");
    }

    public Answer send(String method, String path, String body, String... headers) {
        var request = HttpRequest.newBuilder(uri(path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .timeout(Duration.ofSeconds(10));
        if (!body.isEmpty() && !List.of(headers).contains("content-type")) {
            request.header("content-type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            var isJson = answer.headers().firstValue("content-type").orElse("").contains("json");
            return new Answer(
                    answer.statusCode(),
                    isJson ? Json.MAPPER.readTree(answer.body()) : Json.MAPPER.missingNode(),
                    answer);
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + path + " failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + api.port() + path);
    }

    public HttpClient client() {
        return client;
    }

    private static String[] with(String[] headers, String name, String value) {
        var all = java.util.Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = name;
        all[headers.length + 1] = value;
        return all;
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close();
    }

    @Override
    public void close() {
        api.close();
    }
}
