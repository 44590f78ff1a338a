package io.linli.api.backtest;

import io.linli.api.event.Event;
import io.linli.api.http.Problem;
import io.linli.api.rule.RuleDesk;
import io.linli.api.store.Records.Transaction;
import io.linli.api.stream.StreamOutbox;
import io.linli.model.Backtest;
import io.linli.model.Backtest.Phase;
import io.linli.model.Backtest.Request;
import io.linli.model.Backtest.Result;
import io.linli.model.Json;
import io.linli.model.Rule;
import io.linli.model.Streams;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Asks for rules to be tried on the kept readings, and keeps what comes of it. One at a time for each rule. */
public final class BacktestDesk {
    /** Who works on one says each percent; who says nothing for so long is not there. */
    private static final Duration SILENT = Duration.ofMinutes(15);

    private final RuleDesk rules;
    private final StreamOutbox outbox;
    private Listener listener = (tx, id, request, result) -> {};

    /** Who waits for what came of a proposal's rules. */
    public interface Listener {
        void done(Transaction tx, UUID backtest, Request request, Result result);
    }

    public BacktestDesk(RuleDesk rules, StreamOutbox outbox) {
        this.rules = rules;
        this.outbox = outbox;
    }

    public void tell(Listener whom) {
        listener = whom;
    }

    /**
     * What is asked for.
     *
     * @param grid prefix of the grid codes of the places that are looked at
     */
    public record Question(List<Rule> tried, String grid, Instant from, Instant to, Purpose purpose, String author) {}

    /** Refused while another of the same rule is not over. */
    public UUID ask(Transaction tx, Question question) {
        var first = question.tried().get(0);
        var open = BacktestStore.open(tx, first.id());
        if (!open.isEmpty()) {
            throw Problem.conflict("a backtest of " + first.id() + " is going on: "
                            + open.get(0).id())
                    .asException();
        }
        var request = new Request(
                question.tried(), rules.live(tx, first.kind()), question.grid(), question.from(), question.to());
        var asked = Backtest.requested(UUID.randomUUID().toString(), request, tx.now());
        BacktestStore.add(tx, asked, question.purpose(), question.author(), request);
        outbox.add(tx, Streams.BACKTESTS, asked.rule(), Json.write(asked));
        return UUID.fromString(asked.id());
    }

    public boolean isAtWork(Transaction tx, String rule) {
        return !BacktestStore.open(tx, rule).isEmpty();
    }

    /** Asks whoever works on it to stop. */
    void cancel(Transaction tx, BacktestStore.Kept kept) {
        if (!kept.phase().isOver()) {
            var word = word(kept).goes(Phase.CANCELLED, kept.percent(), tx.now());
            outbox.add(tx, Streams.BACKTESTS, kept.rule(), Json.write(word));
        }
    }

    /** What the stream says of one; words on what is over, or was never asked here, change nothing. */
    public void hear(Transaction tx, Backtest word) {
        if (word.phase() == Phase.REQUESTED || word.phase() == Phase.CANCELLED) {
            return;
        }
        var id = UUID.fromString(word.id());
        BacktestStore.lock(tx, id).filter(kept -> !kept.phase().isOver()).ifPresent(kept -> {
            BacktestStore.addFound(tx, id, word.found());
            BacktestStore.put(tx, id, word);
            var result = word.result();
            if (result != null && kept.purpose() == Purpose.PROPOSAL) {
                listener.done(tx, id, kept.request(), result);
            }
            tell(tx, kept, word);
        });
    }

    /** Nothing waits for ever: what nobody works on is broken off. Answers how many that were. */
    public int giveUp(Transaction tx) {
        var silent = BacktestStore.silent(tx, tx.now().minus(SILENT));
        for (var kept : silent) {
            var word = word(kept)
                    .breaksOff(
                            "nothing was heard of it for " + SILENT.toMinutes()
                                    + " min: is the part backtests running?",
                            tx.now());
            outbox.add(tx, Streams.BACKTESTS, kept.rule(), Json.write(word));
            BacktestStore.put(tx, kept.id(), word);
            tell(tx, kept, word);
        }
        return silent.size();
    }

    /** What was asked before; answers how many that were. */
    public int forget(Transaction tx, Instant old) {
        return BacktestStore.forget(tx, old);
    }

    private static Backtest word(BacktestStore.Kept kept) {
        return Backtest.requested(kept.id().toString(), kept.request(), kept.askedAt());
    }

    private static void tell(Transaction tx, BacktestStore.Kept kept, Backtest word) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("id", kept.id());
        data.put("rule", kept.rule());
        data.put("purpose", kept.purpose().name().toLowerCase(Locale.ROOT));
        data.put("phase", word.phase());
        data.put("percent", word.percent());
        tx.tell(Event.of(Event.Type.BACKTEST, kept.grid(), "", data));
    }

    /** As it is shown outside. */
    static Map<String, Object> view(BacktestStore.Kept kept) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", kept.id());
        view.put("rule", kept.rule());
        view.put("phase", kept.phase());
        view.put("percent", kept.percent());
        view.put("author", kept.author());
        view.put("asked_at", kept.askedAt());
        view.put("changed_at", kept.changedAt());
        view.put("from", kept.request().from());
        view.put("to", kept.request().to());
        view.put("grid", kept.grid());
        view.put("tried", kept.request().tried().get(0));
        if (kept.result() != null) {
            view.put("result", kept.result());
        }
        if (kept.problem() != null) {
            view.put("problem", kept.problem());
        }
        return view;
    }
}
