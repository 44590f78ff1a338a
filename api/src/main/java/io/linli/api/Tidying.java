package io.linli.api;

import io.linli.api.alert.AlertStore;
import io.linli.api.device.Liveness;
import io.linli.api.device.OutageStore;
import io.linli.api.device.RejectedStore;
import io.linli.api.event.EventStore;
import io.linli.api.http.IdempotencyStore;
import io.linli.api.notify.NoticeStore;
import io.linli.api.staff.SessionStore;
import io.linli.api.store.Records.Transaction;
import java.time.Duration;

/** Forgets what nobody needs any more, some of it each time. Incidents and their timelines stay: they are the record. */
final class Tidying {
    /** As long as the stream of alerts is kept. */
    private static final Duration KEPT = Duration.ofDays(90);

    private final ApiConfig config;
    private final Liveness liveness;

    Tidying(ApiConfig config, Liveness liveness) {
        this.config = config;
        this.liveness = liveness;
    }

    /** How many records went. */
    int tidy(Transaction tx) {
        var old = tx.now().minus(KEPT);
        return EventStore.forget(tx, config.eventsKept())
                + SessionStore.forgetEnded(tx, config.session())
                + IdempotencyStore.forget(tx)
                + RejectedStore.forget(tx)
                + OutageStore.forget(tx)
                + AlertStore.forget(tx, old)
                + NoticeStore.forget(tx, old)
                + liveness.forget(tx, old);
    }
}
