package io.linli.api.audit;

import io.linli.api.staff.Role;
import io.linli.api.store.Records.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The entries of the log, in the order in which their transactions were committed, and their records. */
public final class AuditStore {
    /** Any number will do, as long as nobody else locks by it. */
    private static final long ORDER = 0x11A0D17;

    private AuditStore() {}

    /** An entry as it stands in the log. */
    record Kept(AuditEntry entry, Hash hash) {}

    /** Gives each its place; until the transaction ends nobody else's can get one, so it is done last. */
    public static void keep(Transaction tx, List<AuditDraft> drafts) {
        var records =
                drafts.stream().map(draft -> SealedRecord.of(draft.record())).toList();
        tx.handle().execute("select pg_advisory_xact_lock(?)", ORDER);
        var entries = new ArrayList<Kept>(drafts.size());
        var last = last(tx);
        var seq = last.map(kept -> kept.entry().seq()).orElse(0L);
        var hash = last.map(Kept::hash).orElse(AuditEntry.NOTHING);
        for (var i = 0; i < drafts.size(); i++) {
            var entry =
                    AuditEntry.of(drafts.get(i), ++seq, tx.now(), records.get(i).hash(), hash);
            hash = entry.hash();
            entries.add(new Kept(entry, hash));
        }
        write(tx, entries, records);
    }

    /** In one statement for both tables: others wait meanwhile. */
    private static void write(Transaction tx, List<Kept> entries, List<SealedRecord> records) {
        var batch = tx.handle()
                .prepareBatch("with entry as (insert into audit_entry"
                        + " (seq, at, action, actor, role, object, grid, data_hash, prev_hash, hash) values"
                        + " (:seq, :at, :action, :actor, :role, :object, :grid, :dataHash, :prevHash, :hash)"
                        + " returning seq) insert into audit_record (seq, body, salt)"
                        + " select seq, cast(:body as text), cast(:salt as text) from entry");
        for (var i = 0; i < entries.size(); i++) {
            var entry = entries.get(i).entry();
            batch.bind("seq", entry.seq())
                    .bind("at", entry.at())
                    .bind("action", entry.action().name())
                    .bind("actor", entry.actor())
                    .bind("role", entry.role().name())
                    .bind("object", entry.object())
                    .bind("grid", entry.grid())
                    .bind("dataHash", entry.dataHash().bytes())
                    .bind("prevHash", entry.prevHash().bytes())
                    .bind("hash", entries.get(i).hash().bytes())
                    .bind("body", records.get(i).text())
                    .bind("salt", records.get(i).salt())
                    .add();
        }
        batch.execute();
    }

    /** Forgets what was said of somebody or something; that it was said, and when and by whom, stays. */
    public static int erase(Transaction tx, String kind, String object) {
        var actions = java.util.Arrays.stream(AuditAction.values())
                .filter(action -> action.objectKind().equals(kind))
                .map(Enum::name)
                .toList();
        return tx.handle()
                .createUpdate("delete from audit_record using audit_entry where audit_record.seq = audit_entry.seq"
                        + " and object = :object and action = any(:actions)")
                .bind("object", object)
                .bindArray("actions", String.class, actions)
                .execute();
    }

    /** Forgets the records that hold this text; that something was done, and by whom, stays. */
    public static int eraseMentions(Transaction tx, String text) {
        return tx.handle().execute("delete from audit_record where strpos(body, ?) > 0", text);
    }

    /** The same, of the records of one incident alone. */
    public static int eraseMentions(Transaction tx, String text, UUID incident) {
        return tx.handle()
                .execute(
                        "delete from audit_record using audit_entry where audit_record.seq = audit_entry.seq"
                                + " and object = ? and strpos(body, ?) > 0",
                        incident.toString(),
                        text);
    }

    private static Optional<Kept> last(Transaction tx) {
        return tx.handle()
                .createQuery("select * from audit_entry order by seq desc limit 1")
                .map((row, context) -> kept(row))
                .findFirst();
    }

    static long size(Transaction tx) {
        return last(tx).map(kept -> kept.entry().seq()).orElse(0L);
    }

    static Optional<Kept> find(Transaction tx, long seq) {
        return tx.handle()
                .createQuery("select * from audit_entry where seq = :seq")
                .bind("seq", seq)
                .map((row, context) -> kept(row))
                .findFirst();
    }

    static Optional<SealedRecord> record(Transaction tx, long seq) {
        return tx.handle()
                .createQuery("select body, salt from audit_record where seq = :seq")
                .bind("seq", seq)
                .map((row, context) -> record(row))
                .findFirst();
    }

    /** Those that are still there. */
    static Map<Long, SealedRecord> records(Transaction tx, long after, long upTo) {
        var records = new HashMap<Long, SealedRecord>();
        tx.handle()
                .createQuery("select seq, body, salt from audit_record where seq > :after and seq <= :upTo")
                .bind("after", after)
                .bind("upTo", upTo)
                .map((row, context) -> Map.entry(row.getLong("seq"), record(row)))
                .forEach(each -> records.put(each.getKey(), each.getValue()));
        return records;
    }

    /** The newest first. */
    static List<Kept> list(Transaction tx, AuditQuestion question) {
        return tx.handle()
                .createQuery("select * from audit_entry where seq < :before and (grid = '' or grid like :mine)"
                        + " and grid like :grid"
                        + " and (cast(:action as text) is null or action = :action)"
                        + " and (cast(:actor as text) is null or actor = :actor)"
                        + " and (cast(:object as text) is null or object = :object)"
                        + " and (cast(:from as timestamptz) is null or at >= :from)"
                        + " and (cast(:to as timestamptz) is null or at < :to)"
                        + " order by seq desc limit :limit")
                .bind("before", question.before())
                .bind("mine", question.mine())
                .bind("grid", question.grid())
                .bind(
                        "action",
                        question.action() == null ? null : question.action().name())
                .bind("actor", question.actor())
                .bind("object", question.object())
                .bind("from", question.from())
                .bind("to", question.to())
                .bind("limit", question.limit())
                .map((row, context) -> kept(row))
                .list();
    }

    /** The next of all, in their order. */
    static List<Kept> page(Transaction tx, long after, long upTo, int limit) {
        return tx.handle()
                .createQuery("select * from audit_entry where seq > :after and seq <= :upTo order by seq limit :limit")
                .bind("after", after)
                .bind("upTo", upTo)
                .bind("limit", limit)
                .map((row, context) -> kept(row))
                .list();
    }

    private static SealedRecord record(ResultSet row) throws SQLException {
        return new SealedRecord(row.getString("body"), row.getString("salt"));
    }

    private static Kept kept(ResultSet row) throws SQLException {
        var entry = new AuditEntry(
                row.getLong("seq"),
                row.getTimestamp("at").toInstant(),
                AuditAction.valueOf(row.getString("action")),
                row.getString("actor"),
                Role.valueOf(row.getString("role")),
                row.getString("object"),
                row.getString("grid"),
                Hash.ofBytes(row.getBytes("data_hash")),
                Hash.ofBytes(row.getBytes("prev_hash")));
        return new Kept(entry, Hash.ofBytes(row.getBytes("hash")));
    }
}
