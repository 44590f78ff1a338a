package io.linli.api.roster;

import io.linli.api.http.Call;
import io.linli.api.http.Problem;
import io.linli.api.http.Reply;
import io.linli.api.http.Routes;
import io.linli.api.http.Writes;
import io.linli.api.store.Records.Transaction;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Exchanging shifts: one asks, the other accepts; what a lead sets holds at once. */
public final class SwapRoutes {
    private final Writes writes;

    public SwapRoutes(Writes writes) {
        this.writes = writes;
    }

    public void mount(Routes routes) {
        routes.on("askSwap", this::ask);
        routes.on("acceptSwap", this::accept);
        routes.on("removeSwap", this::remove);
    }

    private Future<Reply> ask(Call call) {
        return writes.once(call, tx -> {
            var roster = RosterRoutes.visible(tx, call);
            var swap = RosterForm.sense(() -> swap(tx, roster, call));
            if (!leads(call, roster) && !swap.giver().equals(call.caller().username())) {
                throw Problem.unprocessable("give: this shift is " + swap.giver() + "'s, not yours")
                        .asException();
            }
            if (RosterStore.workingAround(tx, Set.of(swap.taker()), roster.grid())
                    .isEmpty()) {
                throw Problem.unprocessable("to: nobody who works in " + roster.grid() + " is called " + swap.taker())
                        .asException();
            }
            AbsenceStore.add(tx, roster.id(), swap);
            return Reply.created(swap).about(swap.id().toString()).within(roster.grid());
        });
    }

    private static Swap swap(Transaction tx, Roster roster, Call call) {
        var plan = Rosters.plan(tx, roster);
        var body = call.body();
        var give = turn(plan, "give", slot(body.getJsonObject("give")));
        var take = slot(body.getJsonObject("take"));
        var taker = body.getString("to");
        if (take != null && !turn(plan, "take", take).person().equals(taker)) {
            throw new IllegalArgumentException("take: a shift of " + taker + ", not: " + take);
        }
        return new Swap(UUID.randomUUID(), give.slot(), give.person(), take, taker, leads(call, roster));
    }

    private static @Nullable Slot slot(@Nullable JsonObject sent) {
        return sent == null ? null : new Slot(sent.getString("shift"), LocalDate.parse(sent.getString("date")));
    }

    static Turn turn(DutyPlan plan, String field, @Nullable Slot slot) {
        return plan.turn(slot)
                .orElseThrow(() -> new IllegalArgumentException(field + ": no shift of this roster: " + slot));
    }

    private Future<Reply> accept(Call call) {
        return writes.once(call, tx -> {
            var roster = RosterRoutes.visible(tx, call);
            var swap = concerned(tx, call, roster);
            if (!leads(call, roster) && !swap.taker().equals(call.caller().username())) {
                throw Problem.forbidden("it is for " + swap.taker() + " to accept")
                        .asException();
            }
            AbsenceStore.accept(tx, swap.id());
            return Reply.ok(new Swap(swap.id(), swap.give(), swap.giver(), swap.take(), swap.taker(), true))
                    .within(roster.grid());
        });
    }

    /** Called back or declined by one of the two, or undone by a lead. */
    private Future<Reply> remove(Call call) {
        return writes.once(call, tx -> {
            var roster = RosterRoutes.visible(tx, call);
            var swap = concerned(tx, call, roster);
            if (swap.accepted() && !leads(call, roster)) {
                throw Problem.conflict("it is agreed upon; only a lead can undo it")
                        .asException();
            }
            AbsenceStore.removeSwap(tx, swap.id());
            return Reply.nothing().within(roster.grid());
        });
    }

    /** What is between others is as if it did not exist. */
    private static Swap concerned(Transaction tx, Call call, Roster roster) {
        var caller = call.caller().username();
        return AbsenceStore.swaps(tx, roster.id()).stream()
                .filter(swap -> swap.id().toString().equals(call.path("swap")))
                .filter(swap -> leads(call, roster)
                        || Set.of(swap.giver(), swap.taker()).contains(caller))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("swap " + call.path("swap")).asException());
    }

    static boolean leads(Call call, Roster roster) {
        return call.caller().role().isDuty()
                && roster.grid().startsWith(call.caller().grid());
    }
}
