package io.linli.benchmarks.judge;

import com.fasterxml.jackson.databind.JsonNode;
import io.linli.benchmarks.load.Delays;
import io.linli.benchmarks.load.Micros;
import io.linli.benchmarks.load.Schedule;
import io.linli.model.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Listens to server-sent events as an open page does, and notes when each subject's first alert arrived. */
public final class AlertFeed {
    private static final String DATA = "data: ";

    private static final String ID = "id: ";

    private final Map<String, Long> arrivals = new ConcurrentHashMap<>();
    private volatile String lastSeen = "";

    /** Listens until the other side ends, from the last event heard on; arrivals of before are kept. */
    public void listen(StaffSession session) {
        var listener = new Thread(() -> follow(session), "alert-feed");
        listener.setDaemon(true);
        listener.start();
    }

    /** Whether all of these had an alert within the time given. */
    public boolean awaitAll(Collection<String> subjects, Duration patience) {
        var end = System.nanoTime() + patience.toNanos();
        while (!arrivals.keySet().containsAll(subjects)) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
        return true;
    }

    /** From when its trigger was due until the alert was here, for all that came. */
    public Delays delays(Schedule schedule) {
        var delays = Delays.of(schedule);
        schedule.triggers().forEach((subject, due) -> {
            var arrival = arrivals.get(subject);
            if (arrival != null) {
                delays.record(due, arrival);
            }
        });
        return delays;
    }

    /** When the first alert at a subject came; {@link Long#MAX_VALUE} while none has. */
    public long arrival(String subject) {
        return arrivals.getOrDefault(subject, Long.MAX_VALUE);
    }

    /** Waits for the first arrival after an instant; {@link Long#MAX_VALUE} when none comes in time. */
    public long awaitFirstAfter(long micros, Duration patience) {
        var end = System.nanoTime() + patience.toNanos();
        var first = firstAfter(micros);
        while (first == Long.MAX_VALUE && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
            first = firstAfter(micros);
        }
        return first;
    }

    private long firstAfter(long micros) {
        return arrivals.values().stream()
                .filter(arrival -> arrival > micros)
                .min(Long::compare)
                .orElse(Long.MAX_VALUE);
    }

    private void follow(StaffSession session) {
        try (var lines = session.events(lastSeen)) {
            var alert = new boolean[1];
            var id = new String[] {lastSeen};
            lines.forEach(line -> {
                if (line.startsWith("event: ")) {
                    alert[0] = line.equals("event: alert");
                } else if (alert[0] && line.startsWith(DATA)) {
                    arrived(line, Micros.now());
                } else if (line.startsWith(ID)) {
                    id[0] = line.substring(ID.length());
                } else if (line.isEmpty()) {
                    lastSeen = id[0];
                }
            });
        } catch (IOException | UncheckedIOException e) {
            // The other side was killed: what is missing will show.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void arrived(String line, long now) {
        var data = line.substring(DATA.length()).getBytes(StandardCharsets.UTF_8);
        var alert = Json.read(data, JsonNode.class).path("alert");
        arrivals.putIfAbsent(alert.path("subject").asText(), now);
    }
}
