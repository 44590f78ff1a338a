package io.linli.api.event;

import io.linli.api.staff.Caller;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Tells all open pages at once. Each event is encoded once, and the same bytes go to all who may hear it; who reads
 * too slowly is dropped and catches up by {@code Last-Event-ID}.
 */
public final class EventFeed {
    private static final int QUEUE = 1 << 18;
    /** Events that a page may be behind before it is dropped. */
    private static final int BACKLOG = 1_000;

    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();

    public EventFeed(MeterRegistry meters) {
        Gauge.builder("linli.events.listeners", listeners, Set::size).register(meters);
    }

    /** An event in the form of the wire. */
    private record Encoded(Event.Numbered event, Buffer bytes) {
        static Encoded of(Event.Numbered numbered) {
            return new Encoded(
                    numbered, Buffer.buffer("id: " + numbered.seq() + "\n").appendBuffer(encoded(numbered.event())));
        }
    }

    private static Buffer encoded(Event event) {
        return Buffer.buffer("event: " + event.type().id() + "\ndata: " + event.data() + "\n\n");
    }

    /** Hands events on, in their order; may be called from any thread. */
    public void publish(List<Event.Numbered> events) {
        if (listeners.isEmpty()) {
            return;
        }
        var encoded = events.stream().map(Encoded::of).toList();
        listeners.forEach(listener -> listener.context.runOnContext(ready -> listener.take(encoded)));
    }

    /** Lets somebody listen; what comes before {@link Listener#begin} waits. */
    public Listener listen(Vertx vertx, HttpServerResponse response, Caller caller, String token) {
        var listener = new Listener(vertx.getOrCreateContext(), response, caller, token);
        response.setWriteQueueMaxSize(QUEUE);
        response.closeHandler(closed -> listeners.remove(listener));
        response.exceptionHandler(broken -> listeners.remove(listener));
        listeners.add(listener);
        return listener;
    }

    /** Lets the other side, and whatever stands between, know that the line is open, and what time it is here. */
    public void heartbeat(Instant now) {
        var beat = Buffer.buffer(beat(now));
        listeners.forEach(listener -> listener.context.runOnContext(ready -> listener.glance(beat)));
    }

    static String beat(Instant now) {
        return "event: beat\ndata: {\"at\": \"" + now + "\"}\n\n";
    }

    /** Gives each page at most one of these, if it has time for it: they are neither numbered nor kept. */
    public void sample(LiveReadings readings) {
        var round = readings.round();
        if (!round.isEmpty() && !listeners.isEmpty()) {
            listeners.forEach(listener -> listener.context.runOnContext(ready -> listener.sample(round)));
        }
    }

    /** Who is logged out hears no more. */
    public void end(String token) {
        listeners.stream()
                .filter(listener -> listener.token.equals(token))
                .forEach(listener -> listener.context.runOnContext(ready -> listener.drop()));
    }

    /** Of the sessions that listen. */
    public Set<String> tokens() {
        return listeners.stream().map(listener -> listener.token).collect(Collectors.toSet());
    }

    /** One open page. All but the fields is used on its own context only. */
    public final class Listener {
        private final Context context;
        private final HttpServerResponse response;
        private final Caller caller;
        private final String token;
        /** What it is to be sent next, and what comes while it is still brought what it missed. */
        private final Deque<Encoded> queue = new ArrayDeque<>();

        private final Deque<Encoded> meanwhile = new ArrayDeque<>();
        private Promise<Void> taken = Promise.promise();
        private boolean begun;
        private long last;

        private Listener(Context context, HttpServerResponse response, Caller caller, String token) {
            this.context = context;
            this.response = response;
            this.caller = caller;
            this.token = token;
        }

        /** Sends some of what was missed; done once the other side has taken it. */
        Future<Void> bring(List<Event.Numbered> missed) {
            taken = Promise.promise();
            missed.forEach(event -> queue.add(Encoded.of(event)));
            pump();
            return taken.future();
        }

        /** Nothing was missed any more: sends what came meanwhile, then whatever comes. */
        void begin() {
            begun = true;
            queue.addAll(meanwhile);
            meanwhile.clear();
            pump();
        }

        private void take(List<Encoded> events) {
            var waiting = begun ? queue : meanwhile;
            events.stream().filter(this::isTheirs).forEach(waiting::add);
            if (begun) {
                pump();
            }
            if (waiting.size() > BACKLOG) {
                drop();
            }
        }

        private void pump() {
            while (!queue.isEmpty() && listeners.contains(this)) {
                if (response.writeQueueFull()) {
                    response.drainHandler(drained -> pump());
                    return;
                }
                send(queue.remove());
            }
            if (listeners.contains(this)) {
                taken.tryComplete();
            } else {
                taken.tryFail("nobody listens any more");
            }
        }

        private boolean isTheirs(Encoded encoded) {
            return isTheirs(encoded.event().event());
        }

        private void send(Encoded encoded) {
            if (encoded.event().seq() > last) {
                last = encoded.event().seq();
                response.write(encoded.bytes());
            }
        }

        private void glance(Buffer bytes) {
            if (listeners.contains(this) && begun && queue.isEmpty() && !response.writeQueueFull()) {
                response.write(bytes);
            }
        }

        private void sample(List<Event> round) {
            round.stream().filter(event -> isTheirs(event)).findFirst().ifPresent(event -> glance(encoded(event)));
        }

        private boolean isTheirs(Event event) {
            return event.isFor(caller.role()) && caller.sees(event.grid(), event.subject());
        }

        private void drop() {
            listeners.remove(this);
            queue.clear();
            meanwhile.clear();
            response.reset();
        }
    }
}
