package io.linli.api.resident;

import io.linli.api.staff.Caller;
import io.linli.api.store.Records.Transaction;
import io.linli.model.Json;
import io.linli.model.Place;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The homes and where each is. */
public final class HomeStore {
    private HomeStore() {}

    /** A home and how many people live in it. */
    record Counted(Home home, int residents) {}

    public static void put(Transaction tx, Collection<Home> homes) {
        if (homes.isEmpty()) {
            return;
        }
        var batch = tx.handle()
                .prepareBatch("insert into home (id, grid, body, tags) values (:id, :grid, :body, :tags)"
                        + " on conflict (id) do update set grid = excluded.grid, body = excluded.body,"
                        + " tags = excluded.tags");
        for (var home : homes) {
            batch.bind("id", home.id())
                    .bind("grid", home.place().grid())
                    .bind("body", new String(Json.write(home.place()), StandardCharsets.UTF_8))
                    .bindArray(
                            "tags", String.class, home.tags().stream().sorted().toList())
                    .add();
        }
        batch.execute();
    }

    public static Optional<Home> find(Transaction tx, String id) {
        return tx.handle()
                .createQuery("select * from home where id = :id")
                .bind("id", id)
                .map((row, context) -> home(row))
                .findFirst();
    }

    public static Map<String, Home> all(Transaction tx, Collection<String> ids) {
        var all = new HashMap<String, Home>();
        tx.handle()
                .createQuery("select * from home where id = any(:ids)")
                .bindArray("ids", String.class, ids)
                .map((row, context) -> home(row))
                .forEach(home -> all.put(home.id(), home));
        return all;
    }

    /** In the order of their ids, from the one after {@code after}. */
    static List<Counted> list(Transaction tx, Caller caller, String after, int limit) {
        return tx.handle()
                .createQuery("select home.*, (select count(*) from resident where resident.home = home.id) as residents"
                        + " from home where grid like :mine and 'home:' || id like :subject and id > :after"
                        + " order by id limit :limit")
                .bind("mine", caller.gridPattern())
                .bind("subject", caller.subjectPattern())
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> new Counted(home(row), row.getInt("residents")))
                .list();
    }

    static boolean remove(Transaction tx, String id) {
        return tx.handle().execute("delete from home where id = ?", id) == 1;
    }

    private static Home home(ResultSet row) throws SQLException {
        return new Home(
                row.getString("id"),
                Json.read(row.getString("body").getBytes(StandardCharsets.UTF_8), Place.class),
                texts(row.getArray("tags")));
    }

    private static Set<String> texts(Array array) throws SQLException {
        return Set.of((String[]) array.getArray());
    }
}
