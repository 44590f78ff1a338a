package io.linli.api.audit;

import io.linli.api.store.Records.Transaction;
import java.time.Duration;
import java.util.Optional;

/** Signs what the log has become. */
public final class AuditDesk {
    private static final Duration PACE = Duration.ofMinutes(5);

    private final AuditKey key;

    public AuditDesk(AuditKey key) {
        this.key = key;
    }

    /** Where something was added and the newest head is old enough; several instances make no more heads than one. */
    public Optional<TreeHead.Signed> signWhenDue(Transaction tx) {
        AuditTreeStore.lock(tx);
        var newest = AuditTreeStore.newest(tx);
        var isDue = newest.map(signed -> !signed.head().at().plus(PACE).isAfter(tx.now()))
                .orElse(true);
        return isDue && AuditStore.size(tx) > sizeOf(newest) ? Optional.of(sign(tx)) : Optional.empty();
    }

    /** A head over all that was committed. */
    TreeHead.Signed sign(Transaction tx) {
        AuditTreeStore.lock(tx);
        var newest = AuditTreeStore.newest(tx);
        var size = AuditStore.size(tx);
        if (newest.isPresent() && newest.get().head().size() == size) {
            return newest.get();
        }
        AuditTreeStore.grow(tx, sizeOf(newest), size);
        var root = AuditTreeStore.tree(tx).root(size);
        var signed = key.sign(new TreeHead(size, tx.now(), root, key.open().id()));
        AuditTreeStore.add(tx, signed, key.open());
        return signed;
    }

    private static long sizeOf(Optional<TreeHead.Signed> newest) {
        return newest.map(signed -> signed.head().size()).orElse(0L);
    }
}
