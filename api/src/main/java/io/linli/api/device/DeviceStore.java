package io.linli.api.device;

import io.linli.api.staff.Caller;
import io.linli.api.store.Records.Transaction;
import io.linli.model.Device;
import io.linli.model.DeviceKind;
import io.linli.model.Json;
import io.linli.model.Subject;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The registry of devices and where they stand. */
public final class DeviceStore {
    private DeviceStore() {}

    static void put(Transaction tx, Collection<Device> devices) {
        if (devices.isEmpty()) {
            return;
        }
        var batch = tx.handle()
                .prepareBatch("insert into device (id, kind, grid, subject, parent, active, body, changed_at) values"
                        + " (:id, :kind, :grid, :subject, :parent, :active, :body, :at) on conflict (id) do update"
                        + " set kind = excluded.kind, grid = excluded.grid, subject = excluded.subject,"
                        + " parent = excluded.parent, active = excluded.active, body = excluded.body,"
                        + " changed_at = excluded.changed_at");
        for (var device : devices) {
            batch.bind("id", device.id())
                    .bind("kind", device.kind().id())
                    .bind("grid", device.place().grid())
                    .bind("subject", device.subject().toString())
                    .bind("parent", device.parent())
                    .bind("active", device.active())
                    .bind("body", new String(Json.write(device), StandardCharsets.UTF_8))
                    .bind("at", tx.now())
                    .add();
        }
        batch.execute();
    }

    static Map<String, Device> all(Transaction tx, Collection<String> ids) {
        var all = new HashMap<String, Device>();
        tx.handle()
                .createQuery("select body from device where id = any(:ids)")
                .bindArray("ids", String.class, ids)
                .map((row, context) -> device(row))
                .forEach(device -> all.put(device.id(), device));
        return all;
    }

    /** Those that stand in one of these homes and sites, out of service or not. */
    public static List<Device> of(Transaction tx, Collection<String> subjects) {
        return tx.handle()
                .createQuery("select body from device where subject = any(:subjects) order by id")
                .bindArray("subjects", String.class, subjects)
                .map((row, context) -> device(row))
                .list();
    }

    public static Optional<Device> find(Transaction tx, String id) {
        return tx.handle()
                .createQuery("select body from device where id = :id")
                .bind("id", id)
                .map((row, context) -> device(row))
                .findFirst();
    }

    /** All that stand in the log of this home or site, those out of service too. */
    public static List<Device> ofSubject(Transaction tx, String subject) {
        return tx.handle()
                .createQuery("select body from device where subject = :subject order by id")
                .bind("subject", subject)
                .map((row, context) -> device(row))
                .list();
    }

    /** Differs when any device has changed. */
    static String edition(Transaction tx) {
        return tx.handle()
                .createQuery("select count(*) || ' ' || coalesce(max(changed_at), 'epoch') from device")
                .mapTo(String.class)
                .one();
    }

    /** Whether all devices stand in grids of this prefix. */
    public static boolean areAllWithin(Transaction tx, String grid) {
        return tx.handle()
                .createQuery("select not exists (select from device where not starts_with(grid, :grid))")
                .bind("grid", grid)
                .mapTo(Boolean.class)
                .one();
    }

    public static List<Device> all(Transaction tx) {
        return tx.handle()
                .createQuery("select body from device order by id")
                .map((row, context) -> device(row))
                .list();
    }

    static List<Device> list(Transaction tx, Caller caller, String grid, String after, int limit) {
        return tx.handle()
                .createQuery("select body from device where grid like :mine and subject like :subject"
                        + " and grid like :grid and id > :after order by id limit :limit")
                .bind("mine", caller.gridPattern())
                .bind("subject", caller.subjectPattern())
                .bind("grid", grid + "%")
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> device(row))
                .list();
    }

    /** The ids of the boxes that can speak to the people of this home or site. */
    public static List<String> callBoxes(Transaction tx, Subject subject) {
        return tx.handle()
                .createQuery("select id from device where subject = :subject and kind = :kind and active order by id")
                .bind("subject", subject.toString())
                .bind("kind", DeviceKind.CALL_BOX.id())
                .mapTo(String.class)
                .list();
    }

    private static Device device(ResultSet row) throws SQLException {
        return Json.read(row.getString("body").getBytes(StandardCharsets.UTF_8), Device.class);
    }
}
