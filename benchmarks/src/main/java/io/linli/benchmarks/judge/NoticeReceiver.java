package io.linli.benchmarks.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.linli.benchmarks.load.Delays;
import io.linli.benchmarks.load.Micros;
import io.linli.benchmarks.load.Schedule;
import io.linli.model.Json;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** The far end of a webhook, which notes when each subject's first notice arrived and says thank you at once. */
public final class NoticeReceiver implements AutoCloseable {
    private final Map<String, Long> arrivals = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final HttpServer server;

    public NoticeReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::receive);
        server.start();
    }

    /** What makes a demo send its notices here. */
    public Map<String, String> settings() {
        return Map.of(
                "LINLI_WEBHOOK_URL",
                "http://127.0.0.1:" + server.getAddress().getPort() + "/",
                "LINLI_WEBHOOK_ALLOW_PRIVATE",
                "true");
    }

    /** From when its trigger was due until the first notice was here, for all that came within the time given. */
    public Delays delays(Schedule schedule, Duration patience) {
        var end = System.nanoTime() + patience.toNanos();
        while (!arrivals.keySet().containsAll(schedule.triggers().keySet()) && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        var delays = Delays.of(schedule);
        schedule.triggers().forEach((subject, due) -> {
            var arrival = arrivals.get(subject);
            if (arrival != null) {
                delays.record(due, arrival);
            }
        });
        return delays;
    }

    private void receive(HttpExchange exchange) throws IOException {
        var now = Micros.now();
        try (exchange) {
            var notice = Json.read(exchange.getRequestBody().readAllBytes(), JsonNode.class);
            arrivals.putIfAbsent(notice.at("/data/subject").asText(), now);
            exchange.sendResponseHeaders(204, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
