package io.linli.api.device;

import io.linli.api.staff.Caller;
import io.linli.api.store.Records.Transaction;
import io.linli.model.Json;
import io.linli.model.Rejected;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The quarantine list: messages that were not taken, each once, by its place in the stream. */
public final class RejectedStore {
    private static final Duration KEPT = Duration.ofDays(7);

    private RejectedStore() {}

    public static void add(Transaction tx, Map<String, Rejected> byPlace) {
        var batch = tx.handle()
                .prepareBatch("insert into rejected (place, reason, device, topic, body, received_at)"
                        + " values (:place, :reason, :device, :topic, :body, :at) on conflict (place) do nothing");
        byPlace.forEach((place, rejected) -> batch.bind("place", place)
                .bind("reason", rejected.reason().name())
                .bind("device", rejected.device())
                .bind("topic", clean(rejected.topic()))
                .bind("body", clean(new String(Json.write(rejected), StandardCharsets.UTF_8)))
                .bind("at", rejected.receivedAt())
                .add());
        batch.execute();
    }

    /** PostgreSQL keeps no NUL. */
    private static String clean(String text) {
        return text.replace("\u0000", "").replace("\\u0000", "");
    }

    /** Of the caller's grids, and of devices that stand in none: who they are is still to be found out. */
    static List<Rejected> list(Transaction tx, Caller caller, @Nullable String device, int limit) {
        return tx.handle()
                .createQuery("select rejected.body from rejected left join device on device.id = rejected.device"
                        + " where (device.grid is null or device.grid like :mine)"
                        + " and (cast(:device as text) is null or rejected.device = :device)"
                        + " order by rejected.id desc limit :limit")
                .bind("mine", caller.gridPattern())
                .bind("device", device)
                .bind("limit", limit)
                .map((row, context) ->
                        Json.read(row.getString("body").getBytes(StandardCharsets.UTF_8), Rejected.class))
                .list();
    }

    public static int forget(Transaction tx) {
        return tx.handle()
                .createUpdate("delete from rejected where received_at < :old")
                .bind("old", tx.now().minus(KEPT))
                .execute();
    }
}
