package io.linli.api.place;

import io.linli.api.staff.Caller;
import io.linli.api.store.Records.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parts of the community. */
public final class PlaceStore {
    private PlaceStore() {}

    public static void put(Transaction tx, Collection<PlaceEntry> places) {
        if (places.isEmpty()) {
            return;
        }
        var batch = tx.handle()
                .prepareBatch(
                        "insert into place (id, kind, grid, name, name_en, x, y, width, height, zone, latitude, longitude) values"
                                + " (:id, :kind, :grid, :name, :nameEn, :x, :y, :width, :height, :zone, :latitude, :longitude)"
                                + " on conflict (id) do update set kind = excluded.kind, grid = excluded.grid,"
                                + " name = excluded.name, name_en = excluded.name_en, x = excluded.x, y = excluded.y,"
                                + " width = excluded.width, height = excluded.height, zone = excluded.zone, latitude = excluded.latitude,"
                                + " longitude = excluded.longitude");
        for (var place : places) {
            var plan = place.plan();
            batch.bind("id", place.id())
                    .bind("kind", place.kind().id())
                    .bind("grid", place.grid())
                    .bind("name", place.name())
                    .bind("nameEn", place.nameEn())
                    .bind("x", plan == null ? null : (Double) plan.x())
                    .bind("y", plan == null ? null : (Double) plan.y())
                    .bind("width", plan == null ? null : (Double) plan.width())
                    .bind("height", plan == null ? null : (Double) plan.height())
                    .bind("zone", place.zone().getId())
                    .bind("latitude", place.latitude())
                    .bind("longitude", place.longitude())
                    .add();
        }
        batch.execute();
    }

    public static Optional<PlaceEntry> find(Transaction tx, String id) {
        return tx.handle()
                .createQuery("select * from place where id = :id")
                .bind("id", id)
                .map((row, context) -> place(row))
                .findFirst();
    }

    static Map<String, PlaceEntry> all(Transaction tx, Collection<String> ids) {
        var all = new HashMap<String, PlaceEntry>();
        tx.handle()
                .createQuery("select * from place where id = any(:ids)")
                .bindArray("ids", String.class, ids)
                .map((row, context) -> place(row))
                .forEach(place -> all.put(place.id(), place));
        return all;
    }

    /** The sites among these. */
    public static Map<String, PlaceEntry> sites(Transaction tx, Collection<String> ids) {
        var sites = all(tx, ids);
        sites.values().removeIf(place -> place.kind() != PlaceKind.SITE);
        return sites;
    }

    /** Those of the caller's grids, and the grid and community that these lie in. */
    static List<PlaceEntry> list(Transaction tx, Caller caller) {
        return tx.handle()
                .createQuery("select * from place where grid like :mine"
                        + " or kind in ('community', 'grid') and :grid like grid || '%'"
                        + " order by length(id), id")
                .bind("mine", caller.gridPattern())
                .bind("grid", caller.grid())
                .map((row, context) -> place(row))
                .list();
    }

    static boolean remove(Transaction tx, String id) {
        return tx.handle().execute("delete from place where id = ?", id) == 1;
    }

    private static PlaceEntry place(ResultSet row) throws SQLException {
        return new PlaceEntry(
                row.getString("id"),
                PlaceKind.parse(row.getString("kind")),
                row.getString("grid"),
                row.getString("name"),
                row.getString("name_en"),
                plan(row),
                ZoneId.of(row.getString("zone")),
                row.getObject("latitude", Double.class),
                row.getObject("longitude", Double.class));
    }

    private static PlaceEntry.@Nullable Plan plan(ResultSet row) throws SQLException {
        var x = row.getObject("x", Double.class);
        return x == null
                ? null
                : new PlaceEntry.Plan(x, row.getDouble("y"), row.getDouble("width"), row.getDouble("height"));
    }
}
