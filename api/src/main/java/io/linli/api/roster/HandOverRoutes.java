package io.linli.api.roster;

import io.linli.api.http.Call;
import io.linli.api.http.Problem;
import io.linli.api.http.Reply;
import io.linli.api.http.Routes;
import io.linli.api.http.Writes;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.Objects;

/** What whoever goes tells whoever comes. */
public final class HandOverRoutes {
    private final Writes writes;

    public HandOverRoutes(Writes writes) {
        this.writes = writes;
    }

    public void mount(Routes routes) {
        routes.on("handOver", this::add);
    }

    private Future<Reply> add(Call call) {
        return writes.once(call, tx -> {
            var roster = RosterRoutes.visible(tx, call);
            var body = call.body();
            var turn = RosterForm.sense(() -> SwapRoutes.turn(
                    Rosters.plan(tx, roster),
                    "shift",
                    new Slot(body.getString("shift"), LocalDate.parse(body.getString("date")))));
            var author = call.caller().username();
            var isTheirs = author.equals(turn.person())
                    || Objects.equals(author, turn.shift().backup());
            if (!isTheirs && !SwapRoutes.leads(call, roster)) {
                throw Problem.unprocessable("shift: it is " + turn.person() + "'s, not yours")
                        .asException();
            }
            var note = new HandOver(turn.slot(), author, body.getString("note"), tx.now());
            HandOverStore.add(tx, roster.id(), note);
            return Reply.created(note).within(roster.grid());
        });
    }
}
