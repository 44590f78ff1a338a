package io.linli.api.notify;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What one attempt at delivery came to. */
public sealed interface Receipt {

    /** The receiver has it. */
    record Delivered(String detail) implements Receipt {}

    /** On its way; without an answer in time the attempt has failed. */
    record Awaiting(Duration within) implements Receipt {}

    /** Not tried: the channel itself holds it back for so long, so that it is not shut out by the other side. */
    record Postponed(Duration pause) implements Receipt {}

    /** It may work later; not before the time given, when the receiver gave one. */
    record Failed(String reason, @Nullable Duration notBefore) implements Receipt {
        public Failed(String reason) {
            this(reason, null);
        }
    }

    /**
     * It will never work.
     *
     * @param isGone whether the receiver is no more
     */
    record Refused(String reason, boolean isGone) implements Receipt {
        public Refused(String reason) {
            this(reason, false);
        }
    }
}
