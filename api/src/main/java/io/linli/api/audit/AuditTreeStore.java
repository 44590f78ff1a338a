package io.linli.api.audit;

import io.linli.api.store.Records.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tree over the entries, as far as it was signed, and its heads. */
final class AuditTreeStore {
    /** Any number will do, as long as nobody else locks by it. */
    private static final long GROWTH = 0x11A0D18;

    private static final int PAGE = 1_000;

    private AuditTreeStore() {}

    /** One instance at a time lets the tree grow. */
    static void lock(Transaction tx) {
        tx.handle().execute("select pg_advisory_xact_lock(?)", GROWTH);
    }

    static MerkleTree tree(Transaction tx) {
        return new MerkleTree((level, index) -> node(tx, level, index));
    }

    private static Hash node(Transaction tx, int level, long index) {
        if (level == 0) {
            return AuditStore.find(tx, index + 1).orElseThrow().hash();
        }
        return tx.handle()
                .createQuery("select hash from audit_node where level = :level and index = :index")
                .bind("level", level)
                .bind("index", index)
                .map((row, context) -> Hash.ofBytes(row.getBytes("hash")))
                .one();
    }

    /** Adds the whole subtrees that the entries after the first {@code from} have completed. */
    static void grow(Transaction tx, long from, long to) {
        for (var after = from; after < to; after += PAGE) {
            Map<List<Long>, Hash> fresh = new HashMap<>();
            AuditStore.page(tx, after, to, PAGE)
                    .forEach(kept -> complete(tx, kept.entry().seq(), kept.hash(), fresh));
            write(tx, fresh);
        }
    }

    private static void complete(Transaction tx, long seq, Hash leaf, Map<List<Long>, Hash> fresh) {
        fresh.put(List.of(0L, seq - 1), leaf);
        var right = leaf;
        for (var level = 1L; seq % (1L << level) == 0; level++) {
            var below = List.of(level - 1, (seq >> (level - 1)) - 2);
            var left = fresh.get(below);
            right = Hash.ofNode(left == null ? node(tx, (int) level - 1, below.get(1)) : left, right);
            fresh.put(List.of(level, (seq >> level) - 1), right);
        }
    }

    private static void write(Transaction tx, Map<List<Long>, Hash> fresh) {
        var batch = tx.handle().prepareBatch("insert into audit_node (level, index, hash) values (?, ?, ?)");
        fresh.forEach((at, hash) -> {
            if (at.get(0) > 0) {
                batch.add(at.get(0), at.get(1), hash.bytes());
            }
        });
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    static void add(Transaction tx, TreeHead.Signed signed, AuditPublicKey key) {
        tx.handle()
                .createUpdate("insert into audit_head (size, at, root, public_key, signature)"
                        + " values (:size, :at, :root, :key, :signature)")
                .bind("size", signed.head().size())
                .bind("at", signed.head().at())
                .bind("root", signed.head().root().bytes())
                .bind("key", key.text())
                .bind("signature", signed.signature())
                .execute();
    }

    static Optional<TreeHead.Signed> newest(Transaction tx) {
        return heads(tx, Long.MAX_VALUE, 1).stream().findFirst();
    }

    static Optional<TreeHead.Signed> find(Transaction tx, long size) {
        return heads(tx, size + 1, 1).stream()
                .filter(signed -> signed.head().size() == size)
                .findFirst();
    }

    /** The newest first. */
    static List<TreeHead.Signed> heads(Transaction tx, long before, int limit) {
        return tx.handle()
                .createQuery("select * from audit_head where size < :before order by size desc limit :limit")
                .bind("before", before)
                .bind("limit", limit)
                .map((row, context) -> head(row))
                .list();
    }

    /** The next, in their order. */
    static List<TreeHead.Signed> headsAfter(Transaction tx, long after, long upTo, int limit) {
        return tx.handle()
                .createQuery(
                        "select * from audit_head where size > :after and size <= :upTo order by size limit :limit")
                .bind("after", after)
                .bind("upTo", upTo)
                .bind("limit", limit)
                .map((row, context) -> head(row))
                .list();
    }

    /** All by which a head was ever signed. */
    static List<String> keys(Transaction tx) {
        return tx.handle()
                .createQuery("select public_key from audit_head group by public_key order by min(size)")
                .mapTo(String.class)
                .list();
    }

    private static TreeHead.Signed head(ResultSet row) throws SQLException {
        var head = new TreeHead(
                row.getLong("size"),
                row.getTimestamp("at").toInstant(),
                Hash.ofBytes(row.getBytes("root")),
                AuditPublicKey.parse(row.getString("public_key")).id());
        return new TreeHead.Signed(head, row.getBytes("signature"));
    }
}
