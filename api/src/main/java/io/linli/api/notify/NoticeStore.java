package io.linli.api.notify;

import io.linli.api.store.Records.Transaction;
import io.linli.model.Json;
import io.linli.model.Level;
import io.linli.model.Text;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The notices: the outbox of those to be sent, and the record of the others. */
public final class NoticeStore {
    private NoticeStore() {}

    static void add(Transaction tx, Notice notice) {
        tx.handle()
                .createUpdate(
                        "insert into notice (id, incident, alert, channel, recipient, person, occasion, level, grid,"
                                + " subject, text_zh, text_en, data, state, detail, created_at, changed_at) values (:id,"
                                + " :incident, :alert, :channel, :recipient, :person, :occasion, :level, :grid, :subject, :zh, :en,"
                                + " :data, :state, :detail, :at, :at)")
                .bind("id", notice.id())
                .bind("incident", notice.incident())
                .bind("alert", notice.alert())
                .bind("channel", notice.channel())
                .bind("recipient", notice.recipient())
                .bind("person", notice.person())
                .bind("occasion", notice.occasion().name())
                .bind("level", notice.level().name())
                .bind("grid", notice.grid())
                .bind("subject", notice.subject())
                .bind("zh", notice.text().zh())
                .bind("en", notice.text().en())
                .bind("data", text(notice.data()))
                .bind("state", notice.state().name())
                .bind("detail", notice.detail())
                .bind("at", notice.createdAt())
                .execute();
    }

    static void put(Transaction tx, Notice notice) {
        tx.handle()
                .createUpdate("update notice set state = :state, attempts = :attempts, detail = :detail,"
                        + " changed_at = :at where id = :id")
                .bind("state", notice.state().name())
                .bind("attempts", notice.attempts())
                .bind("detail", notice.detail())
                .bind("at", tx.now())
                .bind("id", notice.id())
                .execute();
    }

    static Optional<Notice> lock(Transaction tx, UUID id) {
        return tx.handle()
                .createQuery("select * from notice where id = :id for update")
                .bind("id", id)
                .map((row, context) -> notice(row))
                .findFirst();
    }

    public static List<Notice> ofIncident(Transaction tx, UUID incident) {
        return tx.handle()
                .createQuery("select * from notice where incident = :incident order by created_at, id")
                .bind("incident", incident)
                .map((row, context) -> notice(row))
                .list();
    }

    /** Whether the same was said before: a second press is answered again, as it carries a name of its own. */
    static boolean isTold(Transaction tx, Notice draft) {
        return tx.handle()
                .createQuery(
                        "select exists (select from notice where incident = :incident and channel = :channel"
                                + " and recipient = :recipient and occasion = :occasion and level = :level"
                                + " and alert is not distinct from :alert and data::jsonb = cast(:data as jsonb) and state <> 'HELD')")
                .bind("incident", draft.incident())
                .bind("channel", draft.channel())
                .bind("recipient", draft.recipient())
                .bind("occasion", draft.occasion().name())
                .bind("level", draft.level().name())
                .bind("alert", draft.alert())
                .bind("data", text(draft.data()))
                .mapTo(Boolean.class)
                .one();
    }

    static int sentWithin(Transaction tx, Notice draft, Duration window) {
        return tx.handle()
                .createQuery("select count(*) from notice where channel = :channel and recipient = :recipient"
                        + " and created_at > :since and state <> 'HELD'")
                .bind("channel", draft.channel())
                .bind("recipient", draft.recipient())
                .bind("since", tx.now().minus(window))
                .mapTo(Integer.class)
                .one();
    }

    /** Some of those that were sent before {@code old}, of incidents that are long closed. */
    public static int forget(Transaction tx, Instant old) {
        return tx.handle()
                .createUpdate("delete from notice where id in (select notice.id from notice"
                        + " join incident on incident.id = notice.incident where notice.changed_at < :old"
                        + " and notice.state <> 'PENDING' and incident.closed_at < :old limit 5000)")
                .bind("old", old)
                .execute();
    }

    private static String text(Map<String, Object> data) {
        return new String(Json.write(data), StandardCharsets.UTF_8);
    }

    @SuppressWarnings("unchecked") // a JSON object is a map by names
    private static Notice notice(ResultSet row) throws SQLException {
        return new Notice(
                row.getObject("id", UUID.class),
                row.getObject("incident", UUID.class),
                row.getString("alert"),
                row.getString("channel"),
                row.getString("recipient"),
                row.getString("person"),
                Occasion.valueOf(row.getString("occasion")),
                Level.valueOf(row.getString("level")),
                row.getString("grid"),
                row.getString("subject"),
                new Text(row.getString("text_zh"), row.getString("text_en")),
                (Map<String, Object>) Json.read(row.getString("data").getBytes(StandardCharsets.UTF_8), Map.class),
                Notice.State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getString("detail"),
                row.getTimestamp("created_at").toInstant());
    }
}
