package io.linli.api.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.linli.model.Json;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.time.Duration;
import java.util.Map;

/** Asks the store by HTTP; whoever asks gets an answer in time or a failure. */
final class StoreClient {
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final Vertx vertx;
    private final HistoryConfig config;
    private final WebClient client;
    private final String base;

    StoreClient(Vertx vertx, HistoryConfig config) {
        this.vertx = vertx;
        this.config = config;
        this.base = config.url().toString().replaceFirst("/$", "");
        this.client = WebClient.create(
                vertx,
                new WebClientOptions()
                        .setConnectTimeout(2_000)
                        .setFollowRedirects(false)
                        .setUserAgent("linli"));
    }

    Future<JsonNode> get(String path, Map<String, String> parameters) {
        var request = client.getAbs(base + path).timeout(PATIENCE.toMillis());
        parameters.forEach(request::addQueryParam);
        if (!config.token().isEmpty()) {
            request.putHeader("authorization", "Token " + config.token());
        }
        return request.send().compose(this::read);
    }

    /** An answer of megabytes is read where it holds up nobody. */
    private Future<JsonNode> read(HttpResponse<Buffer> response) {
        var body = response.body() == null ? Buffer.buffer() : response.body();
        if (response.statusCode() != 200) {
            return Future.failedFuture(new IllegalStateException(
                    "the store of history answered HTTP " + response.statusCode() + ": " + shortened(body.toString())));
        }
        return vertx.executeBlocking(() -> Json.read(body.getBytes(), JsonNode.class), false);
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(300, text.length()));
    }
}
