package io.linli.api.notify;

import io.linli.api.incident.state.Step;
import java.util.Locale;
import java.util.Optional;

/** Why somebody is told. */
public enum Occasion {
    /** A call for help was heard: the box says so to the person who pressed. */
    HEARD,
    /** A home is still for long: the box asks whether all is well, before anybody else is told. */
    CHECK_IN,
    DISPATCHED,
    LEVEL_ROSE,
    /** Somebody has taken the case. */
    ACKNOWLEDGED,
    /** The resident says that it was nothing. */
    CALLED_OFF,
    /** Those who had it do not, and somebody else must. */
    GIVEN_BACK,
    TRANSFERRED,
    /** A department must come. */
    WHISTLED,
    /** So much happens in one building that it is told as one. */
    MANY,
    /** What was kept for a person, as one. */
    DIGEST,
    /** Whether a way works; nothing has happened. */
    TEST,
    /** Nobody has taken it: the next tier is told too. */
    ESCALATED,
    /** Nobody has said whether it is a case, and whose. */
    OVERDUE_DISPATCH,
    OVERDUE_ARRIVAL,
    OVERDUE_FEEDBACK,
    OVERDUE_CHECK,
    /** Who is there alone is asked whether all is well. */
    VISIT_ASKED,
    /** They did not answer. */
    VISIT_SILENT,
    /** Somebody asks for haste. */
    URGED,
    /** Those who supervise look at it. */
    SUPERVISED;

    /** Of which steps people are told. */
    public static Optional<Occasion> of(Step step) {
        return switch (step) {
            case DISPATCH -> Optional.of(DISPATCHED);
            case ACKNOWLEDGE, TAKE_OVER -> Optional.of(ACKNOWLEDGED);
            case CALL_OFF -> Optional.of(CALLED_OFF);
            case GIVE_BACK -> Optional.of(GIVEN_BACK);
            case TRANSFER -> Optional.of(TRANSFERRED);
            case WHISTLE -> Optional.of(WHISTLED);
            default -> Optional.empty();
        };
    }

    /** Whether all is well with who is there for others: as urgent as the most urgent incident, whatever the level. */
    boolean isOfSafety() {
        return this == VISIT_ASKED || this == VISIT_SILENT;
    }

    /** News of an incident, which may be told with others; all else is a word to those whom it asks for something. */
    boolean isNews() {
        return this == DISPATCHED || this == LEVEL_ROSE || this == ESCALATED;
    }

    /** The step whose time has run out. */
    public static Occasion overdue(Step step) {
        return switch (step) {
            case ARRIVE -> OVERDUE_ARRIVAL;
            case FEEDBACK -> OVERDUE_FEEDBACK;
            case CLOSE -> OVERDUE_CHECK;
            default -> OVERDUE_DISPATCH;
        };
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
