package io.linli.api.roster;

import io.linli.api.incident.state.Tier;
import io.linli.api.staff.Caller;
import io.linli.api.store.Records.Transaction;
import io.linli.model.Json;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The rosters themselves. */
final class RosterStore {
    private RosterStore() {}

    /** As it is kept. */
    record Plan(Map<DayOfWeek, List<Shift>> week, List<SpecialDays> special) {}

    /** False where the grid and tier have one already. */
    static boolean add(Transaction tx, Roster roster) {
        return tx.handle()
                        .createUpdate("insert into roster (id, grid, tier, zone, plan, version, changed_at)"
                                + " values (:id, :grid, :tier, :zone, :plan, :version, :now)"
                                + " on conflict (grid, tier) do nothing")
                        .bind("id", roster.id())
                        .bind("grid", roster.grid())
                        .bind("tier", roster.tier().id())
                        .bind("zone", roster.zone().getId())
                        .bind("plan", plan(roster))
                        .bind("version", roster.version())
                        .bind("now", tx.now())
                        .execute()
                == 1;
    }

    static void change(Transaction tx, Roster roster) {
        tx.handle()
                .createUpdate("update roster set zone = :zone, plan = :plan, version = :version, changed_at = :now"
                        + " where id = :id")
                .bind("id", roster.id())
                .bind("zone", roster.zone().getId())
                .bind("plan", plan(roster))
                .bind("version", roster.version())
                .bind("now", tx.now())
                .execute();
    }

    static void remove(Transaction tx, UUID id) {
        tx.handle().execute("delete from roster where id = ?", id);
    }

    static Optional<Roster> find(Transaction tx, UUID id) {
        return tx.handle()
                .createQuery("select * from roster where id = :id")
                .bind("id", id)
                .map((row, context) -> roster(row))
                .findFirst();
    }

    /** Nobody else changes it until this transaction ends. */
    static Optional<Roster> lock(Transaction tx, UUID id) {
        return tx.handle()
                .createQuery("select * from roster where id = :id for update")
                .bind("id", id)
                .map((row, context) -> roster(row))
                .findFirst();
    }

    /** Those of the caller's grids, and those that hold the caller's own. */
    static List<Roster> list(Transaction tx, Caller caller, String grid) {
        return tx.handle()
                .createQuery("select * from roster where (grid like :mine or :own like grid || '%')"
                        + " and (grid like :grid || '%' or :grid like grid || '%') order by grid, tier")
                .bind("mine", caller.gridPattern())
                .bind("own", caller.grid())
                .bind("grid", grid)
                .map((row, context) -> roster(row))
                .list();
    }

    /** Those that hold this grid, the nearest first. */
    static List<Roster> covering(Transaction tx, String grid, Tier tier) {
        return tx.handle()
                .createQuery("select * from roster where tier = :tier and :grid like grid || '%'"
                        + " order by length(grid) desc")
                .bind("tier", tier.id())
                .bind("grid", grid)
                .map((row, context) -> roster(row))
                .list();
    }

    /** Those of these who may be put on a roster of this grid: they work here, and their grids touch it. */
    static Collection<String> workingAround(Transaction tx, Collection<String> usernames, String grid) {
        return tx.handle()
                .createQuery("select username from account where active and home is null"
                        + " and username = any(:usernames) and (:grid like grid || '%' or grid like :grid || '%')")
                .bindArray("usernames", String.class, usernames)
                .bind("grid", grid)
                .mapTo(String.class)
                .set();
    }

    /** Of the nearest place that is drawn and holds this grid. */
    static Optional<ZoneId> zone(Transaction tx, String grid) {
        return tx.handle()
                .createQuery("select zone from place where grid like :grid || '%' or :grid like grid || '%'"
                        + " order by abs(length(grid) - length(:grid)), id limit 1")
                .bind("grid", grid)
                .mapTo(String.class)
                .findFirst()
                .map(ZoneId::of);
    }

    private static String plan(Roster roster) {
        return new String(Json.write(new Plan(roster.week(), roster.special())), StandardCharsets.UTF_8);
    }

    private static Roster roster(ResultSet row) throws SQLException {
        var plan = Json.read(row.getString("plan").getBytes(StandardCharsets.UTF_8), Plan.class);
        return new Roster(
                row.getObject("id", UUID.class),
                row.getString("grid"),
                Tier.valueOf(row.getString("tier").toUpperCase(Locale.ROOT)),
                ZoneId.of(row.getString("zone")),
                row.getInt("version"),
                plan.week(),
                plan.special());
    }
}
