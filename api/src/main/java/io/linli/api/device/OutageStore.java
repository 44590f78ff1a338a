package io.linli.api.device;

import io.linli.api.store.Records.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** When each device was not heard, of the last days. */
public final class OutageStore {
    private static final Duration KEPT = Duration.ofDays(7);

    private OutageStore() {}

    static void began(Transaction tx, String device, Instant lastHeard) {
        tx.handle()
                .createUpdate("insert into outage (device, began_at) values (:device, :at) on conflict do nothing")
                .bind("device", device)
                .bind("at", lastHeard)
                .execute();
    }

    static void ended(Transaction tx, String device, Instant heard) {
        tx.handle()
                .createUpdate("update outage set ended_at = greatest(began_at, :at)"
                        + " where device = :device and ended_at is null")
                .bind("device", device)
                .bind("at", heard)
                .execute();
    }

    static Map<String, List<Outage>> of(Transaction tx, Collection<String> devices, Instant since) {
        var found = new HashMap<String, List<Outage>>();
        tx.handle()
                .createQuery("select device, began_at, ended_at from outage where device = any(:devices)"
                        + " and (ended_at is null or ended_at > :since) order by began_at")
                .bindArray("devices", String.class, List.copyOf(devices))
                .bind("since", since)
                .map((row, context) -> {
                    var ended = row.getTimestamp("ended_at");
                    var outage = new Outage(
                            row.getTimestamp("began_at").toInstant(), ended == null ? null : ended.toInstant());
                    return Map.entry(row.getString("device"), outage);
                })
                .forEach(entry -> found.computeIfAbsent(entry.getKey(), device -> new ArrayList<>())
                        .add(entry.getValue()));
        return found;
    }

    public static int forget(Transaction tx) {
        return tx.handle()
                .createUpdate("delete from outage where ended_at < :old")
                .bind("old", tx.now().minus(KEPT))
                .execute();
    }
}
