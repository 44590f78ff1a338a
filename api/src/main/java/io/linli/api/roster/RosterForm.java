package io.linli.api.roster;

import io.linli.api.http.Problem;
import io.linli.api.roster.RosterStore.Plan;
import io.linli.api.staff.Caller;
import io.linli.api.store.Records.Transaction;
import io.linli.model.Json;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A roster as somebody sends it: its parts that are not sent stay as they are. */
final class RosterForm {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private RosterForm() {}

    static Roster fresh(Transaction tx, Caller caller, JsonObject body) {
        var grid = body.getString("grid");
        if (!grid.startsWith(caller.grid())) {
            throw Problem.unprocessable(
                            "grid: not within your grids, which begin with " + caller.grid() + ", not: " + grid)
                    .asException();
        }
        return sense(() -> new Roster(
                UUID.randomUUID(),
                grid,
                Rosters.tier(body.getString("tier")),
                zone(body, RosterStore.zone(tx, grid).orElse(ZONE)),
                1,
                week(body, Map.of()),
                special(body, List.of())));
    }

    static Roster changed(Roster before, JsonObject body) {
        return sense(() -> new Roster(
                before.id(),
                before.grid(),
                before.tier(),
                zone(body, before.zone()),
                before.version() + 1,
                week(body, before.week()),
                special(body, before.special())));
    }

    /** Everybody on it must work there. */
    static Roster staffed(Transaction tx, Roster roster) {
        var persons = roster.persons();
        var known = RosterStore.workingAround(tx, persons, roster.grid());
        persons.stream()
                .filter(person -> !known.contains(person))
                .sorted()
                .findFirst()
                .ifPresent(person -> {
                    throw Problem.unprocessable("person: nobody who works in " + roster.grid() + " is called " + person)
                            .asException();
                });
        return roster;
    }

    /** What a record refuses is for whoever sent it. */
    static <T> T sense(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException | DateTimeException e) {
            var cause = e.getCause() == null || e.getCause().getMessage() == null ? e : e.getCause();
            throw Problem.unprocessable(String.valueOf(cause.getMessage())).asException();
        }
    }

    private static ZoneId zone(JsonObject body, ZoneId otherwise) {
        var zone = body.getString("zone");
        return zone == null ? otherwise : ZoneId.of(zone);
    }

    private static Map<DayOfWeek, List<Shift>> week(JsonObject body, Map<DayOfWeek, List<Shift>> otherwise) {
        var plan = plan(body, "week");
        return plan == null ? otherwise : plan.week();
    }

    private static List<SpecialDays> special(JsonObject body, List<SpecialDays> otherwise) {
        var plan = plan(body, "special");
        return plan == null ? otherwise : plan.special();
    }

    private static @Nullable Plan plan(JsonObject body, String part) {
        var sent = body.getValue(part);
        return sent == null
                ? null
                : Json.read(new JsonObject().put(part, sent).encode().getBytes(StandardCharsets.UTF_8), Plan.class);
    }
}
