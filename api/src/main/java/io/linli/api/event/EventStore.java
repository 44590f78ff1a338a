package io.linli.api.event;

import io.linli.api.staff.Caller;
import io.linli.api.store.Records.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** The last events, in the order in which their transactions were committed. */
public final class EventStore {
    /** Any number will do, as long as nobody else locks by it. */
    private static final long ORDER = 0x11A11E7;

    /** Events that are brought at a time to who missed them. */
    static final int PAGE = 500;

    private EventStore() {}

    /** Numbers the events; until the transaction ends nobody else's can get a number. */
    public static List<Event.Numbered> keep(Transaction tx, List<Event> events) {
        tx.handle().execute("select pg_advisory_xact_lock(?)", ORDER);
        var batch = tx.handle()
                .prepareBatch(
                        "insert into event (type, grid, subject, data, at) values (:type, :grid, :subject, :data, :at)");
        for (var event : events) {
            batch.bind("type", event.type().name())
                    .bind("grid", event.grid())
                    .bind("subject", event.subject())
                    .bind("data", event.data())
                    .bind("at", tx.now())
                    .add();
        }
        var seqs = batch.executePreparedBatch("seq").mapTo(Long.class).list();
        var numbered = new ArrayList<Event.Numbered>(seqs.size());
        for (var i = 0; i < seqs.size(); i++) {
            numbered.add(new Event.Numbered(seqs.get(i), events.get(i)));
        }
        return numbered;
    }

    /** The next that this caller may hear of, as many as make a page. */
    public static List<Event.Numbered> after(Transaction tx, Caller caller, long seq) {
        var types = Arrays.stream(Event.Type.values())
                .filter(type -> type.isFor(caller.role()))
                .map(Enum::name)
                .toList();
        return tx.handle()
                .createQuery("select seq, type, grid, subject, data from event where seq > :seq and type = any(:types)"
                        + " and (grid = '' or grid like :mine) and subject like :subject order by seq limit :limit")
                .bind("seq", seq)
                .bindArray("types", String.class, types)
                .bind("mine", caller.gridPattern())
                .bind("subject", caller.subjectPattern())
                .bind("limit", PAGE)
                .map((row, context) -> event(row))
                .list();
    }

    /** The next of all, as many as make a page. */
    static List<Event.Numbered> since(Transaction tx, long seq) {
        return tx.handle()
                .createQuery(
                        "select seq, type, grid, subject, data from event where seq > :seq order by seq limit :limit")
                .bind("seq", seq)
                .bind("limit", PAGE)
                .map((row, context) -> event(row))
                .list();
    }

    private static Event.Numbered event(ResultSet row) throws SQLException {
        return new Event.Numbered(
                row.getLong("seq"),
                new Event(
                        Event.Type.valueOf(row.getString("type")),
                        row.getString("grid"),
                        row.getString("subject"),
                        row.getString("data")));
    }

    /** The last event, or 0. */
    static long newest(Transaction tx) {
        return tx.handle()
                .createQuery("select coalesce(max(seq), 0) from event")
                .mapTo(Long.class)
                .one();
    }

    /** The first event still kept, or 0. */
    public static long oldest(Transaction tx) {
        return tx.handle()
                .createQuery("select coalesce(min(seq), 0) from event")
                .mapTo(Long.class)
                .one();
    }

    public static int forget(Transaction tx, int kept) {
        return tx.handle()
                .execute("delete from event where seq <= (select coalesce(max(seq), 0) - ? from event)", kept);
    }

    /** What holds this text and is of one incident. */
    public static void forgetMentions(Transaction tx, String text, UUID incident) {
        tx.handle()
                .execute(
                        "delete from event where strpos(data, ?) > 0 and strpos(data, ?) > 0",
                        text,
                        incident.toString());
    }

    /** What holds this text. */
    public static void forgetMentions(Transaction tx, String text) {
        tx.handle().execute("delete from event where strpos(data, ?) > 0", text);
    }
}
