package io.linli.standalone;

import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.linli.model.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A real InfluxDB 2 on the loopback address, and what a person with curl would ask of it. */
final class InfluxDb implements AutoCloseable {
    static final String ORGANISATION = "linli";
    static final String TOKEN = "the-token-of-a-test";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final InfluxServer server;
    private final String url;

    private InfluxDb(Path data, int port) {
        this.server = new InfluxServer(data, port);
        this.url = "http://127.0.0.1:" + port;
    }

    /** Skips the test that asks where there is none. */
    static void assumeThere() {
        assumeThat(InfluxServer.isThere())
                .as("InfluxDB 2: set LINLI_TEST_INFLUXD to its influxd, have influxd on the path, or run Docker")
                .isTrue();
    }

    /** New and set up, with the bucket {@code telemetry}, which keeps everything. */
    static InfluxDb create(Path data) {
        try {
            var created = new InfluxDb(data, FreePort.orWanted(0)).start();
            created.post(
                    "/api/v2/setup",
                    Map.of(
                            "username", "test",
                            "password", TOKEN,
                            "org", ORGANISATION,
                            "bucket", "telemetry",
                            "token", TOKEN));
            return created;
        } catch (IOException e) {
            throw new UncheckedIOException("InfluxDB does not start on " + data, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while InfluxDB starts", e);
        }
    }

    /** On what its folder holds; returns when it answers. */
    InfluxDb start() throws IOException {
        server.start();
        await().atMost(PATIENCE).until(this::isHealthy);
        return this;
    }

    String url() {
        return url;
    }

    /** A bucket of its own for whoever shares this one. */
    InfluxDb withBucket(String name, Duration retention) throws IOException, InterruptedException {
        var rule = Map.of("type", "expire", "everySeconds", retention.toSeconds());
        post("/api/v2/buckets", Map.of("orgID", organisation(), "name", name, "retentionRules", List.of(rule)));
        return this;
    }

    /** A token that may read a bucket and nothing else. */
    String readToken(String bucket) throws IOException, InterruptedException {
        var id = get("/api/v2/buckets?name=" + bucket).at("/buckets/0/id").asText();
        var resource = Map.of("type", "buckets", "id", id, "orgID", organisation());
        var permission = Map.of("action", "read", "resource", resource);
        return post("/api/v2/authorizations", Map.of("orgID", organisation(), "permissions", List.of(permission)))
                .path("token")
                .asText();
    }

    void write(String bucket, String lines) throws IOException, InterruptedException {
        var path = "/api/v2/write?org=" + ORGANISATION + "&bucket=" + bucket;
        answer(request(path).POST(BodyPublishers.ofString(lines)).build());
    }

    /** What InfluxQL finds: the series of the first statement. */
    JsonNode ask(String bucket, String query) throws IOException, InterruptedException {
        return ask(bucket, query, TOKEN);
    }

    /** As one who has this token. */
    JsonNode ask(String bucket, String query, String token) throws IOException, InterruptedException {
        var path = "/query?epoch=ms&db=" + encoded(bucket) + "&q=" + encoded(query);
        var result = answer(request(path, token).GET().build()).at("/results/0");
        if (result.has("error")) {
            throw new IOException(query + ": " + result.path("error").asText());
        }
        return result.path("series");
    }

    /** As a power cut would. */
    void kill() throws IOException, InterruptedException {
        server.kill();
    }

    @Override
    public void close() throws InterruptedException {
        server.close();
    }

    private boolean isHealthy() throws InterruptedException {
        try {
            return get("/health").path("status").asText().equals("pass");
        } catch (IOException e) {
            return false;
        }
    }

    private String organisation() throws IOException, InterruptedException {
        return get("/api/v2/orgs?org=" + ORGANISATION).at("/orgs/0/id").asText();
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return answer(request(path).GET().build());
    }

    private JsonNode post(String path, Map<String, Object> body) throws IOException, InterruptedException {
        return answer(
                request(path).POST(BodyPublishers.ofByteArray(Json.write(body))).build());
    }

    private HttpRequest.Builder request(String path) {
        return request(path, TOKEN);
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .timeout(PATIENCE)
                .header("authorization", "Token " + token);
    }

    private static JsonNode answer(HttpRequest request) throws IOException, InterruptedException {
        var answer = HTTP.send(request, BodyHandlers.ofByteArray());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(request.uri() + ": " + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return Json.MAPPER.readTree(answer.body());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
