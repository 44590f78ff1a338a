package io.linli.api.event;

import io.linli.api.http.Call;
import io.linli.api.http.Guard;
import io.linli.api.http.Problem;
import io.linli.api.http.Routes;
import io.linli.api.store.Records;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;

/** Server-sent events: what changes, as it changes; {@code Last-Event-ID} brings what was missed. */
public final class EventRoutes {
    private static final String GAP =
            "event: gap\ndata: {\"reason\": \"some events are kept no more; read the lists again\"}\n\n";

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

    private void follow(Call call) {
        var response = call.context().response();
        var lastSeen = lastSeen(call);
        response.setChunked(true)
                .putHeader("content-type", "text/event-stream")
                .putHeader("x-accel-buffering", "no")
                .write("retry: 2000\n\n" + EventFeed.beat(clock.instant()));
        var listener = feed.listen(vertx, response, call.caller(), String.valueOf(Guard.token(call.context())));
        if (lastSeen < 0) {
            listener.begin();
            return;
        }
        sayGap(call, lastSeen)
                .compose(said -> catchUp(call, listener, lastSeen))
                .onFailure(problem -> response.reset());
    }

    private Future<Void> sayGap(Call call, long lastSeen) {
        return records.later(EventStore::oldest)
                .compose(oldest ->
                        oldest > lastSeen + 1 ? call.context().response().write(GAP) : Future.succeededFuture());
    }

    /** Page by page, each once the other side has taken the one before. */
    private Future<Void> catchUp(Call call, EventFeed.Listener listener, long seq) {
        return records.later(tx -> EventStore.after(tx, call.caller(), seq)).compose(page -> {
            var brought = listener.bring(page);
            if (page.size() < EventStore.PAGE) {
                return brought.onSuccess(taken -> listener.begin());
            }
            return brought.compose(
                    taken -> catchUp(call, listener, page.get(page.size() - 1).seq()));
        });
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
