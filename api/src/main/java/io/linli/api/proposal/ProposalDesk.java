package io.linli.api.proposal;

import io.linli.api.backtest.BacktestDesk;
import io.linli.api.backtest.BacktestDesk.Question;
import io.linli.api.backtest.Purpose;
import io.linli.api.event.Event;
import io.linli.api.http.Problem;
import io.linli.api.proposal.ProposalStore.Kept;
import io.linli.api.proposal.ProposalStore.State;
import io.linli.api.rule.RuleDesk;
import io.linli.api.store.Records.Transaction;
import io.linli.model.Backtest.Request;
import io.linli.model.Backtest.Result;
import io.linli.model.Rule;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Looks for a number by which a rule would have raised fewer false alarms and no real one later. */
public final class ProposalDesk {
    /** Of one or two false alarms nothing can be learned. */
    private static final int REASON = 3;

    private static final Duration LOOKED_AT = Duration.ofDays(60);

    private final RuleDesk rules;
    private final BacktestDesk backtests;

    public ProposalDesk(RuleDesk rules, BacktestDesk backtests) {
        this.rules = rules;
        this.backtests = backtests;
        backtests.tell(this::propose);
    }

    /** By itself, where false alarms are reason enough. */
    public void lookInto(Transaction tx) {
        for (var id : ProposalStore.disturbing(tx, tx.now().minus(LOOKED_AT), REASON)) {
            rules.live(tx, id)
                    .filter(rule -> !Candidates.of(rule).isEmpty() && !backtests.isAtWork(tx, id))
                    .ifPresent(rule -> ask(tx, rule, rules.grid(tx, rule), "system"));
        }
    }

    /** Refused where the rule calls nobody, or its kind has no number to turn. */
    UUID ask(Transaction tx, String id, String grid, String author) {
        var rule = rules.live(tx, id)
                .orElseThrow(() -> Problem.conflict("rule " + id + " is not live: there is nothing to better")
                        .asException());
        return ask(tx, rule, grid, author);
    }

    private UUID ask(Transaction tx, Rule rule, String grid, String author) {
        var candidates = Candidates.of(rule);
        if (candidates.isEmpty()) {
            throw Problem.conflict("rules of the kind " + rule.kind().id() + " have no number to tune")
                    .asException();
        }
        return backtests.ask(
                tx, new Question(candidates, grid, tx.now().minus(LOOKED_AT), tx.now(), Purpose.PROPOSAL, author));
    }

    private void propose(Transaction tx, UUID backtest, Request request, Result result) {
        var id = request.tried().get(0).id();
        var was =
                request.inForce().stream().filter(rule -> rule.id().equals(id)).findFirst();
        var tunes = request.tried().get(0).kind().tunes();
        if (was.isEmpty() || tunes.isEmpty()) {
            return;
        }
        var rule = was.get();
        var evidence = Evidence.of(rule, tunes.get(), result, request.from(), request.to());
        var best = evidence.best().map(Evidence.Try::value).orElse(null);
        var kept = new Kept(
                UUID.randomUUID(),
                id,
                rule.version(),
                request.grid(),
                tunes.get().name(),
                Candidates.value(rule, tunes.get()),
                best,
                best == null ? State.NONE : State.OPEN,
                evidence,
                backtest,
                tx.now(),
                null,
                null);
        ProposalStore.add(tx, kept);
        tell(tx, kept);
    }

    /** A person takes it, and a new version is published; or not. */
    void decide(Transaction tx, Kept kept, boolean isAccepted, String by) {
        var value = kept.value();
        if (kept.state() != State.OPEN || value == null) {
            throw Problem.conflict("this proposal is " + kept.state().id()).asException();
        }
        if (isAccepted) {
            var now = rules.live(tx, kept.rule())
                    .filter(rule -> rule.version() == kept.version())
                    .orElseThrow(() -> Problem.conflict("rule " + kept.rule() + " has changed since version "
                                    + kept.version() + ": look for a better number again")
                            .asException());
            var text = rules.text(tx, now).withParameter(kept.parameter(), value);
            rules.publish(tx, text, by, kept.evidence().text().en());
        }
        ProposalStore.decide(tx, kept.id(), isAccepted ? State.ACCEPTED : State.DISMISSED, by);
        tell(tx, kept);
    }

    private static void tell(Transaction tx, Kept kept) {
        tx.tell(Event.of(
                Event.Type.BACKTEST,
                kept.grid(),
                "",
                Map.of("rule", kept.rule(), "purpose", "proposal", "phase", "done")));
    }

    static Map<String, Object> view(Kept kept) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", kept.id());
        view.put("rule", kept.rule());
        view.put("version", kept.version());
        view.put("parameter", kept.parameter());
        view.put("was", kept.was());
        if (kept.value() != null) {
            view.put("value", kept.value());
        }
        view.put("state", kept.state().id());
        view.put("evidence", kept.evidence());
        view.put("at", kept.at());
        if (kept.decidedBy() != null) {
            view.put("decided_by", kept.decidedBy());
            view.put("decided_at", kept.decidedAt());
        }
        return view;
    }
}
