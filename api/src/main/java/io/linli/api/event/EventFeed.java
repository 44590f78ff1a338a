package io.linli.api.event;

import io.linli.api.staff.Caller;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells all open pages at once. Each event is encoded once, and the same bytes go to all who may hear it; who reads
 * too slowly is dropped and catches up by {@code Last-Event-ID}.
 */
public final class EventFeed {
    private static final Buffer HEARTBEAT = Buffer.buffer(": still here\n\n");
    private static final int QUEUE = 1 << 20;

    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();

    public EventFeed(MeterRegistry meters) {
        Gauge.builder("linli.events.listeners", listeners, Set::size).register(meters);
    }

    /** An event in the form of the wire. */
    private record Encoded(Event.Numbered event, Buffer bytes) {
        static Encoded of(Event.Numbered numbered) {
            return new Encoded(
                    numbered,
                    Buffer.buffer("id: " + numbered.seq() + "\nevent: "
                            + numbered.event().type().id() + "\ndata: "
                            + numbered.event().data() + "\n\n"));
        }
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

    /** Lets the other side, and whatever stands between, know that the line is open. */
    public void heartbeat() {
        listeners.forEach(listener -> listener.context.runOnContext(ready -> listener.write(HEARTBEAT)));
    }

    /** Who is logged out hears no more. */
    public void end(String token) {
        listeners.stream()
                .filter(listener -> listener.token.equals(token))
                .forEach(listener -> listener.context.runOnContext(ready -> listener.drop()));
    }

    public int size() {
        return listeners.size();
    }

    /** One open page. All but the fields is used on its own context only. */
    public final class Listener {
        private final Context context;
        private final HttpServerResponse response;
        private final Caller caller;
        private final String token;
        private @Nullable List<Encoded> waiting = new ArrayList<>();
        private long last;

        private Listener(Context context, HttpServerResponse response, Caller caller, String token) {
            this.context = context;
            this.response = response;
            this.caller = caller;
            this.token = token;
        }

        String token() {
            return token;
        }

        /** Sends what was missed, then what came meanwhile, then whatever comes. */
        public void begin(List<Event.Numbered> missed) {
            var came = waiting == null ? List.<Encoded>of() : waiting;
            waiting = null;
            take(missed.stream().map(Encoded::of).toList());
            take(came);
        }

        private void take(List<Encoded> events) {
            if (waiting != null) {
                waiting.addAll(events);
                return;
            }
            for (var encoded : events) {
                var event = encoded.event().event();
                if (encoded.event().seq() > last && caller.sees(event.grid(), event.subject())) {
                    last = encoded.event().seq();
                    write(encoded.bytes());
                }
            }
        }

        private void write(Buffer bytes) {
            if (!listeners.contains(this)) {
                return;
            }
            if (response.writeQueueFull()) {
                drop();
            } else {
                response.write(bytes);
            }
        }

        private void drop() {
            listeners.remove(this);
            response.reset();
        }
    }
}
