package io.linli.api.incident;

import io.linli.api.audit.AuditAction;
import io.linli.api.escalation.OnDuty;
import io.linli.api.escalation.Promise;
import io.linli.api.escalation.Rung;
import io.linli.api.escalation.Visit;
import io.linli.api.incident.state.Act;
import io.linli.api.incident.state.Phase;
import io.linli.api.incident.state.Step;
import io.linli.api.incident.state.Tier;
import io.linli.api.notify.NoticeDesk;
import io.linli.api.notify.Occasion;
import io.linli.api.staff.Account;
import io.linli.api.staff.Caller;
import io.linli.api.staff.Role;
import io.linli.api.store.Records;
import io.linli.api.store.Records.Transaction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what the clocks of an incident ask for: adds tiers, tells who is late, asks who is alone, and sets the one timer
 * for what comes next, all in the transaction that changed the incident, or that its timer began.
 */
public final class IncidentWatch {
    private static final Logger LOG = LoggerFactory.getLogger(IncidentWatch.class);

    private final IncidentClock clock;
    private final NoticeDesk notices;
    private final Relief relief = new Relief(this);

    IncidentWatch(IncidentClock clock, NoticeDesk notices) {
        this.clock = clock;
        this.notices = notices;
    }

    /** What its timer does; nothing where it is not time, or no longer. */
    public UUID fire(Transaction tx, UUID id) {
        IncidentStore.lock(tx, id)
                .ifPresentOrElse(
                        incident -> {
                            var after = settle(tx, incident);
                            if (!after.equals(incident)) {
                                IncidentBook.tell(tx, after);
                            }
                        },
                        () -> ClockStore.stop(tx, id));
        return id;
    }

    /** Takes over the open incidents of an earlier release, and the timers of whoever was killed. */
    public void resume(Records records) {
        for (var id : records.transact(ClockStore::unwatched)) {
            try {
                records.transact(tx -> {
                    IncidentStore.lock(tx, id).ifPresent(incident -> settle(tx, adopted(tx, incident)));
                    return id;
                });
            } catch (RuntimeException e) {
                // All others are watched all the same.
                LOG.error("Incident {} cannot be watched", id, e);
            }
        }
    }

    /** Somebody has logged in: what nobody has taken of their grids, they are told of. */
    public void welcome(Records records, Caller caller) {
        var tier = OnDuty.tierOf(caller.role());
        if (tier.isEmpty()) {
            return;
        }
        for (var id : records.transact(tx -> ClockStore.unattended(tx, caller.gridPattern()))) {
            records.transact(tx -> IncidentStore.lock(tx, id)
                    .map(incident -> relief.by(tx, incident, caller, tier.get()))
                    .isPresent());
        }
    }

    private Incident adopted(Transaction tx, Incident incident) {
        if (!incident.isOpen() || incident.promise() != null) {
            return incident;
        }
        var adopted = clock.adopted(incident, tx.now());
        IncidentStore.put(tx, adopted);
        return adopted;
    }

    /** Under the incident's lock. */
    Incident settle(Transaction tx, Incident incident) {
        var promise = incident.promise();
        if (promise == null || !incident.isOpen()) {
            ClockStore.stop(tx, incident.id());
            return incident;
        }
        var turn =
                promise.turned(incident.phase(), clock.times(incident), tier -> isManned(tx, incident, tier), tx.now());
        var after = incident.with(turn.promise().told(there(tx, incident, turn.rungs())));
        if (!after.equals(incident)) {
            IncidentStore.put(tx, after);
            say(tx, after, turn);
        }
        var relieved = relief.found(tx, after);
        relief.next(relieved, tx.now())
                .ifPresentOrElse(
                        at -> ClockStore.wakeAt(tx, relieved.id(), at), () -> ClockStore.stop(tx, relieved.id()));
        return relieved;
    }

    private static Set<String> there(Transaction tx, Incident incident, List<Rung> rungs) {
        return rungs.stream()
                .flatMap(rung -> OnDuty.of(tx, incident.place().grid(), rung.tier()).stream())
                .map(Account::username)
                .collect(Collectors.toSet());
    }

    private static boolean isManned(Transaction tx, Incident incident, Tier tier) {
        return !OnDuty.of(tx, incident.place().grid(), tier).isEmpty();
    }

    private void say(Transaction tx, Incident incident, Promise.Turn turn) {
        for (var rung : turn.rungs()) {
            climb(tx, incident, rung);
        }
        if (turn.ended()) {
            tell(tx, incident, "nobody", Occasion.ESCALATED, last(incident), Map.of());
        }
        for (var step : turn.overdue()) {
            var late = Map.<String, Object>of("step", step.id(), "due", due(incident, step));
            tell(tx, incident, "overdue", Occasion.overdue(step), above(incident), late);
        }
        if (turn.alone() != null) {
            alone(tx, incident, turn.alone());
        }
    }

    /** The first tier is told of the dispatch itself. */
    private void climb(Transaction tx, Incident incident, Rung rung) {
        var due = Map.<String, Object>of("due", rung.at());
        if (!rung.manned()) {
            note(tx, incident, "nobody on duty", rung.tier(), due);
        } else if (rung.tier() != promise(incident).ladder().first()) {
            tell(tx, incident, "escalated", Occasion.ESCALATED, rung.tier(), due);
        }
    }

    private void alone(Transaction tx, Incident incident, Visit visit) {
        var person = Map.<String, Object>of("person", visit.person());
        if (visit.stage() == Visit.Stage.ASKED) {
            note(tx, incident, "asked whether all is well", incident.state().tier(), person);
            notices.on(tx, incident, Occasion.VISIT_ASKED);
            notices.tellOne(tx, incident, Occasion.VISIT_ASKED, visit.person());
        } else {
            tell(tx, incident, "no answer from who is there", Occasion.VISIT_SILENT, Tier.COMMUNITY, person);
        }
    }

    /** Whoever it concerns, but for who did it, and all who hear of everything. */
    void announce(Transaction tx, Incident incident, Occasion occasion, String actor) {
        notices.on(tx, incident, occasion);
        if (notices.reachesPeople()) {
            concerned(tx, incident, occasion)
                    .distinct()
                    .filter(username -> !username.equals(actor))
                    .forEach(username -> notices.tellOne(tx, incident, occasion, username));
        }
    }

    private Stream<String> concerned(Transaction tx, Incident incident, Occasion occasion) {
        var work = incident.state().work();
        if (work == null) {
            return Stream.of();
        }
        var responsible = Stream.ofNullable(work.responsible());
        return switch (occasion) {
            case DISPATCHED, LEVEL_ROSE -> Stream.concat(names(tx, incident, work.tier()), responsible);
            case TRANSFERRED -> responsible;
            case CALLED_OFF -> work.responsible() == null ? names(tx, incident, work.tier()) : responsible;
            // Of those who were told it is nobody's: somebody above has to look whose it is.
            case GIVEN_BACK ->
                names(tx, incident, incident.phase() == Phase.REGISTERED ? above(incident) : work.tier());
            case WHISTLED -> Stream.ofNullable(incident.state().department());
            default -> Stream.of();
        };
    }

    private Stream<String> names(Transaction tx, Incident incident, Tier tier) {
        return people(tx, incident, tier).stream().map(Account::username);
    }

    /** Whoever has it; else all of its tier. */
    void urge(Transaction tx, Incident incident) {
        var work = Objects.requireNonNull(incident.state().work());
        if (work.responsible() == null) {
            tell(tx, incident, "urged", Occasion.URGED, work.tier(), Map.of());
        } else {
            note(tx, incident, "urged", work.tier(), Map.of("told", List.of(work.responsible())));
            notices.on(tx, incident, Occasion.URGED);
            notices.tellOne(tx, incident, Occasion.URGED, work.responsible());
        }
    }

    void tell(
            Transaction tx, Incident incident, String reason, Occasion occasion, Tier tier, Map<String, Object> more) {
        tell(tx, incident, reason, occasion, tier, more, people(tx, incident, tier));
    }

    void tell(
            Transaction tx,
            Incident incident,
            String reason,
            Occasion occasion,
            Tier tier,
            Map<String, Object> more,
            List<Account> people) {
        Map<String, Object> detail = new LinkedHashMap<>(more);
        detail.put("told", people.stream().map(Account::username).toList());
        note(tx, incident, reason, tier, detail);
        notices.on(tx, incident, occasion);
        notices.tell(tx, incident, occasion, people);
    }

    private List<Account> people(Transaction tx, Incident incident, Tier tier) {
        return Receivers.of(tx, incident, clock.standard(incident), tier);
    }

    private static void note(
            Transaction tx, Incident incident, String reason, @Nullable Tier tier, Map<String, Object> detail) {
        var line = new TimelineEntry(
                tx.now(), TimelineEntry.Kind.CLOCK, "system", Role.SYSTEM, tier, null, null, reason, detail);
        TimelineStore.add(tx, incident.id(), line);
        IncidentBook.audit(tx, AuditAction.ESCALATE_INCIDENT, incident, Act.ofSystem(reason), line);
    }

    private static Tier last(Incident incident) {
        return promise(incident).ladder().last();
    }

    /** Those who lead those who were told. */
    private static Tier above(Incident incident) {
        return promise(incident).limits().above(last(incident)).orElse(last(incident));
    }

    private static Object due(Incident incident, Step step) {
        return Objects.requireNonNull(promise(incident).by().get(step));
    }

    private static Promise promise(Incident incident) {
        return Objects.requireNonNull(incident.promise());
    }
}
