package io.linli.api.device;

import io.linli.api.store.Records.Transaction;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** When each device was last heard, as of the last batch. */
final class LivenessStore {
    private LivenessStore() {}

    static void put(Transaction tx, Map<String, Seen> seen) {
        var batch = tx.handle()
                .prepareBatch(
                        "insert into liveness (device, seen_at, battery, connected, clock_doubted, online)"
                                + " values (:device, :at, :battery, :connected, :doubted, :online) on conflict (device) do update"
                                + " set seen_at = excluded.seen_at, battery = excluded.battery,"
                                + " connected = excluded.connected, clock_doubted = excluded.clock_doubted, online = excluded.online");
        seen.forEach((device, state) -> batch.bind("device", device)
                .bind("at", state.at())
                .bind("battery", state.battery())
                .bind("connected", state.connected())
                .bind("doubted", state.clockDoubted())
                .bind("online", state.online())
                .add());
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    /** Those last heard before {@code old} that are no longer in service; answers who they are. */
    static List<String> forget(Transaction tx, Instant old) {
        return tx.handle()
                .createQuery("delete from liveness where seen_at < :old and not exists"
                        + " (select from device where device.id = liveness.device and device.active) returning device")
                .bind("old", old)
                .mapTo(String.class)
                .list();
    }

    static Map<String, Seen> all(Transaction tx) {
        var all = new HashMap<String, Seen>();
        tx.handle()
                .createQuery("select device, seen_at, battery, connected, clock_doubted, online from liveness")
                .map((row, context) -> Map.entry(
                        row.getString("device"),
                        new Seen(
                                row.getTimestamp("seen_at").toInstant(),
                                row.getObject("battery", Double.class),
                                row.getObject("connected", Boolean.class),
                                row.getBoolean("clock_doubted"),
                                row.getBoolean("online"))))
                .forEach(entry -> all.put(entry.getKey(), entry.getValue()));
        return all;
    }
}
