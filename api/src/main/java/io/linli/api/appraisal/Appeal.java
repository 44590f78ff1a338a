package io.linli.api.appraisal;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who worked on a case objects to being judged by it (容错): who did what they could is not to blame.
 *
 * @param decision why it was decided so; null while it is open
 */
record Appeal(
        UUID id,
        UUID incident,
        String grid,
        String by,
        String reason,
        Instant at,
        State state,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String decision) {

    /** What became of it. */
    enum State {
        OPEN,
        /** The case leaves the count. */
        UPHELD,
        REJECTED;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Map<String, Object> view() {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", id);
        view.put("incident", incident);
        view.put("by", by);
        view.put("reason", reason);
        view.put("at", at);
        view.put("state", state.id());
        if (decidedBy != null) {
            view.put("decided_by", decidedBy);
            view.put("decided_at", decidedAt);
            view.put("decision", decision);
        }
        return view;
    }
}
