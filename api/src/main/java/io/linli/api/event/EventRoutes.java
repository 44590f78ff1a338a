package io.linli.api.event;

import io.linli.api.http.Call;
import io.linli.api.http.Guard;
import io.linli.api.http.Problem;
import io.linli.api.http.Routes;
import io.linli.api.store.Records;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.List;

/** Server-sent events: what changes, as it changes; {@code Last-Event-ID} brings what was missed. */
public final class EventRoutes {
    private final Vertx vertx;
    private final Records records;
    private final EventFeed feed;
    private final Clock clock;

    public EventRoutes(Vertx vertx, Records records, EventFeed feed, Clock clock) {
        this.vertx = vertx;
        this.records = records;
        this.feed = feed;
        this.clock = clock;
    }

    public void mount(Routes routes) {
        routes.stream("followEvents", this::follow);
    }

    private record Missed(List<Event.Numbered> events, boolean isGap) {}

    private void follow(Call call) {
        var response = call.context().response();
        var lastSeen = lastSeen(call);
        response.setChunked(true)
                .putHeader("content-type", "text/event-stream")
                .putHeader("x-accel-buffering", "no")
                .write("retry: 2000\n\n" + EventFeed.beat(clock.instant()));
        var listener = feed.listen(vertx, response, call.caller(), String.valueOf(Guard.token(call.context())));
        missed(lastSeen).onFailure(problem -> response.reset()).onSuccess(missed -> {
            if (missed.isGap()) {
                response.write(
                        "event: gap\ndata: {\"reason\": \"some events are kept no more; read the lists again\"}\n\n");
            }
            listener.begin(missed.events());
        });
    }

    private Future<Missed> missed(long lastSeen) {
        if (lastSeen < 0) {
            return Future.succeededFuture(new Missed(List.of(), false));
        }
        return records.later(tx -> new Missed(EventStore.after(tx, lastSeen), EventStore.oldest(tx) > lastSeen + 1));
    }

    /** -1 for who comes for the first time. */
    private static long lastSeen(Call call) {
        var id = call.context().request().getHeader("last-event-id");
        if (id == null || id.isEmpty()) {
            return -1;
        }
        if (!id.matches("[0-9]{1,18}")) {
            throw Problem.badRequest("Last-Event-ID is a number, not: " + id).asException();
        }
        return Long.parseLong(id);
    }
}
