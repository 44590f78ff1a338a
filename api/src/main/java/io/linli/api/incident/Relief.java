package io.linli.api.incident;

import io.linli.api.escalation.OnDuty;
import io.linli.api.escalation.Promise;
import io.linli.api.incident.state.Tier;
import io.linli.api.notify.Occasion;
import io.linli.api.staff.Account;
import io.linli.api.staff.AccountStore;
import io.linli.api.staff.Caller;
import io.linli.api.store.Records.Transaction;
import io.linli.model.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What nobody has taken is told to whoever comes on duty, once to each. */
final class Relief {
    /** Shifts begin with a minute. */
    private static final Duration SOON = Duration.ofMinutes(1);

    private static final Duration LATER = Duration.ofMinutes(15);

    private final IncidentWatch watch;

    Relief(IncidentWatch watch) {
        this.watch = watch;
    }

    /** When somebody may have come, or the clocks have something to do. */
    Optional<Instant> next(Incident incident, Instant now) {
        var promise = promise(incident);
        var due = promise.next(incident.phase());
        if (!promise.unattended(incident.phase())) {
            return due;
        }
        var pause = incident.level().isAbove(Level.III) ? SOON : LATER;
        var second = now.getEpochSecond();
        var shift = Instant.ofEpochSecond(second - second % pause.toSeconds()).plus(pause);
        return Stream.concat(due.stream(), Stream.of(shift)).min(Instant::compareTo);
    }

    /** By those who are on duty now and were not when it was their tier's turn. */
    Incident found(Transaction tx, Incident incident) {
        if (!promise(incident).unattended(incident.phase())) {
            return incident;
        }
        var after = incident;
        for (var rung : promise(incident).ladder().rungs()) {
            var people = OnDuty.of(tx, incident.place().grid(), rung.tier());
            after = tell(tx, after, rung.tier(), people);
        }
        return after;
    }

    /** By somebody of this tier who has just come, whatever the roster says. */
    Incident by(Transaction tx, Incident incident, Caller caller, Tier tier) {
        if (incident.promise() == null || !incident.promise().unattended(incident.phase())) {
            return incident;
        }
        var people = AccountStore.workingAt(
                        tx, Set.of(caller.role()), incident.place().grid())
                .stream()
                .filter(person -> person.username().equals(caller.username()))
                .toList();
        var after = tell(tx, incident, tier, people);
        IncidentBook.tell(tx, after);
        return after;
    }

    private Incident tell(Transaction tx, Incident incident, Tier tier, List<Account> people) {
        var promise = promise(incident);
        var fresh = people.stream()
                .filter(person -> !promise.ladder().told().contains(person.username()))
                .toList();
        if (fresh.isEmpty()) {
            return incident;
        }
        var after =
                incident.with(promise.told(fresh.stream().map(Account::username).toList()));
        IncidentStore.put(tx, after);
        watch.tell(tx, after, "came on duty", Occasion.ESCALATED, tier, Map.of(), fresh);
        return after;
    }

    private static Promise promise(Incident incident) {
        return Objects.requireNonNull(incident.promise());
    }
}
