package io.linli.api.device;

import io.linli.api.staff.Caller;
import io.linli.api.store.Records.Transaction;
import io.linli.model.Json;
import io.linli.model.Rejected;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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

    /** How many of each device's messages were not taken. */
    static Map<String, Integer> countByDevice(Transaction tx, Instant since) {
        return tx.handle()
                .createQuery("select device, count(*) from rejected where device is not null"
                        + " and received_at > :since group by device")
                .bind("since", since)
                .map((row, context) -> Map.entry(row.getString(1), row.getInt(2)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * Messages that were not taken for the same reason.
     *
     * @param last the newest of them
     */
    record Group(long count, Instant firstAt, Instant lastAt, Rejected last) {}

    /** By reason, topic and device, the newest first; what strangers say has a list of its own. */
    static List<Group> groups(Transaction tx, Caller caller, int limit) {
        return grouped(
                tx, caller, "rejected.reason <> 'UNKNOWN_DEVICE'", "rejected.reason, topic, rejected.device", limit);
    }

    /** Who speaks to us and is in no register, the newest first. */
    static List<Group> strangers(Transaction tx, Caller caller, int limit) {
        return grouped(
                tx, caller, "rejected.reason = 'UNKNOWN_DEVICE' and device.id is null", "rejected.device", limit);
    }

    private static List<Group> grouped(Transaction tx, Caller caller, String which, String by, int limit) {
        return tx.handle()
                .createQuery("with grouped as (select count(*) as many, min(received_at) as first_at,"
                        + " max(received_at) as last_at, max(rejected.id) as newest"
                        + " from rejected left join device on device.id = rejected.device"
                        + " where (device.grid is null or device.grid like :mine) and <which> group by <by>)"
                        + " select many, first_at, last_at, body from grouped join rejected on rejected.id = newest"
                        + " order by last_at desc limit :limit")
                .define("which", which)
                .define("by", by)
                .bind("mine", caller.gridPattern())
                .bind("limit", limit)
                .map((row, context) -> new Group(
                        row.getLong("many"),
                        row.getTimestamp("first_at").toInstant(),
                        row.getTimestamp("last_at").toInstant(),
                        Json.read(row.getString("body").getBytes(StandardCharsets.UTF_8), Rejected.class)))
                .list();
    }

    public static int forget(Transaction tx) {
        return tx.handle()
                .createUpdate("delete from rejected where received_at < :old")
                .bind("old", tx.now().minus(KEPT))
                .execute();
    }
}
