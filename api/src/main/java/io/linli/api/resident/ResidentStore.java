package io.linli.api.resident;

import io.linli.api.store.Records.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who lives where. */
public final class ResidentStore {
    private ResidentStore() {}

    public static void put(Transaction tx, Collection<Resident> residents) {
        if (residents.isEmpty()) {
            return;
        }
        var batch = tx.handle()
                .prepareBatch("insert into resident (id, home, name, born, phone, note)"
                        + " values (:id, :home, :name, :born, :phone, :note) on conflict (id) do update"
                        + " set home = excluded.home, name = excluded.name, born = excluded.born,"
                        + " phone = excluded.phone, note = excluded.note");
        for (var resident : residents) {
            batch.bind("id", resident.id())
                    .bind("home", resident.home())
                    .bind("name", resident.name())
                    .bind("born", resident.born())
                    .bind("phone", resident.phone())
                    .bind("note", resident.note())
                    .add();
        }
        batch.execute();
    }

    static Optional<Resident> find(Transaction tx, String id) {
        return tx.handle()
                .createQuery("select * from resident where id = :id")
                .bind("id", id)
                .map((row, context) -> resident(row))
                .findFirst();
    }

    static Map<String, Resident> all(Transaction tx, Collection<String> ids) {
        var all = new HashMap<String, Resident>();
        tx.handle()
                .createQuery("select * from resident where id = any(:ids)")
                .bindArray("ids", String.class, ids)
                .map((row, context) -> resident(row))
                .forEach(resident -> all.put(resident.id(), resident));
        return all;
    }

    static List<Resident> of(Transaction tx, String home) {
        return tx.handle()
                .createQuery("select * from resident where home = :home order by born nulls last, id")
                .bind("home", home)
                .map((row, context) -> resident(row))
                .list();
    }

    static boolean remove(Transaction tx, String id) {
        return tx.handle().execute("delete from resident where id = ?", id) == 1;
    }

    private static Resident resident(ResultSet row) throws SQLException {
        return new Resident(
                row.getString("id"),
                row.getString("home"),
                row.getString("name"),
                row.getObject("born", Integer.class),
                row.getString("phone"),
                row.getString("note"));
    }
}
