package io.linli.api.appraisal;

import java.util.Locale;

/** The parts of a case whose length is told. */
enum Stage {
    /** From the first that was noticed until people were told. */
    DISPATCH,
    /** From then until somebody took it. */
    ACKNOWLEDGE,
    /** From then until somebody was there. */
    ARRIVE,
    /** From the dispatch until it was said what was done. */
    FEEDBACK,
    /** From then until somebody else had looked. */
    CLOSE;

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
