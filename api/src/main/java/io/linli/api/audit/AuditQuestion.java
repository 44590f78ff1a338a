package io.linli.api.audit;

import io.linli.api.http.Call;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries somebody wants to see; what is null is not asked for.
 *
 * @param mine the grids of who asks, as SQL's {@code like} wants it
 * @param before the entry that the page ends ahead of
 */
record AuditQuestion(
        String mine,
        String grid,
        @Nullable AuditAction action,
        @Nullable String actor,
        @Nullable String object,
        @Nullable Instant from,
        @Nullable Instant to,
        long before,
        int limit) {

    static AuditQuestion of(Call call) {
        var before = call.query("before", Long::valueOf);
        return new AuditQuestion(
                call.caller().gridPattern(),
                call.query("grid").orElse("") + "%",
                call.query("action", AuditAction::parse),
                call.query("actor").orElse(null),
                call.query("object").orElse(null),
                call.time("from"),
                call.time("to"),
                before == null ? Long.MAX_VALUE : before,
                call.limit());
    }
}
