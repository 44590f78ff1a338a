package io.linli.standalone.evaluation;

import org.jspecify.annotations.Nullable;

/**
 * A moment from which on nobody moves any more.
 *
 * @param last one more thing that was still done after it, or null
 */
record Incident(long at, Variant variant, @Nullable Stir last) {

    /** How it happens. */
    enum Variant {
        ANYWHERE("anywhere"),
        ONE_MORE("one more event 5–30 min later"),
        BATHROOM("in the bathroom"),
        BED("in bed"),
        DOOR("within 10 min of the door");

        private final String title;

        Variant(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }
}
