package io.linli.api.roster;

import io.linli.api.http.Call;
import io.linli.api.http.Problem;
import io.linli.api.http.Reply;
import io.linli.api.http.Routes;
import io.linli.api.http.Writes;
import io.linli.api.staff.AccountStore;
import io.linli.api.staff.Caller;
import io.linli.api.store.Records;
import io.linli.api.store.Records.Transaction;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;

/** The plans of who is on duty, and who is so now. */
public final class RosterRoutes {
    private static final int WEEK = 7;
    private static final Duration CALENDAR = Duration.ofDays(62);

    private final Records records;
    private final Writes writes;

    public RosterRoutes(Records records, Writes writes) {
        this.records = records;
        this.writes = writes;
    }

    public void mount(Routes routes) {
        routes.on("listRosters", this::list);
        routes.on("getRoster", this::get);
        routes.stream("getRosterCalendar", this::calendar);
        routes.on("whoIsOnDuty", this::onDuty);
        routes.on("createRoster", this::create);
        routes.on("changeRoster", this::change);
        routes.on("removeRoster", this::remove);
    }

    private Future<Reply> list(Call call) {
        var grid = call.query("grid").orElse("");
        return records.later(tx -> Reply.ok(Map.of(
                "items",
                RosterStore.list(tx, call.caller(), grid).stream()
                        .map(RosterView::plain)
                        .toList())));
    }

    private Future<Reply> onDuty(Call call) {
        var grid = call.query("grid").orElse("");
        return records.later(tx -> Reply.ok(Map.of(
                "at",
                tx.now(),
                "items",
                RosterStore.list(tx, call.caller(), grid).stream()
                        .map(roster -> RosterView.onDuty(tx, roster))
                        .toList())));
    }

    /** Some days of it, from midnight to midnight of its zone. */
    private Future<Reply> get(Call call) {
        var first = call.query("from", LocalDate::parse);
        var days = call.query("days", Integer::valueOf);
        return records.later(tx -> {
            var roster = visible(tx, call);
            var zone = roster.zone();
            var from = (first == null ? tx.now().atZone(zone).toLocalDate() : first).atStartOfDay(zone);
            var to = from.plusDays(days == null ? WEEK : days);
            return Reply.ok(RosterView.whole(tx, roster, from.toInstant(), to.toInstant()));
        });
    }

    /** From a week ago on; of all its people, or of the caller alone. */
    private void calendar(Call call) {
        var isMine = call.flag("mine");
        records.later(tx -> {
                    var roster = visible(tx, call);
                    var from = tx.now().minus(Duration.ofDays(WEEK));
                    var stints = Rosters.plan(tx, roster).stints(from, tx.now().plus(CALENDAR)).stream()
                            .filter(stint -> !isMine || call.caller().username().equals(stint.person()))
                            .toList();
                    return RosterCalendar.of(
                            roster,
                            stints,
                            tx.now(),
                            username -> AccountStore.name(tx, username).orElse(username));
                })
                .onFailure(call.context()::fail)
                .onSuccess(text -> call.context()
                        .response()
                        .putHeader("content-type", "text/calendar; charset=utf-8")
                        .putHeader("cache-control", "no-store")
                        .end(text));
    }

    private Future<Reply> create(Call call) {
        return writes.once(call, tx -> {
            var roster = RosterForm.staffed(tx, RosterForm.fresh(tx, call.caller(), call.body()));
            if (!RosterStore.add(tx, roster)) {
                throw Problem.conflict("grid " + roster.grid() + " has a roster of the tier "
                                + roster.tier().id() + " already; change that one")
                        .asException();
            }
            return Reply.created(RosterView.plain(roster))
                    .about(roster.id().toString())
                    .within(roster.grid());
        });
    }

    private Future<Reply> change(Call call) {
        return writes.once(call, tx -> {
            var before = own(tx, call);
            var roster = RosterForm.staffed(tx, RosterForm.changed(before, call.body()));
            RosterStore.change(tx, roster);
            return Reply.ok(RosterView.plain(roster)).within(roster.grid());
        });
    }

    private Future<Reply> remove(Call call) {
        return writes.once(call, tx -> {
            var roster = own(tx, call);
            RosterStore.remove(tx, roster.id());
            return Reply.nothing().within(roster.grid());
        });
    }

    /** One that the caller may write, as they know it: what somebody else has changed meanwhile is not overwritten. */
    private static Roster own(Transaction tx, Call call) {
        var roster = RosterStore.lock(tx, call.id())
                .filter(found -> found.grid().startsWith(call.caller().grid()))
                .orElseThrow(() -> unknown(call));
        var known = call.context().request().getHeader("if-match");
        if (known != null && !known.equals("\"" + roster.version() + "\"")) {
            throw new Problem(
                            412,
                            "changed-meanwhile",
                            "Somebody else has changed it",
                            "it is version " + roster.version() + " now, not " + known)
                    .asException();
        }
        return roster;
    }

    static Roster visible(Transaction tx, Call call) {
        return RosterStore.find(tx, call.id())
                .filter(found -> sees(call.caller(), found))
                .orElseThrow(() -> unknown(call));
    }

    private static boolean sees(Caller caller, Roster roster) {
        return roster.grid().startsWith(caller.grid()) || caller.grid().startsWith(roster.grid());
    }

    private static RuntimeException unknown(Call call) {
        return Problem.notFound("roster " + call.path("id")).asException();
    }
}
