package io.linli.api.notify.channels;

import com.fasterxml.jackson.databind.JsonNode;
import io.linli.model.Json;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Somebody else's server: it keeps what it was sent, and answers well or badly, as it is told to. */
public final class OtherServer {
    private final HttpServer server;
    private final List<Post> received = new CopyOnWriteArrayList<>();
    private volatile Consumer<HttpServerRequest> answer = request -> {};

    /** One request as it came. */
    public record Post(String uri, MultiMap parameters, MultiMap headers, Buffer body) {
        public JsonNode json() {
            return Json.read(body.getBytes(), JsonNode.class);
        }
    }

    public OtherServer(Vertx vertx) {
        this.server = vertx.createHttpServer()
                .requestHandler(this::take)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private void take(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            received.add(new Post(request.uri(), request.params(), request.headers(), body));
            answer.accept(request);
        });
    }

    public void answer(int status, String body, String... headers) {
        answer = request -> {
            var response = request.response().setStatusCode(status);
            for (var each = Arrays.asList(headers).iterator(); each.hasNext(); ) {
                response.putHeader(each.next(), each.next());
            }
            response.end(body);
        };
    }

    /** Takes what comes and never answers. */
    public void hang() {
        answer = request -> {};
    }

    public void closeHalfWay() {
        answer = request -> {
            request.response().putHeader("content-length", "1000").write("{");
            request.connection().close();
        };
    }

    void answerForEver() {
        answer = request -> {
            request.response().setChunked(true);
            request.response().drainHandler(drained -> request.response().write("x".repeat(60_000)));
            request.response().write("x".repeat(200_000));
        };
    }

    public List<Post> received() {
        return received;
    }

    Post last() {
        return received.get(received.size() - 1);
    }

    void forget() {
        received.clear();
    }

    public URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.actualPort() + path);
    }
}
