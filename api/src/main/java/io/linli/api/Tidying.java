package io.linli.api;

import io.linli.api.alert.AlertStore;
import io.linli.api.backtest.BacktestDesk;
import io.linli.api.device.Liveness;
import io.linli.api.device.OutageStore;
import io.linli.api.device.RejectedStore;
import io.linli.api.event.EventStore;
import io.linli.api.http.IdempotencyStore;
import io.linli.api.notify.NoticeStore;
import io.linli.api.oidc.OidcStore;
import io.linli.api.proposal.ProposalDesk;
import io.linli.api.resident.LookStore;
import io.linli.api.staff.SessionStore;
import io.linli.api.store.Records.Transaction;
import java.time.Duration;

/** Forgets what nobody needs any more, some of it each time. Incidents and their timelines stay: they are the record. */
final class Tidying {
    /** As long as the stream of alerts is kept. */
    private static final Duration KEPT = Duration.ofDays(90);

    /** So long a household can look up who was told of it. */
    private static final Duration LOOKS_KEPT = Duration.ofDays(365);

    private final ApiConfig config;
    private final Liveness liveness;
    private final BacktestDesk backtests;
    private final ProposalDesk proposals;

    Tidying(ApiConfig config, Liveness liveness, BacktestDesk backtests, ProposalDesk proposals) {
        this.config = config;
        this.liveness = liveness;
        this.backtests = backtests;
        this.proposals = proposals;
    }

    /** How many records went. What waits in vain is given up, and what false alarms ask for is looked into. */
    int tidy(Transaction tx) {
        backtests.giveUp(tx);
        proposals.lookInto(tx);
        var old = tx.now().minus(KEPT);
        return EventStore.forget(tx, config.eventsKept())
                + SessionStore.forgetEnded(tx, config.session())
                + OidcStore.forget(tx)
                + LookStore.forget(tx, tx.now().minus(LOOKS_KEPT))
                + IdempotencyStore.forget(tx)
                + RejectedStore.forget(tx)
                + OutageStore.forget(tx)
                + AlertStore.forget(tx, old)
                + NoticeStore.forget(tx, old)
                + backtests.forget(tx, old)
                + liveness.forget(tx, old);
    }
}
