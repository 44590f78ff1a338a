package io.linli.api.roster;

import io.linli.api.http.Call;
import io.linli.api.http.Problem;
import io.linli.api.http.Reply;
import io.linli.api.http.Routes;
import io.linli.api.http.Writes;
import io.linli.api.store.Records.Transaction;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** Who is away, as those who lead say it. */
public final class LeaveRoutes {
    private final Writes writes;

    public LeaveRoutes(Writes writes) {
        this.writes = writes;
    }

    public void mount(Routes routes) {
        routes.on("addLeave", this::add);
        routes.on("removeLeave", this::remove);
    }

    private Future<Reply> add(Call call) {
        return writes.once(call, tx -> {
            var body = call.body();
            var leave = RosterForm.sense(() -> new Leave(
                    UUID.randomUUID(),
                    body.getString("person"),
                    Instant.parse(body.getString("from")),
                    Instant.parse(body.getString("to")),
                    body.getString("reason", "")));
            if (!isOwn(tx, call, leave.person())) {
                throw Problem.unprocessable("person: nobody who works in your grids is called " + leave.person())
                        .asException();
            }
            AbsenceStore.add(tx, leave, call.caller().username());
            return Reply.created(leave).about(leave.id().toString());
        });
    }

    private Future<Reply> remove(Call call) {
        return writes.once(call, tx -> {
            var leave = AbsenceStore.leave(tx, call.id())
                    .filter(found -> isOwn(tx, call, found.person()))
                    .orElseThrow(
                            () -> Problem.notFound("leave " + call.path("id")).asException());
            AbsenceStore.removeLeave(tx, leave.id());
            return Reply.nothing();
        });
    }

    private static boolean isOwn(Transaction tx, Call call, String person) {
        return RosterStore.workingAround(tx, Set.of(person), call.caller().grid())
                .contains(person);
    }
}
