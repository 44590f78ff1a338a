package io.linli.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.linli.model.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Somebody else's server, which checks signatures as Standard Webhooks says, by its own means. */
public final class WebhookReceiver implements AutoCloseable {
    private static final byte[] KEY = "a-key-of-twenty-four-bytes-or-more".getBytes(StandardCharsets.UTF_8);
    public static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(KEY);

    private final HttpServer server;
    private final List<Post> received = new CopyOnWriteArrayList<>();
    private volatile boolean hangs;
    private volatile int status = 204;
    private volatile Map<String, String> headers = Map.of();

    /** One request as it came. */
    public record Post(String id, String time, String signature, String body) {
        public boolean isSigned() {
            try {
                var mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
                var expected = mac.doFinal((id + "." + time + "." + body).getBytes(StandardCharsets.UTF_8));
                return signature.equals("v1," + Base64.getEncoder().encodeToString(expected));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        public JsonNode json() {
            return Json.read(body.getBytes(StandardCharsets.UTF_8), JsonNode.class);
        }
    }

    public WebhookReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        var asked = exchange.getRequestHeaders();
        received.add(new Post(
                asked.getFirst("webhook-id"),
                asked.getFirst("webhook-timestamp"),
                asked.getFirst("webhook-signature"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        if (hangs) {
            return;
        }
        headers.forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    public void answer(int newStatus, Map<String, String> newHeaders) {
        this.status = newStatus;
        this.headers = newHeaders;
    }

    /** Takes what comes and never answers. */
    public void hang() {
        this.hangs = true;
    }

    public List<Post> received() {
        return received;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook?from=linli");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
