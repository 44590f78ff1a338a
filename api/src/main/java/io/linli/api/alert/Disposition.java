package io.linli.api.alert;

import io.linli.model.Alert;
import io.linli.model.Ladder;
import io.linli.model.Level;
import io.linli.model.Mode;
import io.linli.model.RuleKind;
import java.time.Duration;
import java.time.Instant;

/** What becomes of an alert, and so why people are told or not. */
public enum Disposition {
    /** People work on it. */
    INCIDENT,
    /** The rule is being tried; it is only counted. */
    SHADOW,
    /** Another alert explains it: people work on that, and see this one beside it. */
    EXPLAINED,
    /** The first step of the ladder is a call to the resident, not yet a case. */
    CHECK_IN,
    /** Devices want looking after: it stands where devices do, and nobody is called. */
    UPKEEP,
    /** It was over before it was known, or before anybody worked here: on the record, and nobody is woken. */
    LATE_FINDING;

    private static final Duration LATE_FOR_LEVEL_I = Duration.ofMinutes(15);
    private static final Duration LATE_FOR_OTHERS = Duration.ofMinutes(60);

    /**
     * Only readings that came late make an alert too old, or that it is from before our time; that we were down
     * ourselves never does.
     *
     * @param began when the first rule was published here
     */
    public static Disposition of(Alert alert, Instant now, Instant began) {
        if (alert.mode() != Mode.LIVE) {
            return SHADOW;
        }
        if (alert.cause() != null) {
            return EXPLAINED;
        }
        if (alert.ladder() == Ladder.L1) {
            return CHECK_IN;
        }
        if (alert.kind() == RuleKind.DEVICE && alert.level() == Level.IV) {
            return UPKEEP;
        }
        var isNotOurs = alert.late() || alert.levelAt().isBefore(began);
        return isNotOurs && isOver(alert, now) ? LATE_FINDING : INCIDENT;
    }

    private static boolean isOver(Alert alert, Instant now) {
        return !alert.isOpen() || age(alert, now).compareTo(limit(alert)) > 0;
    }

    private static Duration limit(Alert alert) {
        return switch (alert.level()) {
            case I -> LATE_FOR_LEVEL_I;
            case II, III, IV -> LATE_FOR_OTHERS;
        };
    }

    /** From when its level was reached: for the first revision by the devices' clocks, since the stream's says only when we heard. */
    private static Duration age(Alert alert, Instant now) {
        var isFirstLevel = alert.levelAt().equals(alert.raisedAt());
        return Duration.between(isFirstLevel ? alert.onset() : alert.levelAt(), now);
    }
}
