package io.linli.api.resident;

import io.linli.api.http.Call;
import io.linli.api.http.Problem;
import io.linli.api.http.Reply;
import io.linli.api.http.Routes;
import io.linli.api.http.Writes;
import io.linli.api.store.Records;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** Being told a name and a telephone number, for an incident that needs it; and who was told. */
public final class LookRoutes {
    private static final Duration LONGEST = Duration.ofHours(8);

    private final Records records;
    private final Writes writes;

    public LookRoutes(Records records, Writes writes) {
        this.records = records;
        this.writes = writes;
    }

    public void mount(Routes routes) {
        routes.on("revealResident", this::reveal);
        routes.on("listLooks", this::list);
    }

    /** What is told is kept nowhere beside: who comes again with the same key is told where to look. */
    private Future<Reply> reveal(Call call) {
        var incident = UUID.fromString(call.body().getString("incident"));
        var reason = call.body().getString("reason").strip();
        return writes.once(call, tx -> {
            var resident = ResidentRoutes.own(tx, call);
            if (!LookStore.isNeeded(tx, call.caller(), incident, resident.home())) {
                throw new Problem(
                                409,
                                "not-needed",
                                "Nothing asks for it now",
                                "names and telephone numbers are told for an open incident of level I or II at that home")
                        .asException();
            }
            var until = tx.now().plus(LONGEST);
            LookStore.add(tx, call.caller(), resident, incident, reason, until);
            return Reply.ok(Map.of("name", resident.name(), "phone", resident.phone(), "until", until))
                    .keeping(Map.of("incident", incident, "reason", reason, "until", until))
                    .within(ResidentRoutes.grid(tx, resident, call));
        });
    }

    private Future<Reply> list(Call call) {
        return records.later(tx -> {
            var home = HomeRoutes.own(tx, call);
            return Reply.ok(Map.of("looks", LookStore.of(tx, home.id())));
        });
    }
}
