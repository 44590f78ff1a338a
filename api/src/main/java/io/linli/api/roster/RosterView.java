package io.linli.api.roster;

import io.linli.api.staff.AccountStore;
import io.linli.api.store.Records.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rosters as they are shown. */
final class RosterView {
    /** How far ahead is looked for holes. */
    private static final Duration AHEAD = Duration.ofDays(14);

    private static final int NOTES = 3;

    private RosterView() {}

    static Map<String, Object> plain(Roster roster) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", roster.id());
        view.put("grid", roster.grid());
        view.put("tier", roster.tier().id());
        view.put("zone", roster.zone().getId());
        view.put("version", roster.version());
        view.put("week", roster.week());
        view.put("special", roster.special());
        return view;
    }

    /** With who has which shift in this time. */
    static Map<String, Object> whole(Transaction tx, Roster roster, Instant from, Instant to) {
        var plan = Rosters.plan(tx, roster);
        var view = plain(roster);
        view.put("from", from);
        view.put("to", to);
        view.put(
                "stints",
                plan.stints(from, to).stream().map(stint -> stint(tx, stint)).toList());
        view.put("holes", holes(plan, from, to));
        view.put("swaps", plan.swaps());
        view.put(
                "leaves",
                plan.leaves().stream()
                        .filter(leave ->
                                leave.to().isAfter(from) && leave.from().isBefore(to))
                        .toList());
        return view;
    }

    /** Who is there now, who comes next, and when nobody will. */
    static Map<String, Object> onDuty(Transaction tx, Roster roster) {
        var plan = Rosters.plan(tx, roster);
        var now = tx.now();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("roster", roster.id());
        view.put("grid", roster.grid());
        view.put("tier", roster.tier().id());
        view.put("zone", roster.zone().getId());
        view.put(
                "now",
                plan.onDuty(now).stream().map(person -> person(tx, person)).toList());
        plan.stints(now, now.plus(AHEAD)).stream()
                .filter(stint -> stint.from().isAfter(now))
                .findFirst()
                .ifPresent(next -> view.put("next", stint(tx, next)));
        view.put("hand_over", HandOverStore.latest(tx, roster.id(), NOTES));
        view.put("holes", holes(plan, now, now.plus(AHEAD)));
        return view;
    }

    private static List<Map<String, Object>> holes(DutyPlan plan, Instant from, Instant to) {
        return plan.holes(from, to).stream()
                .map(hole -> {
                    Map<String, Object> view = new LinkedHashMap<>();
                    view.put("from", hole.from());
                    view.put("to", hole.to());
                    view.put("reason", hole.reason().id());
                    view.put("slot", hole.slot());
                    return view;
                })
                .toList();
    }

    private static Map<String, Object> stint(Transaction tx, Stint stint) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("slot", stint.turn().slot());
        view.put("from", stint.from());
        view.put("to", stint.to());
        put(view, tx, "person", stint.person());
        put(view, tx, "planned", stint.turn().person());
        put(view, tx, "backup", stint.turn().shift().backup());
        view.put("is_backup", stint.isBackup());
        return view;
    }

    private static void put(Map<String, Object> view, Transaction tx, String field, @Nullable String username) {
        if (username != null) {
            view.put(field, person(tx, username));
        }
    }

    private static Map<String, String> person(Transaction tx, String username) {
        return Map.of(
                "username", username, "name", AccountStore.name(tx, username).orElse(username));
    }
}
