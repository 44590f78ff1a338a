package io.linli.api.audit;

import io.linli.api.staff.Role;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * One line of the log. Its hash is that of its leaf in the tree, over its canonical JSON.
 *
 * @param seq from 1, without gaps
 * @param dataHash of its record and salt, which stand elsewhere
 * @param prevHash the hash of the entry before; zeros before the first
 */
record AuditEntry(
        long seq,
        Instant at,
        AuditAction action,
        String actor,
        Role role,
        String object,
        String grid,
        Hash dataHash,
        Hash prevHash) {

    /** Before the first entry. */
    static final Hash NOTHING = Hash.ofBytes(new byte[32]);

    static AuditEntry of(AuditDraft draft, long seq, Instant at, Hash dataHash, Hash prevHash) {
        return new AuditEntry(
                seq, at, draft.action(), draft.actor(), draft.role(), draft.object(), draft.grid(), dataHash, prevHash);
    }

    Hash hash() {
        return Hash.ofLeaf(CanonicalJson.of(view()).getBytes(StandardCharsets.UTF_8));
    }

    /** As it is shown outside, and hashed. */
    Map<String, Object> view() {
        var view = new TreeMap<String, Object>();
        view.put("seq", seq);
        view.put("at", at.toString());
        view.put("action", action.id());
        view.put("actor", actor);
        view.put("role", role.name());
        view.put("object", Map.of("kind", action.objectKind(), "id", object));
        view.put("grid", grid);
        view.put("data_hash", dataHash.hex());
        view.put("prev_hash", prevHash.hex());
        return view;
    }
}
