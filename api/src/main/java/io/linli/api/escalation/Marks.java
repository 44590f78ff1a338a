package io.linli.api.escalation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/**
 * What people did about the time that a case takes; it stays, whatever clock begins anew.
 *
 * @param urges how often somebody asked for haste (催单)
 * @param supervisedBy who put it under supervision (督办)
 * @param extension asked for, or granted (延期); counted once
 */
public record Marks(
        int urges, @Nullable String supervisedBy, @Nullable Extension extension) {
    public static final Marks NONE = new Marks(0, null, null);

    /** More time for the feedback. */
    public record Extension(
            String askedBy, String reason, @Nullable String approvedBy) {}

    /** More time was granted. */
    @JsonIgnore
    public boolean isExtended() {
        return extension != null && extension.approvedBy() != null;
    }

    public Marks urged() {
        return new Marks(urges + 1, supervisedBy, extension);
    }

    public Marks supervised(String by) {
        return new Marks(urges, by, extension);
    }

    public Marks with(@Nullable Extension next) {
        return new Marks(urges, supervisedBy, next);
    }
}
