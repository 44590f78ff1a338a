package io.linli.api.notify;

import io.linli.api.store.Records.Transaction;
import io.linli.model.Json;
import io.linli.model.Level;
import io.linli.model.Place;
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

    /** A call that was made since then, by what the gateway said of it. */
    static Optional<Notice> lockCall(Transaction tx, String said, Instant since) {
        return tx.handle()
                .createQuery("select * from notice where channel = 'voice' and state = 'DELIVERED' and detail = :said"
                        + " and changed_at > :since for update")
                .bind("said", said)
                .bind("since", since)
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
                                + " and alert is not distinct from :alert and data::jsonb = cast(:data as jsonb) and state not in ('HELD', 'FAILED'))")
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

    /** Whether such a word for many went to this receiver of late. */
    static boolean isGathered(Transaction tx, Notice parent, Instant since) {
        return tx.handle()
                .createQuery("select exists (select from notice where channel = :channel and recipient = :recipient"
                        + " and occasion = 'MANY' and subject = :subject and created_at > :since)")
                .bind("channel", parent.channel())
                .bind("recipient", parent.recipient())
                .bind("subject", parent.subject())
                .bind("since", since)
                .mapTo(Boolean.class)
                .one();
    }

    /** How many incidents were opened in this building since then. */
    static int openedIn(Transaction tx, Place place, Instant since) {
        return tx.handle()
                .createQuery("select count(*) from incident where grid = :grid and opened_at > :since"
                        + " and place::json ->> 'building' = :building")
                .bind("grid", place.grid())
                .bind("since", since)
                .bind("building", place.building())
                .mapTo(Integer.class)
                .one();
    }

    /** Whether each of its alerts that lasts has a cause, and people were told of one of these. */
    static boolean isCauseTold(Transaction tx, UUID incident) {
        return tx.handle()
                .createQuery(
                        "select coalesce(bool_and(effect.cause is not null), false) and exists (select from alert e"
                                + " join alert c on c.id = e.cause join notice on notice.incident = c.incident"
                                + " where e.incident = :incident and c.incident <> :incident and notice.state not in ('HELD', 'FAILED'))"
                                + " from alert effect where effect.incident = :incident and effect.cleared_at is null")
                .bind("incident", incident)
                .mapTo(Boolean.class)
                .one();
    }

    static void gatherAt(Transaction tx, UUID id, Instant at) {
        tx.handle().execute("update notice set digest_at = ? where id = ?", at, id);
    }

    /** What was kept for a person until now. */
    static List<Notice> lockKept(Transaction tx, String username) {
        return tx.handle()
                .createQuery("select * from notice where person = :username and digest_at <= :now and digest is null"
                        + " order by level, created_at for update")
                .bind("username", username)
                .bind("now", tx.now())
                .map((row, context) -> notice(row))
                .list();
    }

    static void gathered(Transaction tx, List<Notice> kept, UUID digest) {
        tx.handle()
                .createUpdate("update notice set digest = :digest where id = any(:ids)")
                .bind("digest", digest)
                .bindArray("ids", UUID.class, kept.stream().map(Notice::id).toList())
                .execute();
    }

    /** Tests are not counted, nor is what tells many as one. */
    static int sentWithin(Transaction tx, Notice draft, Duration window) {
        return tx.handle()
                .createQuery("select count(*) from notice where channel = :channel and recipient = :recipient"
                        + " and created_at > :since and state <> 'HELD' and occasion not in ('TEST', 'DIGEST')")
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
                        + " left join incident on incident.id = notice.incident where notice.changed_at < :old"
                        + " and notice.state <> 'PENDING' and (notice.incident is null or incident.closed_at < :old)"
                        + " limit 5000)")
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
